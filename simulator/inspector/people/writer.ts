import { RefusedAction } from '../refused-action.ts'
import type { Surroundings } from './surroundings.ts'

export interface SentFile {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/**
 * Asks the Participant Service as somebody in a chat.
 * @param doing what it is for, in the words of an error: `send cat.png`
 * @param path after `/participant/`
 */
export type Ask = <Answer>(doing: string, path: string, body: object) => Promise<Answer>

interface Upload {
  readonly AttachmentId: string
  readonly UploadMetadata: { readonly Url: string; readonly HeadersToInclude: Readonly<Record<string, string>> }
}

/** What anybody in a chat does there, customer or agent: it is the same API. Each throws RefusedAction. */
export class Writer {
  readonly #world: Surroundings
  readonly #ask: Ask

  constructor(world: Surroundings, ask: Ask) {
    this.#world = world
    this.#ask = ask
  }

  async say(text: string): Promise<void> {
    await this.#ask('say that', 'message', { ContentType: 'text/plain', Content: text })
  }

  async type(): Promise<void> {
    await this.#ask('type', 'event', { ContentType: 'application/vnd.amazonaws.connect.event.typing' })
  }

  /** Announces the file, puts it into the bucket, and says that it is there. */
  async send({ name, contentType, bytes }: SentFile): Promise<void> {
    const doing = `send ${name}`
    const { nextId } = this.#world.instance
    const { AttachmentId, UploadMetadata } = await this.#ask<Upload>(doing, 'start-attachment-upload', {
      AttachmentName: name,
      ContentType: contentType,
      AttachmentSizeInBytes: bytes.length,
      ClientToken: nextId(),
    })
    await this.#put(UploadMetadata, name, bytes)
    const completed = { AttachmentIds: [AttachmentId], ClientToken: nextId() }
    await this.#ask(doing, 'complete-attachment-upload', completed)
  }

  async #put({ Url, HeadersToInclude }: Upload['UploadMetadata'], name: string, bytes: Uint8Array): Promise<void> {
    const { meaning, network } = this.#world
    const headers = Object.entries(HeadersToInclude).map(([header, value]) => [header.toLowerCase(), value])
    const request = { method: 'PUT', url: meaning(new URL(Url)), headers: Object.fromEntries(headers), body: '', bytes }
    const { status } = await network.answer(request)
    if (status >= 400) throw new RefusedAction(`The upload of ${name} was answered ${status}: see the wire events.`)
  }
}
