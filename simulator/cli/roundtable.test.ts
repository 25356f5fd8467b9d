import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'undici'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { Customer } from '../customer/index.ts'
import { assumptionRegister } from '../instance/assumptions.ts'
import { build } from './build.mjs'
import { RECORD } from './current-build.mjs'

const COMMAND = fileURLToPath(new URL('roundtable.mjs', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../fixtures/example-instance.yaml', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'roundtable-test-'))
const started = new Set<ChildProcess>()

beforeAll(async () => {
  await build()
})

afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
  vi.unstubAllEnvs()
})

afterAll(() => rmSync(folder, { recursive: true }))

function start(args: readonly string[], stdout: 'pipe' | number = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', stdout, 'pipe'] })
  started.add(child)
  return child
}

/** Runs to its end. */
async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = start(args)
  const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), allOf(child.stdout), allOf(child.stderr)])
  return { code, stdout, stderr }
}

function allOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}

/** Serves, and answers as soon as it is ready. */
async function serve(...args: string[]): Promise<{ child: ChildProcess; settings: string; origin: string }> {
  const child = start(['serve', ...args])
  let settings = ''
  for await (const chunk of child.stdout ?? []) {
    settings += chunk
    if (settings.includes('Ctrl+C')) break
  }
  return { child, settings, origin: settings.match(/ready on (\S+)/)?.[1] ?? '' }
}

/** How it ends after a signal, or after whatever else. */
async function endOf(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  const [[code], stderr] = await Promise.all([once(child, 'close'), allOf(child.stderr)])
  return { code, stderr }
}

describe('serve', () => {
  test('prints settings that work, and no token', async () => {
    const { settings, origin } = await serve()
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(settings).toContain(`ccpUrl: '${origin}/ccp-v2'`)
    expect(settings).toContain(`setGlobalConfig({ region: 'us-west-2', endpoint: '${origin}' })`)
    expect(settings).toContain(`aws connect start-chat-contact --endpoint-url ${origin} `)
    expect(settings).toMatch(/alice +Alice Adams +password: simulated/)
    expect(settings).not.toMatch(/[0-9a-f]{64}/)

    const exported = [...settings.matchAll(/(\w+)=(\S+)/g)].filter(([, name]) => name?.startsWith('AWS_'))
    expect(exported.map(([, name]) => name)).toEqual([
      'AWS_REGION',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_ENDPOINT_URL_CONNECT',
      'AWS_ENDPOINT_URL_CONNECTPARTICIPANT',
    ])
    for (const [, name = '', value] of exported) vi.stubEnv(name, value)
    const { region, instanceId, contactFlow } = contactCenter
    await using maya = await Customer.startsChat({
      ...{ region, instanceId, contactFlowId: contactFlow.id, displayName: 'Maya' },
      WebSocket,
    })
    await maya.says('Hello')
    await maya.sees('Hello')
  })

  test('a contact center from a file', async () => {
    const { settings } = await serve('--instance', EXAMPLE)
    expect(settings).toContain("region: 'eu-central-1'")
    expect(settings).toMatch(/omar +Omar Osman +password: of his own/)
  })

  test('assumptions are taken in, and those that differ are printed', async () => {
    const { settings } = await serve('--assume', 'lastAgentLeaves=customer stays', '--assume', 'blankMessage=accepted')
    expect(settings).toContain('lastAgentLeaves: customer stays\n  blankMessage: accepted')
  })

  test('over TLS, with a certificate that is gone when it ends', async () => {
    const { child, settings, origin } = await serve('--tls')
    expect(origin).toMatch(/^https:/)
    const file = settings.match(/NODE_EXTRA_CA_CERTS=(\S+)/)?.[1] ?? ''
    expect(readFileSync(file, 'utf8')).toMatch(/BEGIN CERTIFICATE/)
    child.kill('SIGTERM')
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
    expect(existsSync(file)).toBe(false)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it cleanly', async (signal) => {
    const { child } = await serve()
    child.kill(signal)
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
  })
})

describe('what goes wrong ends in words', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const { code, stderr } = await run('serve', '--port', String(port))
    expect(code).toBe(1)
    expect(stderr).toBe(
      `roundtable: Port ${port} is taken by another program. Choose another, or leave --port out for a free one.\n`,
    )
    other.close()
  })

  test('an instance file: the line is named', async () => {
    const file = join(folder, 'instance.yaml')
    writeFileSync(file, 'region: us-west-2\nusers:\n  - username: ann\n    rotingProfile: x\n')
    const { code, stdout, stderr } = await run('serve', '--instance', file)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `roundtable: The instance file is wrong:\n  ${file}:4:5 There is no "rotingProfile" in users[0]. Did you mean "routingProfile"?\n`,
    )
  })

  test.each([
    [['serve', '--instance', 'missing.yaml'], /missing\.yaml cannot be read: there is no such file\.$/],
    [['serve', '--assume', 'lastAgentLeave=x'], /no assumption "lastAgentLeave"\. Did you mean "lastAgentLeaves"\?/],
    [['serve', '--assume', 'blankMessage'], /blankMessage cannot be ""\. It is one of:\n {2}blankMessage=refused\n/],
    [['serve', '--port', '65536'], /'65536' is invalid\. It is a whole number from 0 to 65535\./],
    [['serve', '--seed', '-1'], /'-1' is invalid\. It is a whole number/],
    [['serve', '--prot', '1'], /unknown option '--prot'\n\(Did you mean --port\?\)/],
    [['sreve'], /unknown command 'sreve'\n\(Did you mean serve\?\)/],
  ])('%j', async (args, words) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(1)
    expect(stderr.trim()).toMatch(words)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test('an output that nobody reads', async () => {
    const child = start(['serve'])
    child.stdout?.destroy()
    expect(await endOf(child)).toEqual({ code: 1, stderr: 'roundtable: Nobody reads the output any more.\n' })
  })

  test.runIf(existsSync('/dev/full'))('a disk that is full', async () => {
    const child = start(['serve'], openSync('/dev/full', 'w'))
    const words = 'roundtable: The output cannot be written: the disk is full.\n'
    expect(await endOf(child)).toEqual({ code: 1, stderr: words })
  })
})

test('assumptions prints the whole register', async () => {
  const { code, stdout } = await run('assumptions')
  expect(code).toBe(0)
  const words = stdout.replaceAll(/\s+/g, ' ')
  for (const [name, { default: standard, alternatives, reason }] of Object.entries(assumptionRegister)) {
    expect(words).toContain(`${name} ${standard} ${alternatives.join(', ')} ${reason}`)
  }
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('serve loads no interception, no SDK and no browser driver', () => {
  const { packages, sources }: { packages: string[]; sources: Record<string, string> } = JSON.parse(
    readFileSync(RECORD, 'utf8'),
  )
  expect(packages).toEqual(['commander', 'selfsigned', 'ws', 'yaml', 'zod'])
  expect(Object.keys(sources)).toContain('simulator/transports/server.ts')
  expect(Object.keys(sources)).not.toContain('simulator/index.ts')
})
