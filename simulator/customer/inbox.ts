import { EventType } from './content-types.ts'
import type { ChatItem, ChatPush, Receipt } from './items.ts'
import { type Cancel, machineTime, type Timers, waitingTimers } from './timers.ts'
import { Typists } from './typists.ts'

/** Milliseconds a wait lasts when nothing is said. */
export const DEFAULT_WAIT_MS = 5_000

/**
 * Narrows what is looked for.
 *
 * @example
 * await customer.sees('Hello', { from: 'Alice Adams', withinMs: 10_000 })
 */
export interface Sought {
  /** Display name of the participant it comes from. */
  from?: string
  /** Milliseconds to wait. Default: 5000. */
  withinMs?: number
}

interface Wait {
  look(): void
  /** `when` completes the sentence "did not come ...". */
  giveUp(when: string): void
}

/**
 * What a participant has received, in the transcript's order, and a way to wait for more.
 *
 * @example
 * const { messages } = customer.received
 * const answer = await customer.received.until(({ messages }) => messages.at(1), 'an answer')
 */
export class Inbox {
  readonly #owner: () => string
  readonly #timers: Timers
  readonly #typists: Typists
  readonly #waits = new Set<Wait>()
  #items: ChatItem[] = []
  #receipts: Receipt[] = []
  #typing: ChatItem[] = []
  #duplicates: string[] = []
  #lastPush = ''

  /**
   * @param owner whose inbox it is, in words, for errors; asked when the error is made, so that it may tell a state
   * @param timers for the limits of waits; real time by default
   * @param now milliseconds since 1970, by which typists go quiet; the machine's time by default
   */
  constructor(owner: () => string, timers: Timers = waitingTimers, now: () => number = machineTime) {
    this.#owner = owner
    this.#timers = timers
    this.#typists = new Typists(now)
  }

  /** Messages, attachments and events except typing, each once, by AbsoluteTime, then as they came. */
  get items(): readonly ChatItem[] {
    return this.#items
  }

  /** The items of type MESSAGE. */
  get messages(): readonly ChatItem[] {
    return this.#items.filter((item) => item.type === 'MESSAGE')
  }

  /** One for each message and recipient; read is added to delivered. */
  get receipts(): readonly Receipt[] {
    return this.#receipts
  }

  /** The names of those who are typing now: until they say something, leave, or go quiet. */
  get typists(): readonly string[] {
    return this.#typists.names
  }

  /** Typing events as they came. */
  get typing(): readonly ChatItem[] {
    return this.#typing
  }

  /** Ids of items that were pushed when they were here already: normal while a socket is being replaced, and only then. */
  get duplicates(): readonly string[] {
    return this.#duplicates
  }

  /** Takes in what a socket has pushed. */
  receive(push: ChatPush): void {
    if (push.kind === 'receipts') this.#note(push.receipts)
    else if (push.item.contentType === EventType.typing) this.#typing = [...this.#typing, push.item]
    else this.#take(push.item)
    if (push.kind === 'item') this.#typists.hear(push.item)
    this.#lastPush = push.kind === 'receipts' ? 'receipts' : describe(push.item)
    this.#look()
  }

  /** Takes in a transcript, oldest first: what is missing is added, nothing is doubled, and among equal times its order wins. */
  merge(transcript: readonly ChatItem[]): void {
    const inTranscript = new Set(transcript.map((item) => item.id))
    const here = new Set(this.#items.map((item) => item.id))
    for (const item of transcript) if (!here.has(item.id)) this.#typists.hear(item)
    this.#items = byTime([...transcript, ...this.#items.filter((item) => !inTranscript.has(item.id))])
    this.#note(transcript.flatMap((item) => item.receipts ?? []))
    this.#look()
  }

  /**
   * Waits until `find` finds something; it looks now and at every arrival.
   * @param find gives what it has found, or something falsy
   * @param what what is waited for, in words that follow "waited for"
   * @throws Error telling who waited for what and what came last, after `withinMs`, or when the inbox is closed
   */
  until<T>(find: (inbox: Inbox) => T | undefined | false | null, what: string, withinMs = DEFAULT_WAIT_MS): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let stop: Cancel = () => {}
      const settle = (then: () => void) => {
        this.#waits.delete(wait)
        stop()
        then()
      }
      const wait: Wait = {
        look: () => {
          try {
            const found = find(this)
            if (found) settle(() => resolve(found))
          } catch (error) {
            settle(() => reject(error))
          }
        },
        giveUp: (when) => settle(() => reject(this.#missed(what, when))),
      }
      this.#waits.add(wait)
      stop = this.#timers.after(withinMs, () => wait.giveUp(`within ${withinMs} ms`))
      wait.look()
    })
  }

  /** Waits for a message with this content: a string is the whole of it. */
  sees(content: string | RegExp, { from, withinMs }: Sought = {}): Promise<ChatItem> {
    const fits = (item: ChatItem) =>
      typeof content === 'string' ? item.content === content : (item.content ?? '').search(content) >= 0
    const find = () => this.messages.find((item) => fits(item) && isFrom(item, from))
    return this.until(
      find,
      `a message ${content instanceof RegExp ? content : JSON.stringify(content)}${by(from)}`,
      withinMs,
    )
  }

  /** Waits for an event of this content type (see `EventType`), typing included. */
  seesEvent(contentType: string, { from, withinMs }: Sought = {}): Promise<ChatItem> {
    const find = () =>
      [...this.#items, ...this.#typing].find((item) => item.contentType === contentType && isFrom(item, from))
    return this.until(find, `the event ${contentType}${by(from)}`, withinMs)
  }

  /** Waits for a receipt for one of the own messages. */
  seesReceipt(kind: 'read' | 'delivered', messageId: string, withinMs = DEFAULT_WAIT_MS): Promise<Receipt> {
    const find = () => this.#receipts.find((receipt) => receipt.messageId === messageId && receipt[kind])
    return this.until(find, `a ${kind} receipt for the message ${messageId}`, withinMs)
  }

  /** Rejects all waits under way: nothing will come any more. */
  close(): void {
    for (const wait of [...this.#waits]) wait.giveUp('before the inbox was closed')
  }

  #take(item: ChatItem): void {
    const at = this.#items.findIndex(({ id }) => id === item.id)
    if (at >= 0) this.#duplicates = [...this.#duplicates, item.id]
    this.#items = at >= 0 ? this.#items.with(at, item) : byTime([...this.#items, item])
  }

  #note(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      const same = (other: Receipt) =>
        other.messageId === receipt.messageId && other.recipientParticipantId === receipt.recipientParticipantId
      const known = this.#receipts.find(same)
      const merged = {
        ...receipt,
        delivered: receipt.delivered ?? known?.delivered,
        read: receipt.read ?? known?.read,
      }
      this.#receipts = known
        ? this.#receipts.map((other) => (same(other) ? merged : other))
        : [...this.#receipts, merged]
    }
  }

  #look(): void {
    for (const wait of [...this.#waits]) wait.look()
  }

  #missed(what: string, when: string): Error {
    const last = this.#items.slice(-3).map(describe).join('; ')
    return new Error(
      `${this.#owner()} waited for ${what}, which did not come ${when}. ` +
        `Last of the transcript: ${last || 'nothing'}. Last pushed: ${this.#lastPush || 'nothing'}.`,
    )
  }
}

function byTime(items: ChatItem[]): ChatItem[] {
  return items.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))
}

function isFrom(item: ChatItem, from: string | undefined): boolean {
  return from === undefined || item.displayName === from
}

function by(from: string | undefined): string {
  return from === undefined ? '' : ` from ${from}`
}

function describe(item: ChatItem): string {
  const content = item.content === undefined ? '' : ` ${JSON.stringify(item.content.slice(0, 80))}`
  return `${item.time} ${item.contentType} of ${item.displayName ?? item.role ?? 'the service'}${content}`
}
