import { type Assumptions, assume } from './assumptions.ts'
import { Attachments } from './attachments.ts'
import type { AgentContact, Chat, Item, MessageFormat, Participant } from './chat.ts'
import type { Cancel, Clock } from './clock.ts'
import * as conversation from './conversation.ts'
import * as departures from './departures.ts'
import { type ContactCenter, Directory } from './directory.ts'
import { endChat } from './endings.ts'
import type { Listener } from './events.ts'
import { Flow } from './flow.ts'
import type { NextId } from './ids.ts'
import * as offers from './offers.ts'
import { Refusal } from './refusal.ts'
import { route } from './routing.ts'
import { type Rules, rulesOf } from './rules.ts'
import { chatById, contactsOf, happened, type Presence, participantById, type State } from './state.ts'

/** A customer has to connect within five minutes (documented, StartChatContact). */
const CONNECT_WITHIN_MS = 5 * 60_000
/** A chat lasts 25 hours unless StartChatContact says otherwise (documented). */
const DEFAULT_DURATION_MINUTES = 25 * 60

export interface InstanceOptions {
  readonly center: ContactCenter
  readonly clock: Clock
  readonly nextId: NextId
  readonly assumptions?: Partial<Assumptions>
  /** Amazon Connect's rules, unless a test wants to see what another rule would break. */
  readonly rules?: (center: ContactCenter, assumptions: Assumptions) => Rules
}

export interface NewChat {
  readonly displayName: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly initialMessage?: { readonly format: MessageFormat; readonly content: string }
  readonly durationMinutes?: number
  /** SupportedMessagingContentTypes: what may be said in the chat. */
  readonly contentTypes?: readonly string[]
}

/**
 * One Amazon Connect instance: commands in, domain events out. It does no I/O, and its time and ids are handed in.
 * A command either happens as a whole or throws a Refusal and changes nothing.
 */
export class Instance {
  readonly directory: Directory
  readonly assumptions: Assumptions
  readonly clock: Clock
  readonly nextId: NextId
  readonly attachments: Attachments
  readonly flow: Flow
  readonly #state: State
  readonly #listeners = new Set<Listener>()

  constructor({ center, clock, nextId, assumptions, rules = rulesOf }: InstanceOptions) {
    this.directory = new Directory(center)
    this.assumptions = assume(assumptions)
    this.clock = clock
    this.nextId = nextId
    this.#state = {
      directory: this.directory,
      assumptions: this.assumptions,
      rules: rules(center, this.assumptions),
      clock,
      nextId,
      tell: (event) => {
        for (const listener of this.#listeners) listener(event)
      },
      chats: new Map(),
      contacts: new Map(),
      presences: new Map(),
      timers: new Map(),
      route: () => route(this.#state),
    }
    this.attachments = new Attachments(this.#state)
    this.flow = new Flow(this.#state)
  }

  /** Hears every domain event from now on, in order, while the command that caused it runs. */
  subscribe(listener: Listener): Cancel {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  startChat({
    displayName,
    attributes = {},
    initialMessage,
    durationMinutes = DEFAULT_DURATION_MINUTES,
    contentTypes,
  }: NewChat): Chat {
    const id = this.nextId()
    const now = this.clock.now()
    const customer: Participant = {
      id: this.nextId(),
      role: 'CUSTOMER',
      displayName,
      contactId: id,
      state: 'invited',
      since: now,
    }
    const chat: Chat = {
      id,
      customer,
      attributes,
      queueId: this.directory.center.contactFlow.queueId,
      queuedAt: now,
      participants: [customer],
      transcript: [],
      receipts: [],
      attachments: [],
      ...(contentTypes && { contentTypes }),
      state: 'waiting',
    }
    this.#state.chats.set(id, chat)
    if (initialMessage) happened(this.#state, chat, customer, { kind: 'message', ...initialMessage })
    this.#state.timers.set(id, [
      this.clock.after(CONNECT_WITHIN_MS, () => {
        if (customer.state === 'invited') endChat(this.#state, chat)
      }),
      this.clock.after(durationMinutes * 60_000, () => endChat(this.#state, chat)),
    ])
    this.#state.route()
    return chat
  }

  stopChat(chatId: string): void {
    const chat = chatById(this.#state, chatId)
    if (chat.state === 'ended') throw new Refusal('unknown contact', `The contact ${chatId} has ended already.`)
    endChat(this.#state, chat)
  }

  connectCustomer(participantId: string): void {
    conversation.connectCustomer(this.#state, participantId)
  }

  say(participantId: string, format: MessageFormat, content: string): Item {
    return conversation.say(this.#state, participantId, format, content)
  }

  type(participantId: string): void {
    conversation.type(this.#state, participantId)
  }

  acknowledge(participantId: string, messageId: string, how: 'delivered' | 'read'): void {
    conversation.acknowledge(this.#state, participantId, messageId, how)
  }

  /** The chat of a participant who is in it. @throws Refusal once they have left or it has ended. */
  chatOf(participantId: string): Chat {
    return conversation.chatOf(this.#state, participantId)
  }

  leave(participantId: string): void {
    departures.leave(this.#state, participantId)
    this.#state.route()
  }

  setPresence(userId: string, agentStateId: string): void {
    const state = this.directory.center.agentStates.find((each) => each.id === agentStateId)
    if (!state) throw new Refusal('unknown agent state', `There is no agent state ${agentStateId} in this instance.`)
    this.#state.presences.set(userId, { state, since: this.clock.now() })
    departures.clearMissed(this.#state, userId)
    this.#state.tell({ type: 'agent changed', userId })
    this.#state.route()
  }

  invite(userId: string, contactId: string, quickConnect: offers.QuickConnectReference): void {
    offers.invite(this.#state, userId, contactId, quickConnect)
  }

  transfer(userId: string, contactId: string, quickConnect: offers.QuickConnectReference): void {
    offers.transfer(this.#state, userId, contactId, quickConnect)
    this.#state.route()
  }

  accept(userId: string, contactId: string): void {
    offers.accept(this.#state, userId, contactId)
  }

  reject(userId: string, contactId: string): void {
    offers.reject(this.#state, userId, contactId)
  }

  disconnect(userId: string, contactId: string, participantId: string): void {
    departures.disconnect(this.#state, userId, contactId, participantId)
    this.#state.route()
  }

  clear(userId: string, contactId: string): void {
    departures.clear(this.#state, userId, contactId)
    this.#state.route()
  }

  presenceOf(userId: string): Presence {
    const offline = this.directory.center.agentStates.find((each) => each.type === 'offline')
    if (!offline) throw new Error('The contact center has no agent state of type offline: add one to agentStates.')
    return this.#state.presences.get(userId) ?? { state: offline, since: 0 }
  }

  contactsOf(userId: string): readonly AgentContact[] {
    return contactsOf(this.#state, userId)
  }

  chatById(chatId: string): Chat {
    return chatById(this.#state, chatId)
  }

  /** The chat and the participant behind an id, present or gone. @throws Refusal for nobody's id. */
  participantById(participantId: string): { chat: Chat; participant: Participant } {
    return participantById(this.#state, participantId)
  }

  /** How a participant goes by in records: the user name of an agent, the display name of a customer. */
  nameOf(participantId: string): string {
    const { participant } = this.participantById(participantId)
    return this.directory.findUser(participant.userId ?? '')?.username ?? participant.displayName
  }

  /** All that a command can change, as plain data: equal before and after a refusal. */
  snapshot(): { chats: Chat[]; contacts: Omit<AgentContact, 'stopRinging'>[]; presences: [string, Presence][] } {
    const contacts = [...this.#state.contacts.values()].flatMap((own) => [...own.values()])
    return structuredClone({
      chats: [...this.#state.chats.values()],
      contacts: contacts.map(({ stopRinging: _, ...data }) => data),
      presences: [...this.#state.presences],
    })
  }
}
