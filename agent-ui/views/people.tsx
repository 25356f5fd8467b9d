import Avatar from '@cloudscape-design/chat-components/avatar'
import Button from '@cloudscape-design/components/button'
import { useSelector } from '@xstate/react'
import type { Person } from '../connect/port.ts'
import type { ContactRef } from '../machines/contact.ts'
import type { DeparturesRef } from '../machines/departures.ts'
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
  const { connectionId } = person
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
      {departures && !person.self && person.state === 'invited' && (
        <Button
          variant="inline-link"
          ariaLabel={`Withdraw invitation to ${firstName(person.name)}`}
          onClick={() => departures.send({ type: 'invitation.withdraw', connectionId })}
        >
          Withdraw
        </Button>
      )}
      {departures && !person.self && person.state === 'joined' && (
        <Button
          variant="inline-link"
          ariaLabel={`Remove ${firstName(person.name)}`}
          onClick={() => departures.send({ type: 'person.remove', connectionId })}
        >
          Remove
        </Button>
      )}
    </FocusKeeper>
  )
}
