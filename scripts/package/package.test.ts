import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumHere } from '../../harness/chromium-here.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { inRepository, TOOLS } from '../paths.mjs'
import { type Packed, Project, pack } from './test-support/installed.ts'

/** The package, built, packed, and in the hands of a team with a UI of its own. */

const MINUTE = 60_000
const DRIVER = inRepository('scripts/package/test-support/project/roundtable/desk.ts')
/** What a relative link leads to, without the place in it. */
const LINK = /(?<!!)\[(?:[^[\]]|\[[^\]]*\])*\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g
const folder = mkdtempSync(join(tmpdir(), 'roundtable-pack-'))
let packed: Packed
let project: Project

beforeAll(() => {
  packed = pack(folder)
  project = new Project(packed)
}, MINUTE)

afterAll(() => {
  project.remove()
  rmSync(folder, { recursive: true })
})

test('nothing ships but what its entrances need', () => {
  const strangers = packed.paths.filter((path) =>
    /\.test\.|test-support|defects|specs|bench|agent-ui|reference-|harness\/table/.test(path),
  )
  expect(strangers).toEqual([])
  expect(packed.paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([
    'dist/templates/playwright.config.ts',
    'dist/templates/roundtable/desk.ts',
    'dist/templates/roundtable/first-chat.spec.ts',
  ])
  expect(packed.size).toBeLessThan(1_000_000)
})

test('every link of a document that ships leads to what ships; pictures stay here, and their words stand for them', () => {
  const documents = packed.paths.filter((path) => path.endsWith('.md'))
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'harness/README.md', 'docs/live.md']))
  const dead = documents.flatMap((document) =>
    [...readFileSync(inRepository(document), 'utf8').matchAll(LINK)].flatMap(([, to = '']) => {
      const path = posix.join(posix.dirname(document), to)
      return packed.paths.some((each) => each === path || each.startsWith(`${path}/`)) ? [] : [`${document}: ${to}`]
    }),
  )
  expect(dead).toEqual([])
})

test('every entrance is there, with its types', () => {
  const { exports } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))
  const files = Object.values<string | Record<string, string>>(exports).flatMap((entrance) =>
    typeof entrance === 'string' ? [entrance] : Object.values(entrance),
  )
  expect(packed.paths).toEqual(expect.arrayContaining(files.map((file) => file.replace('./', ''))))
})

test('an install of it runs no script of its own, and npm asks nobody about one', () => {
  const { scripts } = JSON.parse(readFileSync(project.installed('connect-roundtable/package.json'), 'utf8'))
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([])
})

test('the customer talks to the simulator without the harness, and the AWS SDK says nothing of Node 20', () => {
  project.writes('chat.mjs', CHAT)
  const credentials = { AWS_ACCESS_KEY_ID: 'simulated', AWS_SECRET_ACCESS_KEY: 'simulated' }
  expect(project.runs(join(project.folder, 'chat.mjs'), [], credentials)).toEqual({
    status: 0,
    output: 'StartChatContact\n',
  })
})

test('help names the documents where the project has them', () => {
  const command = project.installed('connect-roundtable/cli/roundtable.mjs')
  for (const [name, document] of [
    ['serve', 'docs/instance-file.md'],
    ['serve', 'fixtures/example-instance.yaml'],
    ['doctor', 'docs/live-settings.md'],
  ] as const) {
    const { output } = project.runs(command, ['help', name])
    expect(output).toContain(`node_modules/connect-roundtable/${document}`)
    expect(packed.paths).toContain(document)
  }
})

test('npx roundtable record finds the browser of this machine', () => {
  const args = ['record', 'http://localhost:1/', '--headless']
  const { output } = project.runs(project.installed('connect-roundtable/cli/roundtable.mjs'), args, {
    ROUNDTABLE_CHROMIUM: '',
  })
  expect(output).toContain('http://localhost:1/ cannot be opened')
})

test('the driver of a UI takes less than 60 lines, no script in the page and nothing private', () => {
  const driver = readFileSync(DRIVER, 'utf8')
  expect(driver.split('\n').length).toBeLessThan(60)
  expect(driver).not.toMatch(/evaluate|addInitScript/)
  expect([...driver.matchAll(/from '(.*)'/g)].map(([, from]) => from)).toEqual(['connect-roundtable'])
})

test(
  'roundtable init starts the project, and its specs run with the UI of the team: types and all',
  async () => {
    const init = project.runs(project.installed('connect-roundtable/cli/roundtable.mjs'), ['init'])
    expect(init).toMatchObject({
      status: 0,
      output: expect.stringMatching(/Left as they were[\s\S]*\n +roundtable\/desk\.ts/),
    })

    project.writes('tsconfig.json', JSON.stringify(TYPES))
    expect(project.runs(TOOLS.tsc, ['-p', '.'])).toEqual({ status: 0, output: '' })

    const run = project.runs(project.installed('@playwright/test/cli.js'), ['test', '--workers=1'], {
      AGENT_UI_URL: `http://localhost:${await freePort()}`,
      // The config finds one.
      ROUNDTABLE_CHROMIUM: '',
    })
    console.log(run.output)
    expect(run).toMatchObject({ status: 0, output: expect.stringContaining('3 passed') })
    expect(run.output).not.toContain('NodeVersionSupportWarning')
    expect(project.reads('roundtable-report/index.html').match(/<svg/g)).toHaveLength(3)
  },
  2 * MINUTE,
)

test(
  'npx roundtable live runs the same spec on an instance, with the UI of the team',
  async () => {
    await using sandbox = await Sandbox.opens()
    const address = `http://localhost:${await freePort()}`
    const run = await project.runsBeside(project.installed('connect-roundtable/cli/roundtable.mjs'), ['live'], {
      ...sandbox.env,
      ...browserOfThisMachine(),
      AGENT_UI_URL: address,
      ROUNDTABLE_LIVE_ORIGIN: address,
      ROUNDTABLE_BROWSER_ARGS: sandbox.browserArguments,
    })
    console.log(run.output)
    expect(run).toMatchObject({ status: 0, output: expect.stringContaining('1 passed') })
    expect(run.output).not.toContain('NodeVersionSupportWarning')
    expect(run.output).toContain('Spent: 1 contact and 2 messages')
    expect(sandbox.simulator.wire.events.filter(({ kind }) => kind === 'socket opened')).not.toEqual([])
    expect(project.reads('roundtable-report/index.html')).toContain('1 contact and 2 messages')
  },
  2 * MINUTE,
)

const CHAT = `
import { Customer } from 'connect-roundtable/customer'
import { contactCenter } from 'connect-roundtable/fixtures'
import { createSimulator } from 'connect-roundtable/simulator'

const simulator = createSimulator()
simulator.listen()
const { region, instanceId, contactFlow } = contactCenter
const maya = await Customer.startsChat({ region, instanceId, contactFlowId: contactFlow.id, displayName: 'Maya' })
await maya.leaves()
await simulator[Symbol.asyncDispose]()
console.log(simulator.wire.events.find(({ kind }) => kind === 'request').operation)
`

/** As strict as it gets: what the package declares is looked into as well. */
const TYPES = {
  compilerOptions: {
    target: 'ES2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ['node'],
    skipLibCheck: false,
  },
  include: ['*.ts', 'roundtable'],
}

function browserOfThisMachine(): Record<string, string> {
  const { executablePath } = chromiumHere()
  return executablePath === undefined ? {} : { ROUNDTABLE_CHROMIUM: executablePath }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
