import type { Participant } from '../../../simulator/instance/chat.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import { showing } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

const as = (participant: Participant, state: Participant['state']): Participant => ({ ...participant, state })

/** Whose chat it was is still shown when they have joined and left. */
const hadJoined = ({ id }: Participant, transcript: readonly { kind: string; participantId: string }[]) =>
  transcript.some((each) => each.kind === 'joined' && each.participantId === id)

/** Of somebody's leaving only they are told by their snapshot. */
class StaleSnapshots extends Instance {
  #isQuiet = false

  override subscribe(listener: Parameters<Instance['subscribe']>[0]) {
    return super.subscribe((event) => {
      if (event.type !== 'agent changed' || !(#isQuiet in this) || !this.#isQuiet) listener(event)
    })
  }

  override disconnect(userId: string, contactId: string, participantId: string): void {
    this.#isQuiet = true
    super.disconnect(userId, contactId, participantId)
    this.#isQuiet = false
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
    is: 'No snapshot changes when an agent disconnects somebody.',
    caughtBy: 'join-and-leave: an agent removes another',
    createInstance: (options) => new StaleSnapshots(options),
  },
  {
    name: 'invited-listed-as-joined',
    is: 'Who has only been invited stands in snapshots as having joined.',
    caughtBy: 'join-and-leave: an invited agent accepts: the others see them invited, then joined',
    createInstance: showing((people) => people.map((each) => (each.state === 'invited' ? as(each, 'joined') : each))),
  },
  {
    name: 'fifth-agent-not-listed',
    is: 'The sixth person stands in no snapshot but their own.',
    caughtBy: 'cap: exactly six can be in a chat',
    createInstance: showing((people) => (people.length > 6 ? people : people.slice(0, 5).concat(people.slice(6)))),
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
