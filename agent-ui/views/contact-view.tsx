import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ContactPhase } from '../connect/port.ts'
import type { ClosingRef } from '../machines/closing.ts'
import type { ContactRef } from '../machines/contact.ts'
import type { DeparturesRef } from '../machines/departures.ts'
import { isSilent } from '../machines/monitoring.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { FocusKeeper, landing } from './focus-keeper.tsx'
import { MonitorButton } from './monitor-button.tsx'
import { Notices } from './notices.tsx'
import { People } from './people.tsx'
import { TransferDialog } from './quick-connect-dialogs.tsx'

/** Why there is no conversation to see. */
const reasons: Record<ContactPhase, string> = {
  incoming: 'This chat waits to be accepted.',
  connected: 'The chat is being opened.',
  ended: 'This chat has ended, or you have left it.',
  missed: 'You missed this chat.',
  rejected: 'You rejected this chat.',
  failed: 'This chat could not be connected.',
}

/** The selected chat: its conversation and the people in it. */
export function ContactView({ contact }: { contact: ContactRef }) {
  const customer = useSelector(contact, ({ context }) => context.contact.customer)
  const { conversation, composer, typists, invite, departures } = useSelector(
    contact,
    ({ children }) => children,
    shallowEqual,
  )
  return (
    <>
      <main className="desk-conversation">
        <Heading contact={contact} />
        <Notices contact={contact} />
        {conversation && typists && composer ? (
          <>
            <Conversation contact={contact} conversation={conversation} typists={typists} composer={composer} />
            <Composer contact={contact} composer={composer} customer={customer} />
          </>
        ) : (
          <Nothing contact={contact} />
        )}
      </main>
      {invite && departures && <People contact={contact} invite={invite} departures={departures} />}
    </>
  )
}

function Heading({ contact }: { contact: ContactRef }) {
  const { customer, queue } = useSelector(contact, ({ context }) => context.contact)
  const active = useSelector(contact, (snapshot) => snapshot.matches({ open: 'active' }))
  const { transfer, departures, monitoring, closing } = useSelector(contact, ({ children }) => children, shallowEqual)
  const supervises = useSelector(contact, ({ context }) => context.contact.monitoring !== undefined)
  const silent = useSelector(contact, ({ context }) => isSilent(context.contact))
  return (
    <div className="conversation-heading">
      <div>
        <h2 id={landing.conversation} tabIndex={-1}>
          {customer}
        </h2>
        {queue && <span className="muted">{queue}</span>}
      </div>
      <FocusKeeper to="conversation" className="buttons" key={active ? 'active' : 'over'}>
        {active && monitoring && supervises && <MonitorButton contact={contact} monitoring={monitoring} />}
        {active && transfer && departures && (
          <>
            {!silent && <TransferDialog transfer={transfer} />}
            <Leave departures={departures}>{silent ? 'Stop monitoring' : 'Leave chat'}</Leave>
          </>
        )}
        {closing && <Close closing={closing} />}
      </FocusKeeper>
    </div>
  )
}

function Leave({ departures, children }: { departures: DeparturesRef; children: string }) {
  const leaving = useSelector(departures, (snapshot) => snapshot.matches({ self: 'leaving' }))
  return (
    <Button loading={leaving} loadingText="Leaving" onClick={() => departures.send({ type: 'chat.leave' })}>
      {children}
    </Button>
  )
}

function Close({ closing }: { closing: ClosingRef }) {
  const clearing = useSelector(closing, (snapshot) => snapshot.matches('clearing'))
  return (
    <Button
      variant="primary"
      loading={clearing}
      loadingText="Closing"
      onClick={() => closing.send({ type: 'contact.clear' })}
    >
      Close contact
    </Button>
  )
}

function Nothing({ contact }: { contact: ContactRef }) {
  const phase = useSelector(contact, ({ context }) => context.contact.phase)
  return (
    <div role="status">
      <Alert type={phase === 'missed' || phase === 'failed' ? 'warning' : 'info'}>{reasons[phase]}</Alert>
    </div>
  )
}
