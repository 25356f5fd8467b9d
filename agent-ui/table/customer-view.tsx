import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useSelector } from '@xstate/react'
import type { CustomerRef } from './customer.ts'
import { CustomerConversation } from './customer-conversation.tsx'
import { CustomerWriting } from './customer-writing.tsx'
import { NameForm } from './name-form.tsx'

/** The customer's page: a name, then the chat. */
export function CustomerView({ customer }: { customer: CustomerRef }) {
  const { name, problem } = useSelector(customer, ({ context }) => context)
  const beforeChat = useSelector(customer, (snapshot) => !snapshot.matches('inChat'))
  const open = useSelector(customer, (snapshot) => snapshot.matches({ inChat: 'open' }))
  const over = useSelector(customer, (snapshot) => snapshot.matches({ inChat: 'over' }))
  const { conversation, composer, typists } = useSelector(customer, ({ children }) => children)
  return (
    <>
      <header className="top-bar">
        <h1>Chat with us</h1>
        {!beforeChat && <span className="muted">{name}, customer</span>}
        <div className="top-bar-settings">
          {open && <Button onClick={() => customer.send({ type: 'chat.leave' })}>End chat</Button>}
          {over && (
            <Button variant="primary" onClick={() => customer.send({ type: 'chat.start' })}>
              Start another chat
            </Button>
          )}
        </div>
      </header>
      <main className="customer">
        {problem && (
          <div role="alert">
            <Alert type="error">{problem}</Alert>
          </div>
        )}
        {beforeChat && <NameForm customer={customer} />}
        {conversation && typists && <CustomerConversation conversation={conversation} typists={typists} />}
        {open && composer && <CustomerWriting composer={composer} />}
      </main>
    </>
  )
}
