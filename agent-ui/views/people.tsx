import Avatar from '@cloudscape-design/chat-components/avatar'
import Button from '@cloudscape-design/components/button'
import { useSelector } from '@xstate/react'
import type { Person } from '../connect/port.ts'
import type { ContactRef } from '../machines/contact.ts'
import { type DeparturesRef, isLeaving } from '../machines/departures.ts'
import { isSilent } from '../machines/monitoring.ts'
import { FULL, isFull, present, SEATS, seatsTaken } from '../machines/people.ts'
import type { QuickConnectsRef } from '../machines/quick-connects.ts'
import { FocusKeeper, landing } from './focus-keeper.tsx'
import { firstName, initials, roleNames, rosterName } from './names.ts'
import { InviteDialog } from './quick-connect-dialogs.tsx'
import { RemovalDialog } from './removal-dialog.tsx'

interface Props {
  contact: ContactRef
  invite: QuickConnectsRef
  departures: DeparturesRef
}

/** Who is in the chat, and the means to change that. */
export function People({ contact, invite, departures }: Props) {
  const people = useSelector(contact, ({ context }) => context.contact.people)
  const silent = useSelector(contact, ({ context }) => isSilent(context.contact))
  const active = useSelector(contact, (snapshot) => snapshot.matches({ open: 'active' })) && !silent
  const full = isFull(people)
  return (
    <section className="desk-people" aria-label="People in this chat">
      <div className="people-heading">
        <h2 id={landing.people} tabIndex={-1}>
          People
        </h2>
        <span className="seats" data-full={full}>
          {seatsTaken(people)} of {SEATS}
        </span>
      </div>
      <ul>
        {present(people).map((person) => (
          <li key={person.connectionId}>
            <Entry person={person} {...(active && { departures })} />
          </li>
        ))}
      </ul>
      {active && (
        <>
          <InviteDialog invite={invite} full={full} />
          {full && <p className="muted">{FULL}</p>}
          <RemovalDialog departures={departures} />
        </>
      )}
    </section>
  )
}

function Entry({ person, departures }: { person: Person; departures?: DeparturesRef }) {
  return (
    <FocusKeeper to="people" className="person">
      <span className="person-avatar">
        <Avatar ariaLabel={`Avatar of ${person.name}`} initials={initials(person.name)} />
      </span>
      <div className="person-words">
        <span className="person-name">{rosterName(person)}</span>{' '}
        <span className="muted">
          {roleNames[person.role]} <span className={`person-${person.state}`}>{person.state}</span>
        </span>
      </div>
      {departures && !person.self && <WayOut person={person} departures={departures} />}
    </FocusKeeper>
  )
}

function WayOut({ person: { connectionId, name, state }, departures }: { person: Person; departures: DeparturesRef }) {
  const leaving = useSelector(departures, ({ context }) => isLeaving(context, connectionId))
  if (state === 'invited') {
    return (
      <Button
        variant="inline-link"
        ariaLabel={`Withdraw invitation to ${firstName(name)}`}
        loading={leaving}
        loadingText="Withdrawing"
        onClick={() => departures.send({ type: 'invitation.withdraw', connectionId })}
      >
        Withdraw
      </Button>
    )
  }
  if (state !== 'joined') return null
  return (
    <Button
      variant="inline-link"
      ariaLabel={`Remove ${firstName(name)}`}
      loading={leaving}
      loadingText="Removing"
      onClick={() => departures.send({ type: 'person.remove', connectionId })}
    >
      Remove
    </Button>
  )
}
