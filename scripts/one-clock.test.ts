import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { inRepository, TOOLS } from './paths.mjs'

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
  'simulator/cli/soon.ts': 'export const soon = (run: () => void) => setImmediate(run)\n',
  'simulator/cli/timers.ts':
    "import { setTimeout as wait } from 'node:timers/promises'\nexport const pause = () => wait(5)\n",
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
  const repository = plant({ ...VIOLATIONS, ...ALLOWED })
  try {
    const { stdout } = spawnSync(process.execPath, [TOOLS.biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
      cwd: repository,
      encoding: 'utf8',
    })
    const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(stdout)
    const found = new Set(report.diagnostics.map(({ location }) => location.path))
    expect([...found].sort()).toEqual(Object.keys(VIOLATIONS).sort())
  } finally {
    rmSync(repository, { recursive: true })
  }
}, 30_000)

function plant(files: Record<string, string>) {
  const repository = mkdtempSync(join(tmpdir(), 'roundtable-one-clock-'))
  for (const shared of ['biome.json', '.gitignore', 'scripts/lint'])
    cpSync(inRepository(shared), join(repository, shared), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), text)
  }
  return repository
}
