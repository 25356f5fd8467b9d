import type { LineView } from '../inspector/protocol.ts'
import { agentView, chatView, lineView } from '../inspector/view.ts'
import type { Chat } from '../instance/chat.ts'
import type { DomainEvent } from '../instance/events.ts'
import type { Instance } from '../instance/instance.ts'
import type { RecordedAgent, RecordedChat, Scene } from './recording.ts'

/** Nobody asks a recording how people are reached while it is made: that follows from the wire. */
const NO_REACH = () => ({ isOnline: false, isCutOff: false, isPlayedHere: false })

interface Counted {
  readonly count?: number
  readonly events: readonly { readonly n: number }[]
}

/**
 * Follows an instance, and remembers how it changed: after each command, and only what is different. It hears of a command
 * while that runs, and looks when it is done.
 */
export class Scenes {
  readonly #instance: Instance
  readonly #wire: Counted
  readonly #scenes: Scene[] = []
  readonly #changedChats = new Set<string>()
  readonly #changedAgents = new Set<string>()
  /** As they were last told of, by id. */
  readonly #told = new Map<string, string>()
  readonly #linesTold = new Map<string, number>()
  readonly #changedLines = new Map<string, LineView[]>()
  readonly #stop: () => void
  #chatsKnown = 0
  #since: number | undefined

  /** @param wire the number of its last event is where a change belongs */
  constructor(instance: Instance, wire: Counted) {
    this.#instance = instance
    this.#wire = wire
    for (const { id } of instance.directory.center.users) this.#changedAgents.add(id)
    this.#since = this.#now
    this.#look()
    this.#stop = instance.subscribe((event) => this.#hear(event))
  }

  /** All that was different so far, in order; the first tells of everybody. */
  get all(): readonly Scene[] {
    this.#look()
    return this.#scenes
  }

  /** Follows no longer. */
  close(): void {
    this.#look()
    this.#stop()
  }

  /** The number of the last event on the wire. */
  get #now(): number {
    return this.#wire.count ?? this.#wire.events.at(-1)?.n ?? 0
  }

  #hear(event: DomainEvent): void {
    if (event.type === 'typing' || event.type === 'receipt') return
    this.#note(event)
    if (this.#since !== undefined) return
    this.#since = this.#now
    queueMicrotask(() => this.#look())
  }

  #note(event: Exclude<DomainEvent, { type: 'typing' | 'receipt' }>): void {
    switch (event.type) {
      case 'item': {
        this.#changedChats.add(event.chatId)
        const chat = this.#instance.chatById(event.chatId)
        const place = chat.transcript.lastIndexOf(event.item)
        // One that was told of before is another by now; what one person alone hears stands in no transcript.
        if (place >= 0 && place < (this.#linesTold.get(chat.id) ?? 0)) {
          this.#changedLines.set(chat.id, [...(this.#changedLines.get(chat.id) ?? []), lineView(event.item)])
        }
        break
      }
      case 'agent changed':
        this.#changedAgents.add(event.userId)
        for (const { chatId } of this.#instance.contactsOf(event.userId)) this.#changedChats.add(chatId)
        break
      case 'participant gone':
        this.#changedChats.add(this.#instance.participantById(event.participant.id).chat.id)
    }
  }

  #look(): void {
    const { chats } = this.#instance
    for (const { id } of chats.slice(this.#chatsKnown)) this.#changedChats.add(id)
    this.#chatsKnown = chats.length
    const n = this.#since ?? this.#now
    this.#since = undefined
    const agents = [...this.#changedAgents].flatMap((id) => this.#agent(id))
    const news = [...this.#changedChats].flatMap((id) => this.#chat(this.#instance.chatById(id)))
    this.#changedAgents.clear()
    this.#changedChats.clear()
    if (agents.length === 0 && news.length === 0) return
    this.#scenes.push({ n, ...(agents.length > 0 && { agents }), ...(news.length > 0 && { chats: news }) })
  }

  #agent(userId: string): RecordedAgent[] {
    const user = this.#instance.directory.findUser(userId)
    if (!user) return []
    const { username, name, state, since, contacts, next } = agentView(this.#instance, user, NO_REACH)
    const agent = { username, name, state, since, contacts, ...(next !== undefined && { next }) }
    return this.#isNews(`agent ${userId}`, agent) ? [agent] : []
  }

  #chat(chat: Chat): RecordedChat[] {
    const { lines: _, seats, ...rest } = chatView(this.#instance, chat, NO_REACH, 0)
    const bare = {
      ...rest,
      seats: seats.map(({ isOnline, isCutOff, isPlayedHere, ...seat }) => seat),
    }
    const lines = [
      ...(this.#changedLines.get(chat.id) ?? []),
      ...chat.transcript.slice(this.#linesTold.get(chat.id) ?? 0).map(lineView),
    ]
    this.#changedLines.delete(chat.id)
    this.#linesTold.set(chat.id, chat.transcript.length)
    return this.#isNews(`chat ${chat.id}`, bare) || lines.length > 0 ? [{ ...bare, lines }] : []
  }

  #isNews(key: string, value: unknown): boolean {
    const text = JSON.stringify(value)
    if (this.#told.get(key) === text) return false
    this.#told.set(key, text)
    return true
  }
}
