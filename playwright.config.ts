import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/set-up/find-chromium.mjs'
import { thisMachine } from './scripts/set-up/this-machine.mjs'

// Node 20 is supported on purpose, and the AWS SDK would say at every start that it will not be for ever.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const onCi = Boolean(process.env.CI)

/** Without one Playwright itself says what is missing. */
const browser = findChromium(thisMachine())

export default defineConfig({
  testDir: 'specs',
  fullyParallel: true,
  forbidOnly: onCi,
  // A spec that needs a second try is a broken spec.
  retries: 0,
  // The usual CI machine has two cores and nothing else to do. Elsewhere Playwright's default, half the cores, leaves a
  // person's machine usable.
  ...(onCi && { workers: 2 }),
  reporter: [
    ['list'],
    ['html', { open: 'never' }],
    // `npm test` counts from it.
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : []),
  ],
  use: {
    // Pictures of every step double the time of a page (measured: 4.1 s against 2.5 s); snapshots cost next to nothing.
    trace: { mode: 'retain-on-failure', snapshots: true, screenshots: false },
    launchOptions: {
      // Playwright finds its own, and takes the faster one without a window where it can.
      ...(browser && browser.source !== 'playwright' && { executablePath: browser.path }),
      args: [
        // Hermetic: no name but the local ones resolves, so that a request nobody simulates fails at once.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost',
      ],
    },
  },
  projects: [
    { name: 'simulated', use: devices['Desktop Chrome'] },
    // Not a test: `npm run picture` takes the README's picture.
    ...(process.env.ROUNDTABLE_PICTURES
      ? [{ name: 'pictures', testMatch: '*.picture.ts', use: devices['Desktop Chrome'] }]
      : []),
  ],
  webServer: {
    name: 'agent-ui',
    command: 'node scripts/serve-agent-ui.mjs',
    // Playwright puts the group into the environment under its name in capitals, for the harness.
    wait: { stdout: /agent-ui on (?<roundtable_agent_ui_url>\S+)/ },
    // The first run builds.
    timeout: 180_000,
  },
})
