import type { ServerResponse } from 'node:http'
import type { Row, Story } from '../diagram/index.ts'
import { HEADERS } from './page-files.ts'
import type { ChatView, Update, WorldView } from './protocol.ts'

/** At most so often is anything sent; what happens meanwhile is sent together. */
const PAUSE_MS = 100
/** How often the time is told, and that the simulator is still there. */
const BEAT_MS = 1000
/** The last rows of the diagram that a page has: the whole log can be any length. */
export const MOST_ROWS = 1000

export interface Seen {
  readonly view: WorldView
  readonly chats: readonly ChatView[]
}

/** A page that listens. */
interface Reader {
  readonly response: ServerResponse
  /** As it was sent, by part of the view or by chat id. */
  readonly sent: Map<string, string>
  readonly rows: Set<number>
  startsAnew: boolean
}

/** Tells pages what changes, as server-sent events: each only what is new to it, and no more than it can take. */
export class Feed {
  readonly #story: Story
  readonly #look: () => Seen
  readonly #readers = new Set<Reader>()
  #next: NodeJS.Timeout | undefined
  #beat: NodeJS.Timeout | undefined

  constructor(story: Story, look: () => Seen) {
    this.#story = story
    this.#look = look
  }

  /** Something has changed; in the diagram, this row. */
  tell(row?: Row): void {
    if (this.#readers.size === 0) return
    if (row) for (const reader of this.#readers) note(reader, row)
    this.#next ??= setTimeout(() => this.#flush(), PAUSE_MS).unref()
  }

  serve(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' })
    // A page that has lost the simulator tries again after this time.
    response.write(`retry: ${BEAT_MS}\n\n`)
    const reader: Reader = { response, sent: new Map(), rows: new Set(), startsAnew: true }
    this.#readers.add(reader)
    response.on('close', () => this.#forget(reader))
    this.#beat ??= setInterval(() => this.#flush(), BEAT_MS).unref()
    this.#send(reader, this.#look())
  }

  close(): void {
    for (const { response } of this.#readers) response.end()
    this.#stop()
  }

  #forget(reader: Reader): void {
    this.#readers.delete(reader)
    if (this.#readers.size === 0) this.#stop()
  }

  #stop(): void {
    clearTimeout(this.#next)
    clearInterval(this.#beat)
    this.#next = undefined
    this.#beat = undefined
  }

  #flush(): void {
    clearTimeout(this.#next)
    this.#next = undefined
    const seen = this.#look()
    for (const reader of this.#readers) this.#send(reader, seen)
  }

  #send(reader: Reader, { view, chats }: Seen): void {
    // Whoever cannot keep up gets what has come together, later.
    if (reader.response.writableNeedDrain) return
    const update: Update = {
      view: changed(reader.sent, Object.entries(view)) as Partial<WorldView>,
      chats: chats.filter((chat) => isNews(reader.sent, chat.id, chat)),
      ...this.#rowsFor(reader),
    }
    reader.response.write(`data: ${JSON.stringify(update)}\n\n`)
  }

  #rowsFor(reader: Reader): Pick<Update, 'rows' | 'startsAnew'> {
    const { startsAnew } = reader
    const { rows } = this.#story
    const news = startsAnew ? rows.slice(-MOST_ROWS) : [...reader.rows].flatMap((id) => rows[id] ?? [])
    reader.rows.clear()
    reader.startsAnew = false
    return startsAnew ? { rows: news, startsAnew } : { rows: news }
  }
}

function note(reader: Reader, { id }: Row): void {
  if (reader.startsAnew) return
  reader.rows.add(id)
  if (reader.rows.size <= MOST_ROWS) return
  reader.rows.clear()
  reader.startsAnew = true
}

function changed(sent: Map<string, string>, parts: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(parts.filter(([name, part]) => isNews(sent, name, part)))
}

function isNews(sent: Map<string, string>, name: string, part: unknown): boolean {
  const text = JSON.stringify(part)
  if (sent.get(name) === text) return false
  sent.set(name, text)
  return true
}
