import { defineConfig } from '@playwright/test'
import whole from '../../../../playwright.config.ts'

const folder = process.env.ROUNDTABLE_TEST_OUTPUT ?? 'test-results'

/** A run of two tests, one of which fails on purpose: what a report of it says is up to its test. */
export default defineConfig({
  testDir: '.',
  testMatch: 'on-purpose.ts',
  fullyParallel: true,
  outputDir: `${folder}/results`,
  use: { ...whole.use, trace: 'off' },
  reporter: [
    ['../../index.ts', { outputFolder: folder, everyRule: true }],
    ['html', { open: 'never', outputFolder: `${folder}/html` }],
    ['json', { outputFile: `${folder}/report.json` }],
  ],
})
