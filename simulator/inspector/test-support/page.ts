import { type ServedSimulator, type ServeOptions, serveSimulator } from '../../serve.ts'
import { UNKNOWN, updated, type World } from '../page/world.ts'
import type { Action, AgentView, ChatView, Outcome, SeatView, Update } from '../protocol.ts'

/** What the inspector page does, without a browser: it listens and acts. */
export class Page {
  readonly simulator: ServedSimulator
  /** All that has been sent, word for word. */
  heard = ''
  #world: World = UNKNOWN
  #stream: AsyncIterator<Update> | undefined

  private constructor(simulator: ServedSimulator) {
    this.simulator = simulator
  }

  static async opens(options: ServeOptions = {}): Promise<Page> {
    return new Page(await serveSimulator(options))
  }

  get world(): World {
    return this.#world
  }

  async acts(action: Action | object, headers: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const answer = await this.posts(JSON.stringify(action), headers)
    return answer.json()
  }

  posts(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { origin } = this.simulator
    const own = { origin, 'content-type': 'application/json' }
    return fetch(`${origin}/inspector/actions`, { method: 'POST', headers: { ...own, ...headers }, body })
  }

  /** Listens until this holds. */
  async sees<Found>(look: (page: this) => Found | undefined | false): Promise<Found> {
    this.#stream ??= this.#updates()
    for (;;) {
      const found = look(this)
      if (found) return found
      const { value, done } = await this.#stream.next()
      if (done) throw new Error('The simulator says nothing more.')
      this.#world = updated(this.#world, value)
    }
  }

  /** Reads to the end of what is sent. */
  async hearsTheEnd(): Promise<boolean> {
    this.#stream ??= this.#updates()
    while (!(await this.#stream.next()).done);
    return true
  }

  agent(username: string): AgentView | undefined {
    return this.#world.view?.agents.find((each) => each.username === username)
  }

  get chat(): ChatView | undefined {
    return this.#world.chats.get(this.#world.view?.chatIds[0] ?? '')
  }

  seat(who: string): SeatView | undefined {
    return this.chat?.seats.find((each) => each.who === who)
  }

  /** Who sits in the newest chat: `alice joined`. */
  get seats(): string[] {
    return this.chat?.seats.map(({ who, state }) => `${who} ${state}`) ?? []
  }

  async *#updates(): AsyncGenerator<Update> {
    const answer = await fetch(`${this.simulator.origin}/inspector/live`)
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of answer.body ?? []) {
      const more = decoder.decode(chunk, { stream: true })
      this.heard += more
      text += more
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) if (event.startsWith('data: ')) yield JSON.parse(event.slice('data: '.length))
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.close()
    await this.#stream?.return?.().catch(() => undefined)
  }
}
