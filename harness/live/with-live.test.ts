import { afterEach, expect, test, vi } from 'vitest'
import { withLive } from './with-live.ts'

const OWN = {
  projects: [{ name: 'chromium' }],
  reporter: 'dot' as const,
  globalSetup: 'own-setup.ts',
  use: { trace: 'on' as const, launchOptions: { executablePath: '/opt/chromium', args: ['--lang=de'] } },
}

/** What a process has in its environment that belongs to a live run. */
const OF_A_LIVE_RUN = {
  ROUNDTABLE_LIVE_RUN: '20261127-120000-aaaaaa',
  ROUNDTABLE_LIVE_INSTANCE_ID: '0f000000-0000-4000-a000-000000000001',
  ROUNDTABLE_LIVE_ALLOWED_INSTANCES: '0f000000-0000-4000-a000-000000000001',
  ROUNDTABLE_LIVE_ALIAS: 'roundtable-demo',
  ROUNDTABLE_LIVE_REGION: 'us-west-2',
  ROUNDTABLE_LIVE_CONTACT_FLOW: '0c000000-0000-4000-a000-000000000001',
  ROUNDTABLE_LIVE_QUEUE: 'Chat support',
  ROUNDTABLE_LIVE_ORIGIN: 'https://desk.example',
  ROUNDTABLE_LIVE_AGENTS: 'alice, bob',
  ROUNDTABLE_LIVE_PASSWORD_ALICE: 'a',
  ROUNDTABLE_LIVE_PASSWORD_BOB: 'b',
  ROUNDTABLE_BROWSER_ARGS: '--proxy-server=proxy.example',
}

afterEach(() => vi.unstubAllEnvs())

test('a config stays as it is where nobody asks for a real instance', () => {
  expect(withLive(OWN)).toBe(OWN)
})

test('asked for, there is the project besides what is there; it takes the browser of the config, and no trace', () => {
  for (const [name, value] of Object.entries(OF_A_LIVE_RUN)) vi.stubEnv(name, value)
  const config = withLive(OWN)
  expect(config.use).toBe(OWN.use)
  expect(config.projects).toMatchObject([
    { name: 'chromium' },
    {
      name: 'live',
      use: {
        transport: 'live',
        trace: 'off',
        launchOptions: { executablePath: '/opt/chromium', args: ['--lang=de', '--proxy-server=proxy.example'] },
      },
    },
  ])
  expect(config.reporter).toEqual([[expect.stringMatching(/silent-steps-reporter\.ts$/)], ['dot']])
  expect(config.globalSetup).toEqual([expect.stringMatching(/global-setup\.ts$/), 'own-setup.ts'])
})

test('a dry run plays on the simulator, and begins nothing', () => {
  for (const [name, value] of Object.entries(OF_A_LIVE_RUN)) vi.stubEnv(name, value)
  vi.stubEnv('ROUNDTABLE_LIVE_DRY_RUN', 'yes')
  const { projects, globalSetup } = withLive({})
  expect(projects).toHaveLength(1)
  expect(projects?.[0]?.use).not.toHaveProperty('transport')
  expect(globalSetup).toEqual([])
})
