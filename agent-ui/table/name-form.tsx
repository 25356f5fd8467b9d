import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useSelector } from '@xstate/react'
import type { CustomerRef } from './customer.ts'

/** Who wants to chat. */
export function NameForm({ customer }: { customer: CustomerRef }) {
  const name = useSelector(customer, ({ context }) => context.name)
  const asking = useSelector(customer, (snapshot) => snapshot.matches('asking'))
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault()
        customer.send({ type: 'chat.start' })
      }}
    >
      <p>How can we help? Somebody is here for you.</p>
      <FormField label="Your name">
        <Input
          value={name}
          autoComplete="off"
          disabled={asking}
          onChange={({ detail }) => customer.send({ type: 'name.changed', name: detail.value })}
        />
      </FormField>
      <Button variant="primary" formAction="submit" loading={asking} loadingText="Starting" disabled={!name.trim()}>
        Start chat
      </Button>
    </form>
  )
}
