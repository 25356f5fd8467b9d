import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type { World } from './world.ts'
import { HOSTS } from './world.ts'

const BUNDLE = join(
  dirname(createRequire(import.meta.url).resolve('amazon-connect-streams/package.json')),
  'release/connect-streams-min.js',
)
const BRIDGE = new URL('../../ccp/bridge.client.js', import.meta.url)

type Listener = (event: { data: unknown; source?: unknown }) => void

/** What the CCP page loads, run without a browser: Streams' own engine, and the bridge that connects it to the page around. */
export class CcpPage {
  /** What has gone wrong in the page, as a browser would report it. */
  readonly thrown: unknown[] = []
  /** What the page around it was told. */
  readonly told: unknown[] = []
  readonly #listeners: Listener[] = []
  readonly #parent = { postMessage: (data: unknown, _: string, ports?: Port[]) => this.#tell(data, ports) }
  readonly #window: Record<string, unknown>
  #sdk: Port | undefined

  constructor(world: World, authToken: string) {
    const Channel = channelOf((work) => this.#attempt(work))
    const window: Record<string, unknown> = {
      navigator: { userAgent: '' },
      document: { querySelector: () => new Select() },
      location: new URL(`https://${HOSTS.site}/ccp-v2`),
      parent: this.#parent,
      addEventListener: (type: string, listen: Listener) => type === 'message' && this.#listeners.push(listen),
      setTimeout: () => 0,
      setInterval: () => 0,
      clearTimeout: () => undefined,
      clearInterval: () => undefined,
      console: SILENT,
      crypto,
      URL,
      Blob,
      MessageChannel: Channel,
      WebSocket: class {},
      Option: class {},
      XMLHttpRequest: requestsTo(world, (work) => this.#attempt(work)),
      fetch: async () => ({
        json: async () => ({
          accessToken: authToken,
          region: 'us-west-2',
          addParticipantOperation: 'AddNewConnection',
        }),
      }),
    }
    this.#window = Object.assign(window, { window, self: window })
  }

  async load(): Promise<void> {
    const context = createContext(this.#window)
    runInContext(readFileSync(BUNDLE, 'utf8'), context)
    runInContext(readFileSync(BRIDGE, 'utf8'), context)
    await settled()
  }

  /** Streams as the page around it has it, to make messages with. */
  get connect(): {
    readonly EventFactory: { createRequest(type: string, method: string, params: object): { event: string } }
  } & Record<string, Record<string, string>> {
    return this.#window.connect as never
  }

  /** A message of the page around it, or of somebody else's. */
  async posts(data: unknown, source: unknown = this.#parent): Promise<void> {
    for (const listen of this.#listeners) this.#attempt(() => listen({ data: structuredClone(data), source }))
    await settled()
  }

  /** A message of the page's Connect SDK, which has a port of its own. */
  async postsToSdk(data: unknown): Promise<void> {
    this.#sdk?.postMessage(data)
    await settled()
  }

  #tell(data: unknown, [port]: Port[] = []): void {
    this.told.push(structuredClone(data))
    if (!port) return
    this.#sdk = port
    port.onmessage = ({ data: answer }) => this.told.push(answer)
  }

  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.thrown.push(error)
    }
  }
}

/** Everything that is under way has come to its end: nothing here takes time. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const SILENT = { log() {}, info() {}, warn() {}, error() {}, debug() {}, trace() {} }

class Select {
  readonly options: never[] = []
  addEventListener(): void {}
  replaceChildren(): void {}
}

interface Port {
  onmessage: Listener | null
  postMessage(data: unknown): void
}

/** Channels as browsers have them, with an eye on what goes wrong at the other end. */
function channelOf(attempt: (work: () => void) => void) {
  class End implements Port {
    onmessage: Listener | null = null
    other: End | undefined
    readonly #listeners: Listener[] = []

    postMessage(data: unknown): void {
      const copy = structuredClone(data)
      queueMicrotask(() => this.other?.hear(copy))
    }

    hear(data: unknown): void {
      for (const listen of [this.onmessage, ...this.#listeners]) if (listen) attempt(() => listen({ data }))
    }

    addEventListener(_: string, listen: Listener): void {
      this.#listeners.push(listen)
    }

    start(): void {}
    close(): void {}
  }
  return class {
    readonly port1 = new End()
    readonly port2 = new End()
    constructor() {
      this.port1.other = this.port2
      this.port2.other = this.port1
    }
  }
}

/** The engine's way to the CTI API. */
function requestsTo({ network }: World, attempt: (work: () => void) => void) {
  return class {
    readyState = 0
    status = 0
    responseType = ''
    response: ArrayBufferLike | undefined
    readonly upload = { addEventListener() {} }
    readonly HEADERS_RECEIVED = 2
    readonly DONE = 4
    #url = ''
    #method = ''
    readonly #headers: Record<string, string> = {}
    readonly #listeners: [string, () => void][] = []

    addEventListener(type: string, listen: () => void): void {
      this.#listeners.push([type, listen])
    }

    open(method: string, url: string): void {
      this.#method = method
      this.#url = url
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers[name.toLowerCase()] = value
    }

    getAllResponseHeaders(): string {
      return 'content-type: application/x-amz-json-1.0\r\n'
    }

    abort(): void {}

    send(body: string): void {
      const request = { method: this.#method, url: new URL(this.#url), headers: this.#headers, body: body ?? '' }
      network.answer(request).then(({ status, body: answer }) => {
        this.status = status
        this.response = new TextEncoder().encode(answer).buffer
        for (const state of [2, 4]) {
          this.readyState = state
          for (const [type, listen] of this.#listeners) if (type === 'readystatechange') attempt(listen)
        }
      })
    }
  }
}
