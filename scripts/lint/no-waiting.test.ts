import { expect, test } from 'vitest'
import { objectionable } from './test-support/planted.ts'

const WAIT = 'export const wait = () => new Promise((resolve) => setTimeout(resolve, 500))\n'

/** Every way in which a test could wait for time to pass, a file each. */
const VIOLATIONS: Record<string, string> = {
  'specs/wait.ts': WAIT,
  'specs/global.ts': 'export const wait = (run: () => void) => globalThis.setTimeout(run, 500)\n',
  'specs/often.ts': 'export const often = (run: () => void) => setInterval(run, 5)\n',
  'specs/page.spec.ts':
    "import { test } from '@playwright/test'\n\ntest('waits', async ({ page }) => {\n  await page.waitForTimeout(500)\n})\n",
  'specs/idle.spec.ts':
    "import { test } from '@playwright/test'\n\ntest('waits', async ({ page }) => {\n  await page.waitForLoadState('networkidle')\n})\n",
  'harness/people/pause.ts': WAIT,
  'harness/people/timers.ts':
    "import { setTimeout as wait } from 'node:timers/promises'\nexport const pause = () => wait(5)\n",
  'simulator/services/pause.test.ts': WAIT,
  'agent-ui/views/pause.test.tsx': WAIT,
  'scripts/package/test-support/pause.ts': WAIT,
}

const ALLOWED: Record<string, string> = {
  'simulator/turn.test.ts': "import { setImmediate as turn } from 'node:timers/promises'\n\nawait turn()\n",
  // A limit and a pause between two looks: what the waiting for something is made of.
  'harness/waiting.ts': WAIT,
  'harness/expect/eventually.ts': WAIT,
}

test('a test that waits for time to pass is found by the lint step', () => {
  expect(objectionable({ ...VIOLATIONS, ...ALLOWED })).toEqual(Object.keys(VIOLATIONS).sort())
}, 30_000)
