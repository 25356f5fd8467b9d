import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { problemsOf } from '../../written/test-support/refusal.ts'
import { type Environment, type LiveSettings, readSettings, requireAllowed } from './index.ts'

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../fixtures/example-live.config.yaml', import.meta.url)), 'utf8')
const INSTANCE = '0f000000-0000-4000-a000-000000000001'
const ARN = `arn:aws:connect:us-west-2:111122223333:instance/${INSTANCE}`
const QUICK_CONNECT = '0d000000-0000-4000-a000-000000000003'

const cwd = mkdtempSync(join(tmpdir(), 'roundtable-settings-'))
const file = join(cwd, 'live.config.yaml')
afterAll(() => rmSync(cwd, { recursive: true }))
beforeEach(() => rmSync(file, { force: true }))

function reads(text: string | undefined, env: Environment = {}): LiveSettings {
  if (text !== undefined) writeFileSync(file, text)
  return readSettings({ env, cwd })
}

/** The whole example with keys of it said otherwise, or left out. */
function exampleWith(changed: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...parse(EXAMPLE), ...changed })
}

/** What is said to be wrong, a line each. */
function refusal(text: string | undefined, env: Environment = {}): string[] {
  return problemsOf(() => reads(text, env))
}

test.each(['ROUNDTABLE_LIVE_AGENTS', 'ROUNDTABLE_LIVE_SUPERVISOR'])(
  '%s that breaks off is told without what stands in it',
  (variable) => {
    const env = { [variable]: '[{ username: alice, password: S3cret!pass }' }
    const said = () => reads(EXAMPLE, env)
    expect(said).toThrow(`${variable} is no YAML from its character`)
    expect(said).not.toThrow(/S3cret/)
  },
)

describe('live settings', () => {
  test('of the example: names, ids and console addresses are made out, the rest is filled in', () => {
    expect(reads(EXAMPLE)).toEqual({
      instanceId: INSTANCE,
      alias: 'roundtable-demo',
      region: 'us-west-2',
      site: 'https://roundtable-demo.my.connect.aws',
      ccpUrl: 'https://roundtable-demo.my.connect.aws/ccp-v2',
      signInUrl: 'https://roundtable-demo.my.connect.aws/login',
      contactFlowId: '0e000000-0000-4000-a000-000000000001',
      queue: { by: 'name', name: 'Chat support' },
      agents: [
        { username: 'alice', signIn: { by: 'password', variable: 'ROUNDTABLE_LIVE_PASSWORD_ALICE' } },
        {
          username: 'bob',
          quickConnect: { by: 'name', name: 'Bob Bianchi' },
          signIn: { by: 'password', variable: 'SANDBOX_PASSWORD' },
        },
        {
          username: 'carol',
          quickConnect: { by: 'id', id: QUICK_CONNECT },
          signIn: {
            by: 'browser',
            file: join(homedir(), '.roundtable', 'browser-states', INSTANCE, 'carol.json'),
          },
        },
      ],
      origin: 'http://localhost:8080',
      limits: { contacts: 10, messages: 200, agents: 3 },
      allowedInstances: [INSTANCE],
      file: 'live.config.yaml',
    })
  })

  test('come from the environment alone as well', () => {
    const env = {
      ROUNDTABLE_LIVE_INSTANCE_ID: ARN,
      ROUNDTABLE_LIVE_ALIAS: 'old-one',
      ROUNDTABLE_LIVE_DOMAIN: 'awsapps.com',
      AWS_REGION: 'us-west-2',
      ROUNDTABLE_LIVE_CONTACT_FLOW: `${ARN}/contact-flow/flow-1`,
      ROUNDTABLE_LIVE_QUEUE: `${ARN}/queue/queue-1`,
      ROUNDTABLE_LIVE_UI: 'https://agents.example.com/desk?team=a',
      ROUNDTABLE_LIVE_AGENTS: 'alice, bob',
      ROUNDTABLE_LIVE_MAX_MESSAGES: '50',
      ROUNDTABLE_LIVE_ALLOWED_INSTANCES: `${ARN} another`,
    }
    expect(reads(undefined, env)).toMatchObject({
      instanceId: INSTANCE,
      region: 'us-west-2',
      site: 'https://old-one.awsapps.com/connect',
      ccpUrl: 'https://old-one.awsapps.com/connect/ccp-v2',
      signInUrl: 'https://old-one.awsapps.com/connect/login',
      contactFlowId: 'flow-1',
      queue: { by: 'id', id: 'queue-1' },
      origin: 'https://agents.example.com',
      ui: 'https://agents.example.com/desk?team=a',
      agents: [{ username: 'alice' }, { username: 'bob' }],
      limits: { contacts: 10, messages: 50, agents: 2 },
      allowedInstances: [INSTANCE, 'another'],
    })
  })

  test('in the environment win over those in the file, one by one', () => {
    const env = {
      AWS_REGION: 'eu-central-1',
      ROUNDTABLE_LIVE_REGION: 'us-west-2',
      ROUNDTABLE_LIVE_ALIAS: 'another',
      ROUNDTABLE_LIVE_QUEUE: '',
      ROUNDTABLE_LIVE_MAX_CONTACTS: '3',
      ROUNDTABLE_LIVE_AGENTS: '[{ username: dave, quickConnect: Dave }]',
    }
    expect(reads(EXAMPLE, env)).toMatchObject({
      region: 'us-west-2',
      alias: 'another',
      queue: { name: 'Chat support' },
      limits: { contacts: 3, messages: 200 },
      agents: [{ username: 'dave', quickConnect: { by: 'name', name: 'Dave' } }],
    })
  })

  test('name a supervisor, who signs in as agents do', () => {
    const password = { by: 'password', variable: 'ROUNDTABLE_LIVE_PASSWORD_GRACE' }
    expect(reads(exampleWith({ supervisor: 'grace' })).supervisor).toEqual({ username: 'grace', signIn: password })
    const env = { ROUNDTABLE_LIVE_SUPERVISOR: '{ username: grace, signIn: browser, browserState: grace.json }' }
    const browser = { by: 'browser', file: join(cwd, 'grace.json') }
    expect(reads(exampleWith({ supervisor: 'another' }), env).supervisor).toEqual({
      username: 'grace',
      signIn: browser,
    })
    expect(reads(EXAMPLE, { ROUNDTABLE_LIVE_SUPERVISOR: 'grace' }).supervisor?.signIn).toEqual(password)
  })

  test('are in a file of another name, by argument or by variable', () => {
    const other = join(cwd, 'sandbox.yaml')
    writeFileSync(other, EXAMPLE)
    expect(readSettings({ env: {}, cwd, file: 'sandbox.yaml' })).toMatchObject({ file: 'sandbox.yaml' })
    expect(readSettings({ env: { ROUNDTABLE_LIVE_CONFIG: other }, cwd })).toMatchObject({ file: other })
    expect(() => readSettings({ env: {}, cwd, file: 'none.yaml' })).toThrow(
      /none.yaml cannot be read: there is no such/,
    )
  })

  test('of an instance that is not on the allow-list refuse, showing the list', () => {
    expect(() => requireAllowed(reads(EXAMPLE), 'Chatting')).not.toThrow()
    const elsewhere = reads(exampleWith({ allowedInstances: ['another'] }))
    expect(() => requireAllowed(elsewhere, 'Chatting')).toThrow(
      new RegExp(
        `Chatting is not allowed on the instance ${INSTANCE}: the allow-list has another\\..*ALLOWED_INSTANCES`,
      ),
    )
    const nowhere = reads(exampleWith({ allowedInstances: undefined }))
    expect(() => requireAllowed(nowhere, 'Chatting')).toThrow(/has no instance/)
  })
})

describe('what is missing or wrong', () => {
  test('is said at once, each with the variable, the key and where to find it', () => {
    expect(refusal(undefined)).toEqual([
      expect.stringMatching(
        /^instanceId is missing: set ROUNDTABLE_LIVE_INSTANCE_ID, or instanceId in live\.config\.yaml \(there is none here; .*console/,
      ),
      expect.stringMatching(/^alias is missing: set ROUNDTABLE_LIVE_ALIAS.*Instance alias/),
      expect.stringMatching(/^region is missing: set ROUNDTABLE_LIVE_REGION/),
      expect.stringMatching(/^contactFlow is missing: .*Flows/),
      expect.stringMatching(/^queue is missing: .*Queues/),
      expect.stringMatching(/^origin is missing: .*ROUNDTABLE_LIVE_ORIGIN/),
      expect.stringMatching(/^agents is missing: .*alice, bob/),
    ])
  })

  test('of every kind is said at once, with its line or its variable', () => {
    const text = `instanceId: ${INSTANCE}\nalias: My Alias\nregion: us-west-2\ncontactFlow: ${ARN.replace('us-west-2', 'us-east-1')}/contact-flow/x\nqeue: Chat\nagents:\n  - alice\n  - username: bob\n    signIn: magic\n`
    expect(refusal(text, { ROUNDTABLE_LIVE_MAX_CONTACTS: 'many', ROUNDTABLE_LIVE_REGON: 'x' })).toEqual([
      expect.stringMatching(/^queue is missing: .* or queue in live\.config\.yaml\./),
      expect.stringMatching(/^origin is missing: /),
      'ROUNDTABLE_LIVE_MAX_CONTACTS: limits.contacts: a number is expected, not "many".',
      expect.stringMatching(/^live\.config\.yaml:2:8 alias: An alias is the first label/),
      expect.stringMatching(/^live\.config\.yaml:4:14 contactFlow: it is of another region, us-east-1/),
      'live.config.yaml:5:1 There is no "qeue". Did you mean "queue"?',
      expect.stringMatching(/^live\.config\.yaml:9:13 agents\[1\]\.signIn: one of password, browser is expected/),
      'There is no ROUNDTABLE_LIVE_REGON. Did you mean ROUNDTABLE_LIVE_REGION?',
    ])
  })

  test.each([
    ['an origin', { origin: undefined }, /^origin is missing: set ROUNDTABLE_LIVE_ORIGIN/],
    ['an origin with a path', { origin: 'https://a.example.com/desk' }, /without a path/],
    ['an origin of any host', { origin: 'https://*.example.com' }, /without a path/],
    [
      'a quick connect of another instance',
      { agents: [{ username: 'a', quickConnect: `${ARN.replace('0f', '0a')}/transfer-destination/x` }] },
      /quickConnect: it is of another instance, 0a/,
    ],
    [
      'a quick connect of another region',
      { agents: [{ username: 'a', quickConnect: `${ARN.replace('us-west-2', 'us-east-1')}/transfer-destination/x` }] },
      /another region, us-east-1/,
    ],
    [
      'a queue in the place of a quick connect',
      { agents: [{ username: 'a', quickConnect: `${ARN}/queue/x` }] },
      /ARN of a queue, not of a quick connect/,
    ],
    [
      'an address without an id',
      { queue: 'https://roundtable-demo.my.connect.aws/queues' },
      /no id of a queue in this address/,
    ],
    ['an agent twice', { agents: ['alice', 'alice'] }, /alice is named twice/],
    ['a supervisor who is an agent', { supervisor: 'alice' }, /^live.*supervisor: alice is named twice/],
    [
      'a quick connect of a supervisor',
      { supervisor: { username: 'grace', quickConnect: 'Grace' } },
      /There is no "quickConnect"/,
    ],
    [
      'two whose passwords would be in one variable',
      { agents: ['a.b', 'alice', 'a_b'] },
      /agents\[2\]: a\.b and a_b would both have their password in ROUNDTABLE_LIVE_PASSWORD_A_B: .* passwordFrom\./,
    ],
    [
      'a supervisor whose password would be in the variable of an agent',
      { agents: ['grace-1'], supervisor: 'GRACE.1' },
      /supervisor: grace-1 and GRACE\.1 would both have their password in ROUNDTABLE_LIVE_PASSWORD_GRACE_1:/,
    ],
    ['no agents', { agents: [] }, /1 entry at least/],
    ['an instance by another ARN', { instanceId: `${ARN}/queue/x` }, /by its id or its ARN/],
    ['an ARN of another region', { instanceId: ARN, region: 'us-east-1' }, /another region, us-west-2/],
    [
      'a browser state without its way',
      { agents: [{ username: 'a', browserState: '~/a.json' }] },
      /wants signIn: browser/,
    ],
    [
      'a password where there is none',
      { agents: [{ username: 'a', signIn: 'browser', passwordFrom: 'A' }] },
      /needs no passwordFrom/,
    ],
  ])('%s', (_, changed, words) => expect(refusal(exampleWith(changed))).toContainEqual(expect.stringMatching(words)))

  test('in the writing of the file is said with its place', () => {
    expect(() => reads('agents: [')).toThrow(/file with live settings is wrong:\n {2}live\.config\.yaml:1:\d+/)
    expect(refusal('- alice')).toEqual([expect.stringMatching(/The file: a group of keys and values is expected/)])
  })
})

test.each([
  ['one of them names a variable', { username: 'a_b', passwordFrom: 'OTHER' }],
  ['one of them signs in by browser', { username: 'a_b', signIn: 'browser' }],
])('two of almost one name are told apart when %s', (_, second) => {
  const [first] = reads(exampleWith({ agents: ['a.b', second] })).agents
  expect(first?.signIn).toEqual({ by: 'password', variable: 'ROUNDTABLE_LIVE_PASSWORD_A_B' })
})

test('a variable that two name on purpose is theirs to share', () => {
  const shared = { passwordFrom: 'SANDBOX_PASSWORD' }
  const agents = [
    { username: 'a.b', ...shared },
    { username: 'a_b', ...shared },
  ]
  expect(reads(exampleWith({ agents })).agents.map(({ signIn }) => signIn)).toEqual([
    { by: 'password', variable: 'SANDBOX_PASSWORD' },
    { by: 'password', variable: 'SANDBOX_PASSWORD' },
  ])
})

describe('credentials', () => {
  const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  test.each([
    ['a secret key', { secretAccessKey: 'x-very-secret' }, 'x-very-secret', 'secretAccessKey'],
    ['the id of a key', { alias: 'AKIAIOSFODNN7EXAMPLE' }, 'AKIAIOSFODNN7EXAMPLE', 'alias'],
    ['a password', { agents: [{ username: 'alice', password: 'hunter2' }] }, 'hunter2', 'agents\\[0\\]\\.password'],
    ['what looks like a secret key', { queue: SECRET }, SECRET, 'queue'],
    ['a token', { ui: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx' }, 'eyJhbGci', 'ui'],
  ])('%s in the file is refused with advice, and not repeated', (_, changed, secret, where) => {
    const lines = refusal(exampleWith(changed))
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^live\\.config\\.yaml:1:\\d+ ${where}: credentials do not belong here`)),
    ])
    expect(lines.join()).not.toContain(secret)
  })

  test('in a variable of ours are refused likewise', () => {
    const [line, ...rest] = refusal(EXAMPLE, { ROUNDTABLE_LIVE_QUEUE: SECRET })
    expect(rest).toEqual([])
    expect(line).toMatch(/^ROUNDTABLE_LIVE_QUEUE: queue: credentials do not belong here/)
    expect(line).not.toContain(SECRET)
  })

  test('a password in the place of the name of its variable is refused, and not repeated', () => {
    const lines = refusal(exampleWith({ agents: [{ username: 'alice', passwordFrom: 'hunter2' }] }))
    expect(lines).toEqual([
      expect.stringMatching(/passwordFrom: It is the name of an environment variable, like ALICE_PASSWORD/),
    ])
    expect(lines.join()).not.toContain('hunter2')
  })

  test('of the environment are no part of the settings', () => {
    const env = {
      ROUNDTABLE_LIVE_PASSWORD_ALICE: 'hunter2',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    }
    expect(JSON.stringify(reads(EXAMPLE, env))).not.toMatch(/hunter2|wJalr|AKIA/)
  })
})
