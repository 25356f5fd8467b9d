import { agentsIn, type Chat, joined } from '../../../simulator/instance/chat.ts'
import { Instance, type InstanceOptions } from '../../../simulator/instance/instance.ts'
import type { QuickConnectReference } from '../../../simulator/instance/offers.ts'
import { Refusal } from '../../../simulator/instance/refusal.ts'
import { assuming, deciding } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

/** What was refused has left a trace all the same. */
class NotingRefusals extends Instance {
  override invite(userId: string, contactId: string, quickConnect: QuickConnectReference): void {
    try {
      super.invite(userId, contactId, quickConnect)
    } catch (error) {
      const chat = this.chatOfContact(contactId)
      chat.transcript.push({
        kind: 'invited',
        id: this.nextId(),
        time: this.clock.now(),
        participantId: chat.customer.id,
        displayName: 'Somebody',
        role: 'AGENT',
        contactId,
      })
      throw error
    }
  }
}

const changed = (change: Partial<InstanceOptions['center']>) => (options: InstanceOptions) =>
  new Instance({ ...options, center: { ...options.center, ...change } })

const fullAt = (limit: number, count: (chat: Chat) => number) =>
  deciding((right) => ({
    requireSeat(chat) {
      if (count(chat) >= limit) throw new Refusal('chat full', 'This chat is full: it can have at most 6 participants.')
      right.requireSeat(chat)
    },
  }))

export const cap = defectsOf('cap', [
  {
    name: 'cap-of-seven',
    is: 'A seventh person finds a seat.',
    caughtBy: 'cap: a seventh person is refused, and nothing changes',
    createInstance: deciding(({ requireSeat }) => ({
      requireSeat: (chat) => (joined(chat).length < 7 ? undefined : requireSeat(chat)),
    })),
  },
  {
    name: 'cap-of-five',
    is: 'The sixth person is refused.',
    caughtBy: 'cap: exactly six can be in a chat',
    createInstance: fullAt(5, (chat) => joined(chat).length),
  },
  {
    name: 'invitations-not-counted',
    is: 'Who has been invited and has not answered takes no seat.',
    caughtBy: 'cap: a pending invitation takes a seat',
    createInstance: assuming({ pendingInvitationsTakeSeats: false }),
  },
  {
    name: 'seats-used-up',
    is: 'A seat does not get free when its agent leaves.',
    caughtBy: 'cap: a seat that gets free is taken again',
    createInstance: fullAt(6, (chat) => chat.participants.length),
  },
  {
    name: 'feature-switch-ignored',
    is: 'A third person can join where multi-party chat is not enabled.',
    caughtBy: 'cap: a third person is refused, and the agent is told why',
    createInstance: (options) => changed({ features: { ...options.center.features, multiPartyChat: true } })(options),
  },
  {
    name: 'region-ignored',
    is: 'A third person can join in a region without multi-party chat.',
    caughtBy: 'cap: a third person is refused, and the agent is told why',
    createInstance: deciding(({ requireSeat }) => ({
      requireSeat(chat) {
        try {
          requireSeat(chat)
        } catch (error) {
          if (!(error instanceof Refusal) || error.reason !== 'multi-party chat not in this region') throw error
        }
      },
    })),
  },
  {
    name: 'refusal-leaves-a-trace',
    is: 'An invitation that was refused stands in the transcript.',
    caughtBy: 'cap: a seventh person is refused, and nothing changes',
    createInstance: (options) => new NotingRefusals(options),
  },
  {
    name: 'supervisor-takes-a-seat',
    is: 'A supervisor who barges in takes the last seat of the six.',
    caughtBy: 'supervisor: whoever joins meanwhile does not see her until she barges in',
    createInstance: assuming({ bargedSupervisorTakesSeat: true }),
  },
  {
    name: 'refused-without-a-reason',
    is: 'Who is refused for want of a seat is not told why.',
    caughtBy: 'cap: a seventh person is refused, and nothing changes',
    createInstance: deciding(({ requireSeat }) => ({
      requireSeat(chat) {
        if (agentsIn(chat).length >= 5) throw new Refusal('chat full', 'Failed.')
        requireSeat(chat)
      },
    })),
  },
])
