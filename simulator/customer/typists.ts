import { EventType } from './content-types.ts'
import type { ChatItem } from './items.ts'

/** Clients tell of typing every ten seconds at most, as ChatJS does, so that silence means nothing before that. */
export const TYPING_LASTS_MS = 12_000

/** Who is typing. They stop by saying something, by leaving, or by going quiet; all of them at the end of the chat. */
export class Typists {
  readonly #now: () => number
  /** By participant id. */
  readonly #heard = new Map<string, { readonly item: ChatItem; readonly at: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Each once. */
  get names(): readonly string[] {
    const now = this.#now()
    const typing = [...this.#heard.values()].filter(({ at }) => now - at < TYPING_LASTS_MS)
    return [...new Set(typing.map(({ item }) => item.displayName ?? ''))]
  }

  /** An item, as it comes. One that is older than the typing, as a transcript has them, ends nothing. */
  hear(item: ChatItem): void {
    if (item.contentType === EventType.typing) {
      this.#heard.set(item.participantId ?? '', { item, at: this.#now() })
      return
    }
    for (const [participantId, { item: typing }] of this.#heard) {
      const isOlder = Date.parse(item.time) < Date.parse(typing.time)
      if (!isOlder && ends(item, participantId)) this.#heard.delete(participantId)
    }
  }
}

/** Whether who typed does so no more, for what has happened. */
function ends({ type, contentType, participantId: who }: ChatItem, participantId: string): boolean {
  if (contentType === EventType.chatEnded) return true
  return who === participantId && (type !== 'EVENT' || contentType === EventType.participantLeft)
}
