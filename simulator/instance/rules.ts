import type { Assumptions } from './assumptions.ts'
import { type Attachment, agentsIn, bargedSupervisor, type Chat, invited, joined, type Participant } from './chat.ts'
import type { ContactCenter, Directory } from './directory.ts'
import { Refusal } from './refusal.ts'

/** Most people in a multi-party chat: a customer, a primary agent and four more (documented, admin guide). */
const MULTI_PARTY_LIMIT = 6
/** An agent and the customer: all there is room for without the feature (documented, admin guide). */
const TWO_PARTY_LIMIT = 2
/** Where multi-party chat is not available (documented, admin guide). */
const REGIONS_WITHOUT = ['us-gov-west-1']

/** How many people a chat has room for, as the instance is set up. */
export function placesIn({ features }: ContactCenter): number {
  return features.multiPartyChat ? MULTI_PARTY_LIMIT : TWO_PARTY_LIMIT
}

/** How many of those places are taken: who has been asked in counts, unless assumed otherwise. */
export function seatsTaken(chat: Chat, assumptions: Assumptions): number {
  const isCounted = ({ role, state }: Participant) => {
    if (role === 'SUPERVISOR') return state === 'joined' && assumptions.bargedSupervisorTakesSeat
    // It is never there with an agent, so that it takes nobody's place.
    return role !== 'CUSTOM_BOT'
  }
  const expected = chat.participants.filter((each) => each.state !== 'left' && isCounted(each))
  return expected.length - (assumptions.pendingInvitationsTakeSeats ? 0 : invited(chat).length)
}

/** The decisions the project exists to test, apart from everything else so that each is made in one place. */
export interface Rules {
  /** @throws Refusal when nobody can be invited into the chat now. */
  requireSeat(chat: Chat): void
  /** Whether read and delivered receipts work in the chat now. */
  receiptsWork(chat: Chat): boolean
  /** What the scan of an attachment finds. */
  isHarmless(attachment: Attachment): boolean
}

/** The rules as Amazon Connect has them (CONTRACT section 1), for the instance as it is set up when they are asked. */
export function rulesOf(directory: Directory, assumptions: Assumptions): Rules {
  return {
    requireSeat(chat) {
      const { center } = directory
      const taken = seatsTaken(chat, assumptions)
      if (REGIONS_WITHOUT.includes(center.region)) {
        throw new Refusal(
          'multi-party chat not in this region',
          `Multi-party chat is not available in ${center.region}: nobody can be added to this chat.`,
        )
      }
      if (!center.features.multiPartyChat && taken >= TWO_PARTY_LIMIT) {
        throw new Refusal(
          'multi-party chat off',
          `Multi-party chat is not enabled for this instance. ${howToEnable(center)}`,
        )
      }
      if (taken >= MULTI_PARTY_LIMIT) {
        throw new Refusal(
          'chat full',
          `This chat is full: it can have at most ${MULTI_PARTY_LIMIT} participants. Somebody has to leave first.`,
        )
      }
    },

    receiptsWork(chat) {
      return joined(chat).length <= 2 && agentsIn(chat).length <= 1 && !bargedSupervisor(chat)
    },

    isHarmless({ name }) {
      return !directory.center.attachmentScanning?.rejects.some((part) => name.includes(part))
    },
  }
}

/**
 * The console has one option for multi-party chats and enhanced monitoring, and shows it as on when only the latter is:
 * whoever enabled monitoring before there were multi-party chats has to switch once more (documented, multi-party chat).
 */
function howToEnable({ features }: Pick<ContactCenter, 'features'>): string {
  if (!features.enhancedChatMonitoring) return 'Ask an administrator to enable multi-party chats.'
  return (
    'Enhanced monitoring for chat is, so that the console shows their common option as on: ask an administrator to turn ' +
    'it off and on again, or to set MULTI_PARTY_CHAT_CONFERENCE with UpdateInstanceAttribute.'
  )
}
