import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { inRepository, TOOLS } from './paths.mjs'

/**
 * The layer rule can only fail where it can read: a parser that is missing for a kind of file makes it pass in silence.
 * So a repository of violations, one of each kind, is planted and has to be found out.
 */
const VIOLATIONS: Record<string, string> = {
  'simulator/instance/clock.ts': "import { randomUUID } from 'node:crypto'\nexport const id = randomUUID()\n",
  'simulator/instance/wire.ts': "import type { Frame } from '../services/frame.ts'\nexport type Mine = Frame\n",
  'simulator/services/http.ts': "export { http } from 'msw'\n",
  'simulator/customer/peek.ts': "import type { Seat } from '../instance/seat.ts'\nexport type Mine = Seat\n",
  'simulator/index.ts': "export { seven } from '../harness/defects/service/seven.ts'\n",
  'simulator/serve.ts': "import './transports/msw.ts'\n",
  'cli/main.ts': "import '../specs/rejoin.spec.ts'\n",
  'live/agents.ts': "import '../harness/world.ts'\n",
  'simulator/index.test.ts': "import '../harness/world.ts'\n",
  'simulator/queue/new.ts': "import '../instance/seat.ts'\n",
  'harness/defects/service/eight.ts': "import '../../world.ts'\n",
  'harness/defects/ui/stuck.ts': "import '../service/seven.ts'\n",
  'harness/page.ts': "export const ui = () => import('../agent-ui/views/roster.tsx')\n",
  'harness/test.ts': "import './defects/service/seven.ts'\n",
  'harness/faults.ts': "export { http } from 'msw'\n",
  'harness/intercepts.ts': "import '@mswjs/interceptors'\n",
  'specs/cap.spec.ts': "import { seat } from '../simulator/instance/seat.ts'\nexport const mine = seat\n",
  'specs/any-ui/page.ts': "import '../../harness/world.ts'\n",
  'specs/example-ui/desk.ts': "import '../../harness/people/person.ts'\n",
  'agent-ui/machines/invite.ts': "import type { View } from '../views/roster.tsx'\nexport type Mine = View\n",
  'agent-ui/views/roster.tsx':
    "import 'amazon-connect-streams'\nexport type View = 1\nexport const Roster = () => <p />\n",
  'fixtures/a.ts': "import './b.ts'\n",
}

/** What they import, and imports that are allowed. */
const GROUND: Record<string, string> = {
  'simulator/instance/seat.ts': 'export const seat = 1\nexport type Seat = 1\n',
  'simulator/instance/seat.test.ts': "import { test } from 'vitest'\nimport './seat.ts'\ntest('seat', () => {})\n",
  'simulator/core.ts': "import './instance/seat.ts'\n",
  'cli/other.ts': "import '../simulator/core.ts'\n",
  'live/other.ts': "import '../simulator/customer/index.ts'\n",
  'simulator/transports/msw.ts': "export { http } from 'msw'\n",
  'simulator/services/frame.ts': "export type { Seat as Frame } from '../instance/seat.ts'\n",
  'fixtures/b.ts': "import './a.ts'\n",
  'harness/defects/service/seven.ts': "export { seat as seven } from '../../../simulator/instance/seat.ts'\n",
  'simulator/customer/index.ts': 'export const customer = 1\n',
  'specs/any-ui/any.spec.ts':
    "import { test } from '@playwright/test'\nimport '../../simulator/customer/index.ts'\ntest('', () => {})\n",
  'specs/rejoin.spec.ts': "import '../harness/world.ts'\nimport '../simulator/customer/index.ts'\n",
  'harness/world.ts': "import '../simulator/index.ts'\n",
  'harness/people/person.ts': 'export const person = 1\n',
}

test('an import that points up is found, be it of a value, a type, dynamic, in a test or in TSX', () => {
  const repository = plant({ ...VIOLATIONS, ...GROUND })
  try {
    const { stdout } = spawnSync(process.execPath, [TOOLS.dependencyCruiser, '.', '--output-type', 'json'], {
      cwd: repository,
      encoding: 'utf8',
    })
    const report: { summary: { violations: { from: string }[] } } = JSON.parse(stdout)
    const found = new Set(report.summary.violations.map((violation) => violation.from))
    expect([...found].sort()).toEqual(Object.keys(VIOLATIONS).sort())
  } finally {
    rmSync(repository, { recursive: true })
  }
}, 30_000)

function plant(files: Record<string, string>) {
  const repository = mkdtempSync(join(tmpdir(), 'roundtable-layers-'))
  for (const shared of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json', 'node_modules'])
    symlinkSync(inRepository(shared), join(repository, shared))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), text)
  }
  return repository
}
