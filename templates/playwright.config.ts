import { defineConfig, devices } from '@playwright/test'
import { chromiumHere, type Options } from 'connect-roundtable'
import { withLive } from 'connect-roundtable/live'
import { desk } from './roundtable/desk.ts'

/** Where your UI is served. */
const address = process.env.AGENT_UI_URL ?? 'http://localhost:5173'

const config = defineConfig<Options>({
  testDir: 'roundtable',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // What is expected may be a message to six people, each with a page.
  expect: { timeout: 10_000 },
  // The last writes roundtable-report/index.html: every test with its diagram, and the rules of a chat that they prove.
  reporter: [['list'], ['html', { open: 'never' }], ['connect-roundtable/reporter']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    pageDriver: desk,
    trace: { mode: 'retain-on-failure', snapshots: true, screenshots: false },
    // Playwright's own browser, or where that is not installed the Chrome or Chromium of this machine.
    launchOptions: chromiumHere(),
  },
  webServer: {
    // What starts your UI.
    command: 'npm run dev',
    url: address,
    reuseExistingServer: !process.env.CI,
  },
})

// The project `live`, when it is asked for: npx roundtable live.
export default withLive(config)
