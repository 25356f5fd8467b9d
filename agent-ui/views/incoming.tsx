import Button from '@cloudscape-design/components/button'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ContactRef } from '../machines/contact.ts'
import type { RingingRef } from '../machines/ringing.ts'
import { useApp } from './app-context.ts'
import { FocusKeeper } from './focus-keeper.tsx'

/** The chats that ring, each with its own buttons. */
export function Incoming() {
  const contacts = useSelector(useApp(), ({ context }) => Object.values(context.contacts), shallowEqual)
  return (
    <div aria-live="assertive">
      {contacts.map((contact) => (
        <MaybeRinging key={contact.id} contact={contact} />
      ))}
    </div>
  )
}

function MaybeRinging({ contact }: { contact: ContactRef }) {
  const ringing = useSelector(contact, ({ children }) => children.ringing)
  return ringing ? <Ringing contact={contact} ringing={ringing} /> : null
}

function Ringing({ contact, ringing }: { contact: ContactRef; ringing: RingingRef }) {
  const app = useApp()
  const { customer, queue } = useSelector(contact, ({ context }) => context.contact)
  const notices = useSelector(contact, ({ context }) => context.notices)
  const accepting = useSelector(ringing, (snapshot) => snapshot.matches('accepting'))
  const rejecting = useSelector(ringing, (snapshot) => snapshot.matches('rejecting'))
  const accept = () => {
    app.send({ type: 'contact.select', contactId: contact.id })
    ringing.send({ type: 'contact.accept' })
  }
  return (
    <FocusKeeper to="conversation">
      <section className="incoming" aria-label={`Incoming chat from ${customer}`}>
        <h2>Incoming chat from {customer}</h2>
        {queue && <p className="muted">{queue}</p>}
        {notices.map((notice) => (
          <p key={notice.id} role="alert">
            {notice.text}
          </p>
        ))}
        <div className="buttons">
          <Button
            variant="primary"
            ariaLabel={`Accept chat from ${customer}`}
            loading={accepting}
            loadingText="Accepting"
            onClick={accept}
          >
            Accept
          </Button>
          <Button
            ariaLabel={`Reject chat from ${customer}`}
            loading={rejecting}
            loadingText="Rejecting"
            onClick={() => ringing.send({ type: 'contact.reject' })}
          >
            Reject
          </Button>
        </div>
      </section>
    </FocusKeeper>
  )
}
