import type { Item } from '../../../simulator/instance/chat.ts'
import type { DomainEvent } from '../../../simulator/instance/events.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import { recalling, telling, tellingItems } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

/** More than talk where nothing special is tried. */
const MANY = 4

/** Tells of who was invited after they have joined. */
function heldInvitations(): (event: DomainEvent) => readonly DomainEvent[] {
  const held = new Map<string, DomainEvent>()
  return (event) => {
    if (event.type !== 'item') return [event]
    const { kind, participantId } = event.item
    const invitation = held.get(participantId)
    held.delete(participantId)
    if (kind === 'invited') held.set(participantId, event)
    if (kind === 'invited') return []
    return invitation ? [event, invitation] : [event]
  }
}

/** Says again what is said among many. */
class SayingTwice extends Instance {
  override say(...given: Parameters<Instance['say']>): Item {
    const { chat } = this.participantById(given[0])
    if (chat.participants.filter((each) => each.state === 'joined').length >= MANY) super.say(...given)
    return super.say(...given)
  }
}

/** The last two of a long transcript have changed places. */
function swapped(transcript: readonly Item[]): Item[] {
  const last = transcript.at(-1)
  const before = transcript.at(-2)
  if (!last || !before || transcript.length < 12) return [...transcript]
  return [...transcript.slice(0, -2), last, before]
}

export const order = defectsOf('order and duplication', [
  {
    name: 'left-told-twice',
    is: 'That somebody has left is told twice.',
    caughtBy: 'join-and-leave: an agent leaves: the others are told once and go on',
    createInstance: tellingItems((item, event) =>
      item.kind === 'left' ? [event, { ...event, item: { ...item, id: `${item.id.slice(0, -1)}x` } }] : [event],
    ),
  },
  {
    name: 'joined-told-twice',
    is: 'That an agent has joined is told twice.',
    caughtBy: 'join-and-leave: everybody in the chat is told once of a new agent',
    createInstance: tellingItems((item, event) =>
      item.kind === 'joined' && item.role === 'AGENT' ? [event, event] : [event],
    ),
  },
  {
    name: 'joined-before-invited',
    is: 'That somebody was invited is told after they have joined.',
    caughtBy: 'join-and-leave: everybody in the chat is told once of a new agent',
    createInstance: telling(heldInvitations),
  },
  {
    name: 'pushed-twice',
    is: 'Every message is pushed twice.',
    caughtBy: 'messages: everybody is sent each message once',
    createInstance: tellingItems((item, event) => (item.kind === 'message' ? [event, event] : [event])),
  },
  {
    name: 'said-twice-among-many',
    is: 'Among more than three people every message is taken twice.',
    caughtBy: 'messages: six people write at once: everybody has every message once',
    createInstance: (options) => new SayingTwice(options),
  },
  {
    name: 'transcript-out-of-order',
    is: 'In a long transcript the last two have changed places.',
    caughtBy: 'messages: six people write at once: everybody has every message once',
    createInstance: recalling(({ transcript }) => swapped(transcript)),
  },
  {
    name: 'pushed-with-another-time',
    is: 'What the customer says among many is pushed with a time a minute early.',
    caughtBy: 'messages: six people write at once: everybody has every message once',
    createInstance: tellingItems((item, event) =>
      item.kind === 'message' && item.role === 'CUSTOMER' && event.to.length >= MANY
        ? [{ ...event, item: { ...item, time: item.time - 60_000 } }]
        : [event],
    ),
  },
  {
    name: 'not-pushed-to-the-latest',
    is: 'Among many, who came last is not pushed what is said.',
    caughtBy: 'messages: six people write at once: everybody has every message once',
    createInstance: tellingItems((item, event) =>
      item.kind === 'message' && event.to.length >= MANY ? [{ ...event, to: event.to.slice(0, -1) }] : [event],
    ),
  },
])
