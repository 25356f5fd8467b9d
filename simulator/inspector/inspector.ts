import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Mark, type Person, Story } from '../diagram/index.ts'
import type { WireLog } from '../wire/log.ts'
import { actionIn } from './action-schema.ts'
import { Actions } from './actions.ts'
import { Cast } from './cast.ts'
import { Feed } from './feed.ts'
import { HEADERS, isFromPage, pageFile } from './page-files.ts'
import type { Surroundings } from './people/surroundings.ts'
import type { Outcome, Reach } from './protocol.ts'
import { RefusedAction } from './refused-action.ts'
import { agentViews, assumptionViews, centerView, chatViews } from './view.ts'

export interface Inspected extends Surroundings {
  readonly wire: WireLog
  /** Moves the simulator's time on, in milliseconds. */
  readonly advance: (ms: number) => void | Promise<void>
}

/** What has been going on, to be kept: `roundtable replay` shows it. */
export interface Recording {
  readonly people: readonly Person[]
  /** Something has been done now that does not go over the wire. */
  mark(text: string): Mark
  /** All that was until now, as a file. */
  text(): string
  close(): void
}

/** An action says little, and may bring a small file; whoever sends more has something else in mind. */
const MOST_BYTES = 1024 * 1024

/** The page at `/`: what it is made of, what it shows live, and what a person does there. */
export class Inspector {
  readonly #inspected: Inspected
  readonly #story: Story
  readonly #recording: Recording
  readonly #cast: Cast
  readonly #actions: Actions
  readonly #feed: Feed
  readonly #stops: (() => void)[]

  constructor(inspected: Inspected, recording: Recording) {
    const { instance, network, wire } = inspected
    this.#inspected = inspected
    this.#cast = new Cast(inspected)
    this.#recording = recording
    this.#story = new Story(recording.people)
    for (const event of wire.events) this.#story.add(event, wire.realTimeOf(event))
    this.#feed = new Feed(this.#story, () => this.#view())
    const { advance } = inspected
    this.#actions = new Actions({ instance, network, cast: this.#cast, advance, mark: (text) => this.#mark(text) })
    this.#stops = [
      wire.subscribe((event) => this.#feed.tell(this.#story.add(event, wire.realTimeOf(event)))),
      instance.subscribe(() => this.#feed.tell()),
    ]
  }

  async answer(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /inspector/live':
        return this.#feed.serve(response)
      case 'GET /inspector/wire':
        return send(response, 200, this.#events(url.searchParams.get('n') ?? ''))
      case 'GET /inspector/recording':
        return save(response, this.#recording.text())
      case 'POST /inspector/actions':
        return this.#act(url, request, response)
      default:
        return this.#file(url, request, response)
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#feed.close()
    this.#recording.close()
    this.#cast.close()
  }

  /** What a person did that does not go over the wire. */
  #mark(text: string): void {
    this.#feed.tell(this.#story.mark(this.#recording.mark(text)))
  }

  async #act(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromPage(url, request)) {
      return send(response, 403, { refused: 'Only the inspector page itself may act here.' })
    }
    if (Number(request.headers['content-length'] ?? MOST_BYTES) >= MOST_BYTES) {
      return send(response, 413, { refused: `An action has less than ${MOST_BYTES} bytes.` })
    }
    const outcome = await this.#outcomeOf((await buffer(request)).toString())
    // What was done is to be seen, also where neither the wire nor the model tells of it.
    this.#feed.tell()
    send(response, 'refused' in outcome ? 409 : 200, outcome)
  }

  async #outcomeOf(body: string): Promise<Outcome> {
    try {
      return await this.#actions.perform(actionIn(body))
    } catch (error) {
      if (error instanceof RefusedAction) return { refused: error.message }
      throw error
    }
  }

  async #file(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, content } = await pageFile(url.pathname)
    response.writeHead(status, { ...HEADERS, 'content-type': type }).end(request.method === 'HEAD' ? '' : content)
  }

  #events(numbers: string) {
    const { events } = this.#inspected.wire
    // The oldest may have been forgotten.
    const first = events[0]?.n ?? 1
    return numbers.split(',').flatMap((n) => events[Number(n) - first] ?? [])
  }

  #view() {
    const { instance, wire } = this.#inspected
    const reachOf = this.#reach()
    const chats = chatViews(instance, reachOf)
    const view = {
      now: instance.clock.now(),
      center: centerView(instance),
      agents: agentViews(instance, reachOf),
      chatIds: chats.map(({ id }) => id),
      chatCount: instance.chats.length,
      assumptions: assumptionViews(instance),
      people: this.#story.people,
      wireCount: wire.events.at(-1)?.n ?? 0,
    }
    return { view, chats }
  }

  #reach() {
    const { instance, network } = this.#inspected
    const online = network.sockets.subjects
    return ({ id, userId }: { readonly id: string; readonly userId?: string }): Reach => ({
      isOnline: online.has(id) || online.has(userId ?? id),
      isCutOff: this.#actions.isCutOff(instance.directory.findUser(userId ?? '')?.username ?? instance.nameOf(id)),
      isPlayedHere: this.#cast.isPlayed({ id, ...(userId !== undefined && { userId }) }),
    })
  }
}

/** For `roundtable replay`, as a file. */
function save(response: ServerResponse, recording: string): void {
  const file = { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="recording.json"' }
  response.writeHead(200, { ...HEADERS, ...file }).end(recording)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body))
}
