import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agentNames } from '../../../../fixtures/people.ts'
import { readCalibration } from '../../../../live/calibrate/file.ts'
import { timers } from '../../../../live/calibrate/scenes/timers.ts'
import { findChromium } from '../../../chromium/find-chromium.mjs'
import { thisMachine } from '../../../chromium/this-machine.mjs'
import { COMMAND, endOf, ready } from '../../../test-support/command.ts'
import { drawn, findable } from './drawn.ts'
import { served, valuesIn } from './played.ts'
import { Turns } from './turns.ts'

const SEEDS = 10
const SUPERVISOR = 'grace'
/** Where a seed that has passed is noted: it is not played again, until this is deleted. */
const PASSED = join('.roundtable', 'calibrate-proof')
/** What calibrate says when it begins to wait for minutes. */
const WAITS = `${timers.name}: takes`

const browser = findChromium(thisMachine())

/** All that `roundtable calibrate` gets: the address, and what to sign in with. */
function environmentOf(settings: string, origin: string, home: string): Record<string, string> {
  const told = (pattern: RegExp) => settings.match(pattern)?.[1] ?? ''
  const { port } = new URL(origin)
  const instanceId = told(/--instance-id (\S+)/)
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    AWS_ENDPOINT_URL_CONNECT: origin,
    AWS_ENDPOINT_URL_CONNECTPARTICIPANT: origin,
    AWS_ACCESS_KEY_ID: told(/AWS_ACCESS_KEY_ID=(\S+)/),
    AWS_SECRET_ACCESS_KEY: told(/AWS_SECRET_ACCESS_KEY=(\S+)/),
    NODE_EXTRA_CA_CERTS: told(/NODE_EXTRA_CA_CERTS=(\S+)/),
    ROUNDTABLE_LIVE_INSTANCE_ID: instanceId,
    ROUNDTABLE_LIVE_ALIAS: 'roundtable-demo',
    ROUNDTABLE_LIVE_REGION: told(/AWS_REGION=(\S+)/),
    ROUNDTABLE_LIVE_CONTACT_FLOW: told(/--contact-flow-id (\S+)/),
    ROUNDTABLE_LIVE_QUEUE: 'Chat support',
    ROUNDTABLE_LIVE_ORIGIN: 'http://localhost:8080',
    ROUNDTABLE_LIVE_AGENTS: agentNames.join(', '),
    ROUNDTABLE_LIVE_SUPERVISOR: SUPERVISOR,
    ROUNDTABLE_LIVE_ALLOWED_INSTANCES: instanceId,
    ROUNDTABLE_LIVE_MAX_CONTACTS: '40',
    ...Object.fromEntries(
      [...agentNames, SUPERVISOR].map((name) => [`ROUNDTABLE_LIVE_PASSWORD_${name.toUpperCase()}`, 'simulated']),
    ),
    // The hosts of AWS are on this machine, with a certificate that no browser knows.
    ROUNDTABLE_BROWSER_ARGS: [
      `--host-resolver-rules=MAP *.my.connect.aws 127.0.0.1:${port}, MAP *.amazonaws.com 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
    ].join('\n'),
    ...(browser && { ROUNDTABLE_CHROMIUM: browser.path }),
  }
}

/** Whoever plays has the machine alone, until all they do is wait: the next one plays meanwhile. */
const turns = new Turns()

test.concurrent.for(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  'seed %i: agents in pages, over TLS with signatures checked',
  { timeout: 600_000 },
  async (seed, { skip, onTestFinished }) => {
    const passed = join(PASSED, `seed-${seed}.json`)
    if (existsSync(passed)) return skip('it has passed before')
    const assumed = drawn(seed)
    const home = mkdtempSync(join(tmpdir(), 'roundtable-proof-'))
    const children: ChildProcess[] = []
    const begins = (command: readonly string[], place: SpawnOptions = {}) => {
      const child = spawn(process.execPath, [COMMAND, ...command], { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
      children.push(child)
      return child
    }
    const endTurn = await turns.next()
    onTestFinished(() => {
      endTurn()
      for (const child of children) child.kill('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    })
    const { settings, origin } = await ready(begins(['serve', '--tls', ...served(assumed)]))
    const out = join(home, 'calibration.yaml')
    const begunAt = performance.now()
    const place = { cwd: home, env: environmentOf(settings, origin, home) }
    const calibrating = begins(['calibrate', '--may-change-settings', '--out', out], place)
    const hear = async () => {
      let said = ''
      for await (const chunk of calibrating.stdout) {
        said += chunk
        if (said.includes(WAITS)) endTurn()
      }
      return said
    }
    const [stdout, { code, stderr }] = await Promise.all([hear(), endOf(calibrating)])
    const seconds = Math.round((performance.now() - begunAt) / 1000)
    expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' })
    const wanted = findable(assumed)
    expect(valuesIn(readCalibration(out).findings)).toMatchObject(wanted)
    mkdirSync(PASSED, { recursive: true })
    writeFileSync(passed, JSON.stringify({ seed, seconds, found: Object.keys(wanted).length, assumed }, undefined, 2))
    console.log(`seed ${seed}: ${Object.keys(wanted).length} assumptions found in ${seconds} s`)
  },
)
