import { expect } from 'vitest'
import type { Assumptions } from '../assumptions.ts'
import type { AgentContact, Chat, Item, MonitorMode, Participant } from '../chat.ts'
import type { ContactCenter, EndpointType } from '../directory.ts'
import type { DomainEvent } from '../events.ts'
import { Instance, type NewChat } from '../instance.ts'
import { type Reason, Refusal } from '../refusal.ts'
import { center as defaultCenter, type StateName, stateId, type UserName } from './center.ts'
import { ManualClock } from './manual-clock.ts'

export interface StageOptions {
  readonly center?: ContactCenter
  readonly assumptions?: Partial<Assumptions>
}

/** Ids in the form of UUIDs, counted up. */
export function countedIds(): () => string {
  let count = 0
  return () => `00000000-0000-4000-a000-${String(++count).padStart(12, '0')}`
}

/** An instance with its clock in hand, everything it tells written down, and verbs for its people by name. */
export class Stage {
  readonly clock = new ManualClock()
  readonly instance: Instance
  readonly events: DomainEvent[] = []

  constructor({ center = defaultCenter(), assumptions = {} }: StageOptions = {}) {
    this.instance = new Instance({ center, clock: this.clock, nextId: countedIds(), assumptions })
    this.instance.subscribe((event) => this.events.push(event))
  }

  is(state: StateName, ...names: UserName[]): void {
    for (const name of names) this.instance.setPresence(userId(name), stateId(state))
  }

  /** A chat whose customer has connected. */
  startChat(options: Partial<NewChat> = {}): Chat {
    const chat = this.instance.startChat({ displayName: 'Maya', ...options })
    this.instance.connectCustomer(chat.customer.id)
    return chat
  }

  /** A chat of the customer with alice, into which she has brought the others, who are available from then on. */
  chatOf(...others: UserName[]): Chat {
    this.is('Available', 'alice')
    const chat = this.startChat()
    this.accepts('alice', chat)
    for (const name of others) this.bringsIn('alice', name, chat)
    return chat
  }

  bringsIn(inviter: UserName, name: UserName, chat: Chat): void {
    this.is('Available', name)
    this.invites(inviter, name, chat)
    this.accepts(name, chat)
  }

  invites(inviter: UserName, quickConnect: string, chat: Chat, type: EndpointType = 'agent'): void {
    this.instance.invite(userId(inviter), this.contact(inviter, chat).contactId, { id: `to-${quickConnect}`, type })
  }

  transfers(from: UserName, quickConnect: string, chat: Chat, type: EndpointType = 'agent'): void {
    this.instance.transfer(userId(from), this.contact(from, chat).contactId, { id: `to-${quickConnect}`, type })
  }

  accepts(name: UserName, chat: Chat): void {
    this.instance.accept(userId(name), this.contact(name, chat).contactId)
  }

  rejects(name: UserName, chat: Chat): void {
    this.instance.reject(userId(name), this.contact(name, chat).contactId)
  }

  /** `who` disconnects an agent, or the customer. */
  removes(who: UserName, name: UserName | 'customer', chat: Chat): void {
    this.instance.disconnect(userId(who), this.contact(who, chat).contactId, this.participant(name, chat).id)
  }

  leaves(name: UserName | 'customer', chat: Chat): void {
    this.instance.leave(this.participant(name, chat).id)
  }

  clears(name: UserName, chat: Chat): void {
    this.instance.clear(userId(name), this.contact(name, chat).contactId)
  }

  /** A supervisor, available from then on, monitors the chat. */
  monitors(name: UserName, chat: Chat, may: readonly MonitorMode[] = ['silent', 'barge']): Participant {
    this.is('Available', name)
    this.instance.monitor(chat.id, userId(name), may)
    return this.participant(name, chat)
  }

  barges(name: UserName, chat: Chat): void {
    this.instance.monitorAs(userId(name), this.contact(name, chat).contactId, 'barge')
  }

  goesBack(name: UserName, chat: Chat): void {
    this.instance.monitorAs(userId(name), this.contact(name, chat).contactId, 'silent')
  }

  says(name: UserName | 'customer', content: string, chat: Chat): Item {
    return this.instance.say(this.participant(name, chat).id, 'text/plain', content)
  }

  acknowledges(name: UserName | 'customer', message: Item, how: 'delivered' | 'read', chat: Chat): void {
    this.instance.acknowledge(this.participant(name, chat).id, message.id, how)
  }

  /** The agent's latest contact with the chat. */
  contact(name: UserName, chat: Chat): AgentContact {
    const found = this.contacts(name).findLast((each) => each.chatId === chat.id)
    if (!found) throw new Error(`${name} has no contact with the chat`)
    return found
  }

  contacts(name: UserName): readonly AgentContact[] {
    return this.instance.contactsOf(userId(name))
  }

  presence(name: UserName): string {
    return this.instance.presenceOf(userId(name)).state.name
  }

  /** Somebody's latest stay in the chat. */
  participant(name: UserName | 'customer', chat: Chat): Participant {
    const found = chat.participants.findLast((each) =>
      name === 'customer' ? each.role === 'CUSTOMER' : each.userId === userId(name),
    )
    if (!found) throw new Error(`${name} was never in the chat`)
    return found
  }

  /** Who is expected or there, the customer first: `Bob?` is invited, `Bob` has joined. */
  roster(chat: Chat): string[] {
    return chat.participants
      .filter((each) => each.state !== 'left')
      .map((each) => (each.state === 'invited' ? `${each.displayName}?` : each.displayName))
  }

  /** What this command told one participant of the chat, in order: `joined Bob`, `Maya: hello`. */
  heard(participant: Participant, command: () => void): string[] {
    return heardBy(participant, this.told(command))
  }

  /** The events of one command. */
  told(command: () => void): DomainEvent[] {
    const before = this.events.length
    command()
    return this.events.slice(before)
  }

  /** The command is refused for this reason, in words that name what is wrong, and nothing at all has happened. */
  refuses(command: () => void, reason: Reason, words?: RegExp): void {
    const before = this.instance.snapshot()
    const pending = this.clock.pending
    const told = this.events.length
    let refusal: unknown
    try {
      command()
    } catch (error) {
      refusal = error
    }
    expect(refusal, 'nothing was refused').toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ reason })
    if (words && refusal instanceof Refusal) expect(refusal.message).toMatch(words)
    expect(this.instance.snapshot()).toEqual(before)
    expect(this.events.slice(told)).toEqual([])
    expect(this.clock.pending).toBe(pending)
  }
}

export function userId(name: UserName): string {
  return `user-${name}`
}

/** What these events told one participant. */
export function heardBy({ id }: Participant, events: readonly DomainEvent[]): string[] {
  return events.filter((event) => 'to' in event && event.to.some((each) => each.id === id)).map(described)
}

function described(event: DomainEvent): string {
  switch (event.type) {
    case 'item':
      return event.item.kind === 'message'
        ? `${event.item.displayName}: ${event.item.content}`
        : `${event.item.kind} ${event.item.displayName}`
    case 'typing':
      return `typing ${event.from.displayName}`
    case 'receipt':
      return `${event.receipt.readAt === undefined ? 'delivered' : 'read'} ${event.receipt.messageId}`
    default:
      return event.type
  }
}
