import { expect, test } from 'vitest'
import { objectionable } from './test-support/planted.ts'

/** Every way past the simulator's clock and seed, a file each. */
const VIOLATIONS: Record<string, string> = {
  'simulator/instance/now.ts': 'export const now = () => Date.now()\n',
  'simulator/instance/date.ts': 'export const now = () => new Date()\n',
  'simulator/services/random.ts': 'export const jitter = () => Math.random()\n',
  'simulator/services/handed.ts': 'export const time = { now: Date.now }\n',
  'simulator/services/uuid.ts': 'export const id = () => crypto.randomUUID()\n',
  'simulator/services/bytes.ts': 'export const fill = (into: Uint8Array) => crypto.getRandomValues(into)\n',
  'simulator/wire/measured.ts': 'export const at = () => performance.now()\n',
  'simulator/customer/later.ts': 'export const later = (run: () => void) => setTimeout(run, 5)\n',
  'simulator/transports/often.ts': 'export const often = (run: () => void) => setInterval(run, 5)\n',
  'cli/soon.ts': 'export const soon = (run: () => void) => setImmediate(run)\n',
  'cli/timers.ts': "import { setTimeout as wait } from 'node:timers/promises'\nexport const pause = () => wait(5)\n",
  'simulator/ccp/page.client.js': 'export const id = crypto.randomUUID()\n',
  'simulator/customer/token.ts': "import { randomUUID } from 'node:crypto'\nexport const token = randomUUID\n",
}

const ALLOWED: Record<string, string> = {
  'simulator/instance/parsed.ts':
    'export const at = (text: string) => new Date(Date.parse(text) + Date.UTC(2026, 0))\n',
  'simulator/services/hash.ts':
    "import { createHash } from 'node:crypto'\nexport const sha = () => createHash('sha256')\n",
  'simulator/clock.ts': 'export const now = () => Date.now()\n',
  'simulator/clock.test.ts': 'export const now = () => Date.now()\n',
  'simulator/instance/test-support/now.ts': 'export const now = () => Date.now()\n',
  'harness/waiting.ts': 'export const later = (run: () => void) => setTimeout(run, 5)\n',
}

test('whatever takes time or chance past the simulator’s clock and seed is found by the lint step', () => {
  expect(objectionable({ ...VIOLATIONS, ...ALLOWED })).toEqual(Object.keys(VIOLATIONS).sort())
}, 30_000)
