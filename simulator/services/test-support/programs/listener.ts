import type { Item } from '../../../instance/chat.ts'
import { isObject } from '../../model/validation.ts'

const IN_NO_TRANSCRIPT = /(typing|participant\.(idle|returned|autodisconnection))$/

/** What one participant's client knows of their chat: what was pushed to it, and what it read in transcripts. */
export class Listener {
  readonly #known = new Map<string, string>()
  readonly #pushed = new Set<string>()
  readonly problems: string[] = []
  /** Not in the chat any more: nothing about it may come. */
  isGone = false

  readonly #who: string

  constructor(who: string) {
    this.#who = who
  }

  /** Takes in a pushed item of the chat. */
  hears(content: unknown): void {
    if (!isObject(content)) return
    const { Id, AbsoluteTime, Type, ContentType } = content
    if (this.isGone) this.problems.push(`${this.#who} was sent ${String(ContentType ?? Type)} after they had gone`)
    if (typeof Id !== 'string' || typeof AbsoluteTime !== 'string') return
    if (Type === 'MESSAGEMETADATA' || IN_NO_TRANSCRIPT.test(String(ContentType))) return
    if (this.#pushed.has(Id)) this.problems.push(`${this.#who} was sent the same item twice`)
    this.#pushed.add(Id)
    this.#known.set(Id, AbsoluteTime)
  }

  /** Reads the transcript, as a client does when it has joined or come back. */
  reads(transcript: readonly Item[]): void {
    for (const { id, time } of transcript) this.#known.set(id, new Date(time).toISOString())
  }

  /** What differs between what the client knows, ordered by time, and the transcript. */
  differenceTo(transcript: readonly Item[]): string | undefined {
    const known = [...this.#known].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id)
    const expected = transcript.map((item) => item.id)
    if (known.length === expected.length && known.every((id, index) => id === expected[index])) return undefined
    return `${this.#who} knows ${known.length} items, and the transcript has ${expected.length}, or their order differs`
  }
}
