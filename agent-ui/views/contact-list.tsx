import Badge from '@cloudscape-design/components/badge'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ContactPhase, MonitorMode } from '../connect/port.ts'
import type { ContactRef } from '../machines/contact.ts'
import type { ConversationRef } from '../machines/conversation.ts'
import { useApp } from './app-context.ts'
import { StateDot, type Tone } from './state-dot.tsx'

const words: Record<ContactPhase, { text: string; tone: Tone }> = {
  incoming: { text: 'incoming', tone: 'alert' },
  connected: { text: 'connected', tone: 'good' },
  ended: { text: 'after-contact work', tone: 'busy' },
  missed: { text: 'missed', tone: 'alert' },
  rejected: { text: 'rejected', tone: 'quiet' },
  failed: { text: 'failed', tone: 'alert' },
}

const supervision: Record<MonitorMode, { text: string; tone: Tone }> = {
  silent: { text: 'monitoring', tone: 'quiet' },
  barge: { text: 'barged in', tone: 'good' },
}

/** All chats of this agent, to choose from. */
export function ContactList() {
  const app = useApp()
  const contacts = useSelector(app, ({ context }) => Object.values(context.contacts), shallowEqual)
  return (
    <section className="contact-list" aria-label="Chats">
      <h2>Chats</h2>
      {contacts.length === 0 && <p className="muted">No chats yet</p>}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Entry contact={contact} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ contact }: { contact: ContactRef }) {
  const app = useApp()
  const customer = useSelector(contact, ({ context }) => context.contact.customer)
  const { phase, monitoring } = useSelector(contact, ({ context }) => context.contact)
  const { text, tone } = (phase === 'connected' && monitoring && supervision[monitoring.mode]) || words[phase]
  const conversation = useSelector(contact, ({ children }) => children.conversation)
  const selected = useSelector(app, ({ context }) => context.selected === contact.id)
  return (
    <button
      type="button"
      className="contact-entry"
      aria-current={selected}
      onClick={() => app.send({ type: 'contact.select', contactId: contact.id })}
    >
      <StateDot tone={tone} />
      <span className="contact-name">{customer}</span> <span className="muted">{text}</span>{' '}
      {conversation && <Unread conversation={conversation} />}
    </button>
  )
}

function Unread({ conversation }: { conversation: ConversationRef }) {
  const unread = useSelector(conversation, ({ context }) => context.unread)
  return unread > 0 ? <Badge color="red">{unread} unread</Badge> : null
}
