import { type AgentContact, agentsIn, type Participant } from '../../../simulator/instance/chat.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import type { QuickConnectReference } from '../../../simulator/instance/offers.ts'
import type { Presence } from '../../../simulator/instance/presence.ts'
import { assuming, recalling, tellingItems } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

/** Who has been invited is invited once more. */
class InvitingTwice extends Instance {
  override invite(userId: string, contactId: string, quickConnect: QuickConnectReference): void {
    const invited = this.chatOfContact(contactId).participants.filter((each) => each.state === 'invited')
    for (const each of invited) each.state = 'left'
    try {
      super.invite(userId, contactId, quickConnect)
    } finally {
      for (const each of invited) each.state = 'invited'
    }
  }
}

/** Who has rejected is still expected. */
class ExpectingTheRejecting extends Instance {
  override reject(userId: string, contactId: string): void {
    const contact = this.contactsOf(userId).find((each) => each.contactId === contactId)
    super.reject(userId, contactId)
    const participant = contact && this.participantById(contact.participantId).participant
    if (participant) participant.state = 'invited'
  }
}

class ForgivingTheMissing extends Instance {
  override presenceOf(userId: string): Presence {
    const presence = super.presenceOf(userId)
    return presence.chosen && presence.state.type === 'error' ? { ...presence, ...presence.chosen } : presence
  }
}

/** Who hands a chat over goes; the other agents are overlooked. */
class KeepingTheOthers extends Instance {
  override transfer(userId: string, contactId: string, quickConnect: QuickConnectReference): void {
    this.#overlooking(contactId, userId, () => super.transfer(userId, contactId, quickConnect))
  }

  override accept(userId: string, contactId: string): void {
    this.#overlooking(contactId, userId, () => super.accept(userId, contactId))
  }

  #overlooking(contactId: string, by: string, act: () => void): void {
    const others = agentsIn(this.chatOfContact(contactId)).filter((each) => each.userId !== by)
    for (const each of others) each.state = 'listening'
    try {
      act()
    } finally {
      for (const each of others) each.state = 'joined'
    }
  }
}

/** The agent's snapshot shows a contact that is gone as ringing. */
class RingingOn extends Instance {
  readonly #rang = new Map<string, AgentContact>()

  override contactsOf(userId: string): readonly AgentContact[] {
    const contacts = super.contactsOf(userId)
    const ringing = contacts.find((each) => each.state === 'connecting')
    if (ringing) this.#rang.set(userId, { ...ringing })
    const rang = this.#rang.get(userId)
    if (contacts.some((each) => each.contactId === rang?.contactId && each !== ringing)) this.#rang.delete(userId)
    const isGone = rang && !contacts.some((each) => each.contactId === rang.contactId)
    return isGone ? [...contacts, rang] : contacts
  }
}

const isBack = (reader: Participant, all: readonly Participant[]) =>
  all.some((each) => each.userId === reader.userId && each.state === 'left')

export const joining = defectsOf('joining', [
  {
    name: 'joined-withheld',
    is: 'Nobody is told that somebody has joined.',
    caughtBy: 'join-and-leave: everybody in the chat is told once of a new agent',
    createInstance: tellingItems((item, event) => (item.kind === 'joined' ? [] : [event])),
  },
  {
    name: 'invited-withheld',
    is: 'Nobody is told that somebody has been invited.',
    caughtBy: 'join-and-leave: everybody in the chat is told once of a new agent',
    createInstance: tellingItems((item, event) => (item.kind === 'invited' ? [] : [event])),
  },
  {
    name: 'joined-told-to-the-first-only',
    is: 'Of who joins, only the first of those in the chat is told.',
    caughtBy: 'join-and-leave: everybody in the chat is told once of a new agent',
    createInstance: tellingItems((item, event) =>
      item.kind === 'joined' ? [{ ...event, to: event.to.slice(0, 1) }] : [event],
    ),
  },
  {
    name: 'invited-twice',
    is: 'Two agents who invite the same third make two invitations.',
    caughtBy: 'join-and-leave: two agents invite the same agent',
    createInstance: (options) => new InvitingTwice(options),
  },
  {
    name: 'rejection-keeps-the-seat',
    is: 'Who rejects an invitation is shown as invited still.',
    caughtBy: 'join-and-leave: an invited agent rejects: the seat is free',
    createInstance: (options) => new ExpectingTheRejecting(options),
  },
  {
    name: 'missed-and-still-available',
    is: 'Who lets an invitation ring out goes on being available.',
    caughtBy: 'join-and-leave: an invitation that nobody answers is missed',
    createInstance: (options) => new ForgivingTheMissing(options),
  },
  {
    name: 'never-rings-out',
    is: 'An invitation that nobody answers rings for hours.',
    caughtBy: 'join-and-leave: an invitation that nobody answers is missed',
    createInstance: (options) => new Instance({ ...options, center: { ...options.center, ringSeconds: 3 * 3600 } }),
  },
  {
    name: 'withdrawn-and-still-ringing',
    is: 'An invitation that is taken back rings on.',
    caughtBy: 'join-and-leave: an invitation is withdrawn before it is accepted',
    createInstance: (options) => new RingingOn(options),
  },
  {
    name: 'nothing-told-to-who-comes-back',
    is: 'Who leaves and joins again is not given what was said before.',
    caughtBy: 'join-and-leave: an agent leaves and is invited again',
    createInstance: recalling(({ transcript, participants }, reader) =>
      isBack(reader, participants) ? transcript.filter((each) => each.time >= reader.since) : transcript,
    ),
  },
  {
    name: 'primary-takes-all-along',
    is: 'The chat ends when the primary agent leaves.',
    caughtBy: 'join-and-leave: the primary agent leaves: the chat goes on',
    createInstance: assuming({ primaryAgentLeaves: 'chat ends' }),
  },
  {
    name: 'customer-left-alone',
    is: 'The chat goes on for the customer when no agent is left in it.',
    caughtBy: 'join-and-leave: the last agent leaves: the chat ends for the customer',
    createInstance: assuming({ lastAgentLeaves: 'customer stays' }),
  },
  {
    name: 'transfer-leaves-others-in',
    is: 'A transfer disconnects the agent who hands over, and no other.',
    caughtBy: 'transfer: a transfer hands the chat over and disconnects all other agents',
    createInstance: (options) => new KeepingTheOthers(options),
  },
])
