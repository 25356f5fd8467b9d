import { availableParallelism } from 'node:os'
import { defineConfig, devices } from '@playwright/test'
import { contactCenter } from './fixtures/index.ts'
import { chromiumHere } from './harness/chromium-here.ts'
import { portOfReferenceUi } from './harness/live/asked-for.ts'
import { liveParts } from './harness/live/project.ts'
import { oldestReferenceUi, referenceUi } from './harness/people/reference-page.ts'
import type { Options } from './harness/test.ts'
import { hitList, unitTestsThatRan } from './scripts/hitlist/check.mjs'
import { chatDesk } from './specs/example-ui/chat-desk.ts'
import { publishedExample } from './specs/example-ui/published-example.ts'

const onCi = Boolean(process.env.CI)

const browser = chromiumHere()

/** What a real instance needs, when this run is on one: not the arguments of the other browsers, which resolve no names. */
const live = liveParts(process.argv, process.env, browser)

/** Pages that are not the reference UI: the inspector, live or replaying, and the table of `npm run dev`. */
const INSPECTOR = ['inspector.spec.ts', 'replay.spec.ts']
const TABLE = 'table.spec.ts'

/** The example UI, with the current pair of Streams and ChatJS or the oldest. */
const exampleUi = (page: 'current/' | 'oldest/' | 'published/') => () =>
  `${process.env.ROUNDTABLE_EXAMPLE_UI_URL}${page}`

/** The core specs once more, on another UI or other libraries; two agents have a page also where the spec gives them none. */
const core = { grep: /@core/, use: { ...devices['Desktop Chrome'], pages: ['alice', 'bob'] as const } }

export default defineConfig<Options>({
  testDir: 'specs',
  ...live.config,
  fullyParallel: true,
  forbidOnly: onCi,
  // A spec that needs a second try is a broken spec.
  retries: 0,
  // What is expected may be a message to six people, each with a page.
  expect: { timeout: 10_000 },
  // Half of the cores, as is Playwright's default, which leaves a machine usable; of two cores both, for they would wait else.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  reporter: [
    ...live.reporters,
    ['list'],
    ['html', { open: 'never' }],
    // A whole run has a test for every rule.
    [
      './harness/reporter/index.ts',
      {
        everyRule: Boolean(process.env.ROUNDTABLE_WHOLE_RUN),
        hitList: { lines: hitList(), unit: unitTestsThatRan(process.env.ROUNDTABLE_UNIT_REPORT) },
      },
    ],
    // `npm test` counts from it.
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : []),
  ],
  use: {
    pageDriver: referenceUi,
    // Snapshots of every step take a sixth of all the time (measured: 53 s without them, 64 s with them), and a failed test has
    // its diagram, the wire log, a picture of each page, and one in words. Who wants them runs it again with `--trace on`.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
    // Nothing turns or slides in: without a graphics card each frame of it is painted by the cores that the specs need.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...browser,
      args: [
        // Hermetic: no name but the local ones resolves, so that a request nobody simulates fails at once.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost , EXCLUDE 127.0.0.1',
      ],
    },
  },
  projects: [
    {
      name: 'simulated',
      testIgnore: [...INSPECTOR, TABLE, 'sockets/**'],
      use: devices['Desktop Chrome'],
    },
    {
      // The same specs over real sockets of this machine, where the trace viewer shows the frames.
      name: 'sockets',
      testIgnore: [
        // How pages that know nothing of the harness are intercepted is their subject.
        'any-ui/**',
        // Which of a page's connections the service hears first is up to the machine, and so are preflights and the port:
        // its wire log is not the same twice (measured).
        'repeatability.spec.ts',
        // The page's machines are the same over any transport; it holds answers back at AWS's own addresses.
        'walk.spec.ts',
        ...INSPECTOR,
        TABLE,
      ],
      use: { ...devices['Desktop Chrome'], transport: 'sockets' },
    },
    { name: 'inspector', testMatch: INSPECTOR, use: devices['Desktop Chrome'] },
    {
      // What `npm run dev` shows, with a simulator of its own.
      name: 'table',
      testMatch: TABLE,
      // One after the other: each is busy enough, and the first start of all makes the pages' dependencies ready.
      fullyParallel: false,
      use: devices['Desktop Chrome'],
    },
    {
      // A UI that has nothing in common with the reference UI but Streams and ChatJS.
      ...core,
      name: 'example',
      use: { ...core.use, pageDriver: chatDesk(exampleUi('current/')) },
    },
    {
      // Streams 2.18.1 is where multi-party chat begins, ChatJS 1.5.0 the oldest with it (1.4) that npm still has.
      ...core,
      name: 'example-oldest',
      use: { ...core.use, pageDriver: chatDesk(exampleUi('oldest/')) },
    },
    {
      ...core,
      name: 'reference-oldest',
      // With what only this UI does, by what it knows of the insides of its libraries.
      grep: /@core|@insides/,
      // It does not let anybody ask for a seventh person, whom the service would refuse.
      grepInvert: /@seventh/,
      use: { ...core.use, pageDriver: oldestReferenceUi },
    },
    // It is AWS's and not in this repository: specs/example-ui/README.md.
    ...(process.env.ROUNDTABLE_EXAMPLE_PAGE
      ? [
          {
            name: 'published-example',
            testMatch: 'any-ui.spec.ts',
            use: { ...devices['Desktop Chrome'], pageDriver: publishedExample(exampleUi('published/')) },
          },
        ]
      : []),
    ...live.projects,
    // Not tests: `npm run bench` measures, one after the other and without traces; `npm run picture` takes the README's picture.
    ...(process.env.ROUNDTABLE_BENCH
      ? [
          {
            name: 'bench',
            testDir: 'harness/bench',
            testMatch: '*.bench.ts',
            timeout: 600_000,
            fullyParallel: false,
            use: { ...devices['Desktop Chrome'], trace: 'off' as const },
          },
        ]
      : []),
    ...(process.env.ROUNDTABLE_PICTURES
      ? [{ name: 'pictures', testMatch: '*.picture.ts', use: devices['Desktop Chrome'] }]
      : []),
  ],
  // Playwright puts the named groups into the environment, in capitals, for the harness.
  webServer: [
    {
      name: 'agent-ui',
      command: 'node scripts/serve-agent-ui.mjs',
      env: { ROUNDTABLE_AGENT_UI_PORT: String(portOfReferenceUi(live.settings)) },
      wait: { stdout: /agent-ui on (?<roundtable_agent_ui_url>\S+)/ },
      // The first run builds.
      timeout: 180_000,
    },
    {
      name: 'example-ui',
      command: 'node specs/example-ui/serve.mjs',
      env: { ROUNDTABLE_EXAMPLE_CENTER: JSON.stringify(contactCenter) },
      wait: { stdout: /example-ui on (?<roundtable_example_ui_url>\S+)/ },
    },
  ],
})
