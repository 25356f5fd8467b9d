import { joined, type Participant } from '../../../simulator/instance/chat.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import { showing } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

const as = (participant: Participant, state: Participant['state']): Participant => ({ ...participant, state })

const hadJoined = ({ id }: Participant, transcript: readonly { kind: string; participantId: string }[]) =>
  transcript.some((each) => each.kind === 'joined' && each.participantId === id)

/** Snapshots of which nobody is told for a time that they have changed, but one agent. */
class StaleSnapshots extends Instance {
  #toldOnly: string | undefined

  override subscribe(listener: Parameters<Instance['subscribe']>[0]) {
    return super.subscribe((event) => {
      const isKept = event.type === 'agent changed' && this.#isStaleFor(event.userId)
      if (!isKept) listener(event)
    })
  }

  protected tellingOnly(userId: string | undefined, act: () => void): void {
    this.#toldOnly = userId
    act()
    this.#toldOnly = undefined
  }

  #isStaleFor(userId: string): boolean {
    // The instance itself listens while it is being made.
    return #toldOnly in this && this.#toldOnly !== undefined && this.#toldOnly !== userId
  }
}

class SilentRemoval extends StaleSnapshots {
  override disconnect(userId: string, contactId: string, participantId: string): void {
    const { participant } = this.participantById(participantId)
    const removed = participant.userId === userId || participant.state !== 'joined' ? undefined : participant.userId
    this.tellingOnly(removed, () => super.disconnect(userId, contactId, participantId))
  }
}

class SilentSixth extends StaleSnapshots {
  override accept(userId: string, contactId: string): void {
    const isSixth = joined(this.chatOfContact(contactId)).length === 5
    this.tellingOnly(isSixth ? userId : undefined, () => super.accept(userId, contactId))
  }
}

export const roster = defectsOf('roster', [
  {
    name: 'gone-and-still-listed',
    is: 'Agents who have left stand in the snapshots of the others.',
    caughtBy: 'join-and-leave: an agent leaves: the others are told once and go on',
    createInstance: showing((people, { transcript }) =>
      people.map((each) =>
        each.role === 'AGENT' && each.state === 'left' && hadJoined(each, transcript) ? as(each, 'joined') : each,
      ),
    ),
  },
  {
    name: 'removed-not-told',
    is: 'When an agent removes another, the snapshots of those who stay do not change.',
    caughtBy: 'join-and-leave: an agent removes another',
    createInstance: (options) => new SilentRemoval(options),
  },
  {
    name: 'invited-listed-as-joined',
    is: 'Who has only been invited stands in snapshots as having joined.',
    caughtBy: 'join-and-leave: an invited agent accepts: the others see them invited, then joined',
    createInstance: showing((people) => people.map((each) => (each.state === 'invited' ? as(each, 'joined') : each))),
  },
  {
    name: 'sixth-not-told',
    is: 'When the sixth person joins, the snapshots of the others do not change.',
    caughtBy: 'cap: exactly six can be in a chat',
    createInstance: (options) => new SilentSixth(options),
  },
  {
    name: 'names-exchanged',
    is: 'Where there are more than two agents, the second bears the name of the third.',
    caughtBy: 'cap: exactly six can be in a chat',
    createInstance: showing((people) => {
      const [, , second, third] = people
      if (!second || !third) return people
      return people.map((each) => (each === second ? { ...second, displayName: third.displayName } : each))
    }),
  },
  {
    name: 'listed-twice-when-back',
    is: 'Who leaves and joins again is listed twice.',
    caughtBy: 'join-and-leave: an agent leaves and is invited again',
    createInstance: showing((people) =>
      people.map((each) =>
        each.state === 'left' && people.some((other) => other.userId === each.userId && other.state === 'joined')
          ? as(each, 'joined')
          : each,
      ),
    ),
  },
  {
    name: 'monitor-listed',
    is: 'A silent monitor stands in the snapshots of those whom they monitor.',
    caughtBy: 'supervisor: a supervisor listens, and nobody can tell',
    createInstance: showing((people) => people.map((each) => (each.state === 'listening' ? as(each, 'joined') : each))),
  },
  {
    name: 'supervisor-not-listed',
    is: 'A supervisor who has barged in stands in nobody’s snapshot but their own.',
    caughtBy: 'supervisor: she barges in, everybody sees and hears her',
    createInstance: showing((people) =>
      people.map((each) => (each.role === 'SUPERVISOR' && each.state === 'joined' ? as(each, 'listening') : each)),
    ),
  },
])
