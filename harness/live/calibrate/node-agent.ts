import type { CtiAnswer, CtiMethod, ProbeAgent, ProbedSnapshot } from '../../../live/calibrate/probe-agent.ts'
import { Changes } from '../../../live/calibrate/waiting.ts'
import { CtiClient, CtiError } from '../../people/cti-client.ts'

const NOBODY: ProbedSnapshot = { state: { name: '', type: '' }, contacts: [] }

/**
 * An agent of a simulated instance without a page: the CTI API from Node. A real one has a login page of its own, and its API is
 * for Streams alone; there an agent is a page.
 */
export class NodeProbeAgent implements ProbeAgent {
  readonly username: string
  snapshot = NOBODY
  readonly #cti: CtiClient
  readonly #changes = new Changes()
  readonly #closing = new AbortController()
  #following: Promise<void> = Promise.resolve()

  private constructor(username: string, cti: CtiClient) {
    this.username = username
    this.#cti = cti
  }

  static async signsIn(site: string, username: string, password: string): Promise<NodeProbeAgent> {
    const agent = new NodeProbeAgent(username, await CtiClient.signIn(site, username, password))
    agent.#following = agent.#follow()
    await agent.#changes.until('a snapshot', () => (agent.snapshot === NOBODY ? undefined : true))
    return agent
  }

  onSnapshot(listener: () => void): () => void {
    return this.#changes.follow(listener)
  }

  async call(method: CtiMethod, parameters: object): Promise<CtiAnswer> {
    try {
      const output = await this.#cti.call(this.#operation(method), parameters, this.#closing.signal)
      return { ok: true, output }
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      return { ok: false, status: error.status, type: error.type, message: error.message }
    }
  }

  operationOf(method: CtiMethod): string {
    return this.#operation(method)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#following
  }

  #operation(method: CtiMethod): string {
    if (method === 'addNewConnection') return this.#cti.addParticipantOperation
    return `${method[0]?.toUpperCase()}${method.slice(1)}`
  }

  /** Long-polls the snapshot, as Streams' engine does. */
  async #follow(): Promise<void> {
    let nextToken: string | undefined
    while (!this.#closing.signal.aborted) {
      try {
        const answer: { snapshot: ProbedSnapshot; nextToken: string } = await this.#cti.call(
          'GetAgentSnapshot',
          { nextToken, timeout: 30_000 },
          this.#closing.signal,
        )
        nextToken = answer.nextToken
        this.snapshot = answer.snapshot
        this.#changes.tell()
      } catch (error) {
        if (this.#closing.signal.aborted) return
        throw error
      }
    }
  }
}
