import { Administration } from './administration.ts'
import { type Assumptions, assume } from './assumptions.ts'
import { Attachments } from './attachments.ts'
import * as attendance from './attendance.ts'
import type { AgentContact, Chat, Item, MessageFormat, MonitorMode, Participant } from './chat.ts'
import type { Cancel, Clock } from './clock.ts'
import * as conversation from './conversation.ts'
import * as departures from './departures.ts'
import { type ContactCenter, Directory, type Settings } from './directory.ts'
import type { Listener } from './events.ts'
import { Flow } from './flow.ts'
import type { NextId } from './ids.ts'
import * as monitoring from './monitoring.ts'
import * as offers from './offers.ts'
import * as opening from './opening.ts'
import { RoleTimers } from './role-timers.ts'
import { route } from './routing.ts'
import { type Rules, rulesOf } from './rules.ts'
import { chatById, contactsOf, type Presence, participantById, presenceOf, type State } from './state.ts'
import * as statuses from './statuses.ts'

export type { NewChat } from './opening.ts'

export interface InstanceOptions {
  readonly center: ContactCenter
  readonly clock: Clock
  readonly nextId: NextId
  readonly assumptions?: Partial<Assumptions>
  /** Amazon Connect's rules, unless a test wants to see what another rule would break. */
  readonly rules?: (directory: Directory, assumptions: Assumptions) => Rules
}

export interface Snapshot {
  readonly chats: Chat[]
  readonly contacts: Omit<AgentContact, 'stopRinging'>[]
  readonly presences: [string, Presence][]
  readonly settings: Settings
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
  readonly administration: Administration
  readonly #state: State
  /** Replaced, never changed. */
  #listeners: readonly Listener[] = []

  constructor({ center, clock, nextId, assumptions, rules = rulesOf }: InstanceOptions) {
    this.directory = new Directory(center)
    this.assumptions = assume(assumptions)
    this.clock = clock
    this.nextId = nextId
    this.#state = {
      directory: this.directory,
      assumptions: this.assumptions,
      rules: rules(this.directory, this.assumptions),
      clock,
      nextId,
      tell: (event) => {
        for (const listener of this.#listeners) listener(event)
      },
      chats: new Map(),
      waiting: new Set(),
      seats: new Map(),
      contacts: new Map(),
      presences: new Map(),
      timers: new Map(),
      route: () => route(this.#state),
      active: (participantId) => roleTimers.active(participantId),
    }
    const roleTimers = new RoleTimers(this.#state)
    this.subscribe((event) => roleTimers.heard(event))
    this.attachments = new Attachments(this.#state)
    this.flow = new Flow(this.#state)
    this.administration = new Administration(this.#state)
  }

  /** Hears every domain event from now on, in order, while the command that caused it runs. */
  subscribe(listener: Listener): Cancel {
    this.#listeners = [...this.#listeners, listener]
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener)
    }
  }

  startChat(given: opening.NewChat): Chat {
    return opening.startChat(this.#state, given)
  }

  /** Ends a contact from outside: the customer's with the chat, or an agent's own. */
  stopChat(contactId: string): void {
    departures.stop(this.#state, contactId)
    this.#state.route()
  }

  /** A custom participant is added to a chat without agents; it joins with its first connection, as a customer does. */
  createBot(contactId: string, displayName: string): { chat: Chat; participant: Participant } {
    return attendance.createBot(this.#state, contactId, displayName)
  }

  /** Brings the chat to a supervisor, who listens unseen. @returns their own contact's id. */
  monitor(contactId: string, userId: string, may?: readonly MonitorMode[]): string {
    return monitoring.monitor(this.#state, contactId, userId, may)
  }

  /** A supervisor barges in, or goes back to listening. */
  monitorAs(userId: string, contactId: string, mode: MonitorMode): void {
    monitoring.monitorAs(this.#state, userId, contactId, mode)
  }

  setRoleTimers(contactId: string, changes: readonly attendance.RoleTimerChange[]): void {
    attendance.setRoleTimers(this.#state, contactId, changes)
  }

  /** The chat of a contact, be it the customer's or an agent's. @throws Refusal when there is none. */
  chatOfContact(contactId: string): Chat {
    return attendance.chatOfContact(this.#state, contactId)
  }

  /** @throws Refusal for somebody who can not be in their chat any more. */
  requireRunning(participantId: string): void {
    conversation.requireRunning(this.#state, participantId)
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

  /** The chat of a participant who may read it. @throws Refusal for who has left it, or once it has ended, unless assumed otherwise. */
  chatReadBy(participantId: string): Chat {
    return conversation.chatReadBy(this.#state, participantId)
  }

  leave(participantId: string): void {
    departures.leave(this.#state, participantId)
    this.#state.route()
  }

  /** Puts an agent into a state, whatever they are doing: what a test sets up. */
  setPresence(userId: string, agentStateId: string): void {
    statuses.putInState(this.#state, userId, agentStateId)
  }

  /** An agent, or somebody for them, chooses a state: at once, or as their next one. */
  chooseState(userId: string, agentStateId: string, when: statuses.When): void {
    statuses.chooseState(this.#state, userId, agentStateId, when)
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
    return presenceOf(this.#state, userId)
  }

  contactsOf(userId: string): readonly AgentContact[] {
    return contactsOf(this.#state, userId)
  }

  /** All chats that there have been, in the order in which they were started. */
  get chats(): readonly Chat[] {
    return [...this.#state.chats.values()]
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
  snapshot(): Snapshot {
    const contacts = [...this.#state.contacts.values()].flatMap((own) => [...own.values()])
    const copy = structuredClone({
      chats: [...this.#state.chats.values()],
      contacts: contacts.map(({ stopRinging: _, ...data }) => data),
      presences: [...this.#state.presences],
    })
    // Settings are replaced, never changed: they need no copy.
    return { ...copy, settings: this.directory.settings }
  }
}
