import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { leftOn, NOTHING } from '../../live/test-support/left.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { answered, gone } from '../../live/test-support/wire-events.ts'
import { runIn } from '../test-support/command.ts'
import { play } from './test-support/played.ts'

const SLOW_MS = 90_000
const AGENTS = { ROUNDTABLE_LIVE_AGENTS: 'alice, bob' }

const sweeps = (sandbox: Sandbox) => runIn({ env: { ...sandbox.env, ...AGENTS }, cwd: sandbox.folder }, 'sweep')

describe('what can go wrong in a run', { timeout: SLOW_MS }, () => {
  test('AWS credentials expire: what is left is said, and a sweep with others ends it', async () => {
    const session = { secretAccessKey: 'temporary-secret', sessionToken: 'temporary-token', expiresAt: Infinity }
    await using sandbox = await Sandbox.opens({ temporaryCredentials: { TEMPORARY: session } })
    const { played } = play(sandbox, {
      ...AGENTS,
      AWS_ACCESS_KEY_ID: 'TEMPORARY',
      AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
      AWS_SESSION_TOKEN: session.sessionToken,
    })
    await gone(sandbox, answered('SendMessage'))
    session.expiresAt = Date.now()
    const { output } = await played
    expect(output).toMatch(/credentials have expired.*roundtable sweep" tries again/)
    expect(output).not.toMatch(/temporary-secret|temporary-token/)
    expect(leftOn(sandbox)).toMatchObject({ chats: 1, atWork: ['alice'], leases: { length: 2 } })
    expect((await sweeps(sandbox)).stdout).toMatch(/1 contact ended, 1 agent set offline, 2 leases given back/)
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test.each([
    ['connect:CreateQuickConnect', 'before anything is started', NOTHING],
    ['connect:StartChatContact', 'and nothing is left', NOTHING],
  ] as const)('the permission %s is missing: it is named, %s', async (action, _, left) => {
    await using sandbox = await Sandbox.opens({ denied: [action] })
    const { code, output } = await play(sandbox, AGENTS).played
    expect(code).not.toBe(0)
    expect(output).toContain(action)
    expect(leftOn(sandbox)).toEqual(left)
  })

  test('the permission to set agents offline is missing: it is named, and all else is put back', async () => {
    await using sandbox = await Sandbox.opens({ denied: ['connect:PutUserStatus'] })
    const { code, output } = await play(sandbox, AGENTS).played
    expect(code).not.toBe(0)
    expect(output).toContain('connect:PutUserStatus')
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test('the account is throttled far below its quota: the run takes longer, and goes well', {
    tags: ['H61'],
  }, async () => {
    await using sandbox = await Sandbox.opens({ throttles: true, rate: { rate: 1, burst: 1 } })
    const { code, output } = await play(sandbox, AGENTS).played
    expect(output).toContain('Cleaned up: 1 contact ended, 1 agent offline.')
    expect(code).toBe(0)
    const refused = sandbox.simulator.wire.events.filter((event) => event.kind === 'answer' && event.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test('the quota of active chats is reached: it is asked again, until there is room', { tags: ['H61'] }, async () => {
    await using sandbox = await Sandbox.opens({ center: { ...contactCenter, activeChatQuota: 1 } })
    const { instance } = sandbox.simulator
    const other = instance.startChat({ displayName: 'Somebody else' })
    const { played } = play(sandbox, AGENTS)
    await gone(sandbox, answered('StartChatContact', 429))
    instance.stopChat(other.id)
    const { code, output } = await played
    expect(output).toContain('Said everything.')
    expect(code).toBe(0)
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test('the budget is reached: the message is not sent, and everything is put back', { tags: ['H61'] }, async () => {
    await using sandbox = await Sandbox.opens()
    const { code, output } = await play(sandbox, { ...AGENTS, ROUNDTABLE_LIVE_MAX_MESSAGES: '1' }).played
    expect(code).not.toBe(0)
    expect(output).toContain('The run has reached its budget of 1 messages. The message is not sent.')
    expect(output).toContain('Spent: 1 contact and 1 message')
    const sent = sandbox.simulator.wire.events.filter(({ kind }) => kind === 'request').filter(isMessage)
    expect(sent).toHaveLength(1)
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test('an instance that is not on the allow-list is left alone', async () => {
    await using sandbox = await Sandbox.opens()
    const { code, output } = await play(sandbox, { ...AGENTS, ROUNDTABLE_LIVE_ALLOWED_INSTANCES: 'another' }).played
    expect(code).not.toBe(0)
    expect(output).toMatch(/not allowed on the instance.*the allow-list has another/)
    expect(sandbox.simulator.wire.events).toEqual([])
  })

  test('the network is gone for half a minute: the run goes on when it is back', async () => {
    await using sandbox = await Sandbox.opens()
    const began = Date.now()
    await using line = await Line.to(Number(new URL(sandbox.simulator.origin).port))
    const { played } = play(sandbox, {
      ...AGENTS,
      AWS_ENDPOINT_URL_CONNECT: line.origin,
      AWS_ENDPOINT_URL_CONNECTPARTICIPANT: line.origin,
    })
    await gone(sandbox, answered('StartChatContact'))
    line.breaksFor(30_000)
    const { code, output } = await played
    expect(output).toContain('Said everything.')
    expect(code).toBe(0)
    expect(Date.now() - began).toBeGreaterThan(30_000)
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })
})

function isMessage(event: object): boolean {
  return 'operation' in event && event.operation === 'SendMessage'
}

/** A line to a port of this machine, which can be broken. */
class Line {
  readonly #server: Server
  readonly #connections = new Set<Socket>()
  #brokenUntil = 0

  static async to(port: number): Promise<Line> {
    const line = new Line(port)
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve))
    return line
  }

  private constructor(port: number) {
    this.#server = createServer((near) => {
      near.on('error', () => undefined)
      if (Date.now() < this.#brokenUntil) return near.destroy()
      const far = connect(port, '127.0.0.1')
      far.on('error', () => undefined)
      for (const each of [near, far]) {
        this.#connections.add(each)
        each.on('close', () => this.#connections.delete(each))
      }
      near.pipe(far).pipe(near)
    })
  }

  get origin(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Nothing gets through any more, for so many milliseconds. */
  breaksFor(ms: number): void {
    this.#brokenUntil = Date.now() + ms
    for (const each of this.#connections) each.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const each of this.#connections) each.destroy()
    await closed
  }
}
