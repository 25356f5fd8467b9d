import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import whole from '../../../../playwright.config.ts'
import type { Options } from '../../../test.ts'

const ROOT = new URL('../../../../', import.meta.url)
const folder = process.env.ROUNDTABLE_TEST_OUTPUT ?? 'test-results'

/** As UI mode has it: what is recorded is on the disk at once, to be shown while the test runs. */
const LIVE_TRACE = { live: true }

/** Everything that gives access is used, over both transports, with everything recorded that Playwright records. */
export default defineConfig<Options>({
  testDir: '.',
  testMatch: 'leaks.ts',
  outputDir: `${folder}/results`,
  webServer: [whole.webServer ?? []].flat().map((server) => ({ ...server, cwd: fileURLToPath(ROOT) })),
  use: {
    ...whole.use,
    trace: { mode: 'on', snapshots: true, screenshots: true, sources: true, attachments: true, ...LIVE_TRACE },
    screenshot: 'on',
  },
  projects: [{ name: 'routed' }, { name: 'sockets', use: { transport: 'sockets', seed: 2 } }],
  reporter: [
    ['list', { printSteps: true }],
    ['../../../reporter/index.ts', { outputFolder: folder }],
    ['html', { open: 'never', outputFolder: `${folder}/html` }],
    ['json', { outputFile: `${folder}/report.json` }],
    ['junit', { outputFile: `${folder}/junit.xml`, includeProjectInTestName: true }],
    ['blob', { outputDir: `${folder}/blob` }],
  ],
})
