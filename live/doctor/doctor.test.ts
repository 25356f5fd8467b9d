import { chmodSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import type { ContactCenter } from '../../simulator/instance/directory.ts'
import { OPERATIONS } from '../control-plane/permissions.ts'
import { Sandbox, type SandboxOptions } from '../test-support/sandbox.ts'
import { examine } from './doctor.ts'
import { exitCodeOf, type Finding } from './finding.ts'

const ORIGIN = 'https://agents.example.com'
const ready: ContactCenter = { ...contactCenter, approvedOrigins: [ORIGIN] }
const [toAlice, toBob] = ready.quickConnects
const [support, backOffice] = ready.queues
if (!toAlice || !toBob || !support || !backOffice) throw new Error('The default contact center has them.')

const SETTINGS = {
  ROUNDTABLE_LIVE_AGENTS: 'alice, bob',
  ROUNDTABLE_LIVE_QUEUE: support.name,
  ROUNDTABLE_LIVE_CONTACT_FLOW: ready.contactFlow.id,
}

/** What doctor finds on an instance, with two agents unless the settings say otherwise. */
async function finds(center: Partial<ContactCenter>, settings: Record<string, string> = {}, more: SandboxOptions = {}) {
  await using sandbox = await Sandbox.opens({ ...more, center: { ...ready, ...center } })
  const client = sandbox.client()
  const env = { ...sandbox.env, ROUNDTABLE_LIVE_PASSWORD_BOB: 'simulated' }
  const wanted = sandbox.settings({ ...SETTINGS, ...settings })
  const before = sandbox.simulator.instance.snapshot()
  const examination = await examine(client, wanted, { env })
  expect(sandbox.simulator.instance.snapshot(), 'doctor changes nothing').toEqual(before)
  client.destroy()
  return { ...examination, exitCode: exitCodeOf(examination.findings) }
}

/** The findings that are not ok, by the check. */
function troubles({ findings }: { readonly findings: readonly Finding[] }): Record<string, Finding> {
  return Object.fromEntries(findings.filter(({ state }) => state !== 'ok').map((each) => [each.check, each]))
}

describe('doctor', () => {
  test('finds an instance that has everything in order, whoever asks for what', async () => {
    const examination = await finds({}, { ROUNDTABLE_LIVE_AGENTS: 'alice, bob, carol, dave, erin, frank' })
    expect(troubles(examination)).toEqual({})
    expect(examination.exitCode).toBe(0)
    expect(examination.findings.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        'alice may use the CCP and see quick connects',
        'frank takes up to 3 chats of the queue Chat support',
        'the quick connect Dave Diallo leads to dave',
        'Erin Eriksen can be used in the queue Chat support',
        `${ORIGIN} may embed the CCP`,
        'the contact flow Inbound chats leads to the queue Chat support',
      ]),
    )
  })

  const without = (username: string) => ready.users.filter((user) => user.username !== username)
  const bobWith = (change: object) =>
    ready.users.map((user) => (user.username === 'bob' ? { ...user, ...change } : user))
  const toBobWith = (change: object) =>
    ready.quickConnects.map((each) => (each === toBob ? { ...each, ...change } : each))
  const NO_CHATS = { id: 'no-chats', name: 'Calls', queueIds: [support.id], chatConcurrency: 0 }
  const ELSEWHERE = { id: 'elsewhere', name: 'Bills', queueIds: [backOffice.id], chatConcurrency: 2 }
  const BLIND = { id: 'blind', name: 'Blind', permissions: ['BasicAgentAccess'] }
  const SHUT_OUT = { id: 'out', name: 'Out', permissions: ['TransferDestinations.View'] }
  const profiles = [...(ready.securityProfiles ?? []), BLIND, SHUT_OUT]
  const feature = (on: object) => ({ features: { ...ready.features, multiPartyChat: false, ...on } })

  test.each<[string, Partial<ContactCenter>, string, RegExp, RegExp]>([
    [
      'multi-party chat off',
      feature({ enhancedChatMonitoring: false }),
      'multi-party chat',
      /is off \(MULTI_PARTY_CHAT_CONFERENCE\)\.$/,
      /update-instance-attribute --region us-west-2 .*--attribute-type MULTI_PARTY_CHAT_CONFERENCE --value true/,
    ],
    [
      'the trap: monitoring was on before',
      feature({}),
      'multi-party chat',
      /ENHANCED_CHAT_MONITORING was on before/,
      /take the tick out, save, tick it again/,
    ],
    [
      'an origin that is not approved',
      { approvedOrigins: ['https://other.example.com'] },
      'approved origin',
      /is no approved origin/,
      /associate-approved-origin .*--origin https:\/\/agents\.example\.com/,
    ],
    [
      'no room for another origin',
      { approvedOrigins: Array.from({ length: 100 }, (_, index) => `https://a${index}.example.com`) },
      'approved origin',
      /has 100 of them, which is all/,
      /Add origin/,
    ],
    [
      'no queue of that name',
      { queues: [{ ...support, name: 'Chats' }, backOffice] },
      'queue',
      /no queue Chat support.*There are: Chats, Back office\./,
      /Routing, Queues/,
    ],
    [
      'another contact flow',
      { contactFlow: { ...ready.contactFlow, id: 'another' } },
      'contact flow',
      /no published contact flow/,
      /Publish the flow/,
    ],
    [
      'an agent who is not there',
      { users: without('bob'), quickConnects: [toAlice] },
      'agent bob',
      /no user bob.*There are: alice/,
      /Add new users/,
    ],
    [
      'chats in no routing profile',
      { routingProfiles: [...ready.routingProfiles, NO_CHATS], users: bobWith({ routingProfileId: NO_CHATS.id }) },
      'routing profile of bob',
      /takes no chats: the routing profile Calls has 0/,
      /Tick Chat, with 1 to 10/,
    ],
    [
      'another queue in the routing profile',
      { routingProfiles: [...ready.routingProfiles, ELSEWHERE], users: bobWith({ routingProfileId: ELSEWHERE.id }) },
      'routing profile of bob',
      /does not work the queue Chat support/,
      /Add queue: Chat support/,
    ],
    [
      'no view of quick connects',
      { securityProfiles: profiles, users: bobWith({ securityProfileIds: ['blind'] }) },
      'security profile of bob',
      /lacks TransferDestinations\.View in/,
      /tick "Routing, Quick connects, View"/,
    ],
    [
      'no use of the CCP',
      { securityProfiles: profiles, users: bobWith({ securityProfileIds: ['out'] }) },
      'security profile of bob',
      /lacks BasicAgentAccess in/,
      /Access Contact Control Panel/,
    ],
    [
      'no quick connect',
      { quickConnects: [toAlice] },
      'quick connect of bob',
      /no quick connect leads to bob/,
      /type User, user bob, contact flow "Default agent transfer"/,
    ],
    [
      'no association with the queue',
      { quickConnects: toBobWith({ queueIds: [backOffice.id] }) },
      'queue of the quick connect of bob',
      /Bob Bianchi is not associated with the queue Chat support/,
      /associate-queue-quick-connects .*--quick-connect-ids 0d000000-0000-4000-a000-000000000002/,
    ],
  ])('says what is wrong, and what mends it: %s', async (_, center, check, words, mend) => {
    const examination = await finds(center)
    const { [check]: finding, ...others } = troubles(examination)
    expect(finding).toMatchObject({ state: 'wrong', words: expect.stringMatching(words) })
    expect(`${finding?.mend?.steps} ${finding?.mend?.command}`).toMatch(mend)
    // Nothing else is wrong: at most it cannot be told.
    expect(Object.values(others).filter(({ state }) => state === 'wrong')).toEqual([])
    expect(examination.exitCode).toBe(1)
  })

  test('two security profiles of one agent count together', async () => {
    const center = { securityProfiles: profiles, users: bobWith({ securityProfileIds: ['blind', 'out'] }) }
    expect(troubles(await finds(center))).toEqual({})
  })

  describe('a supervisor who is named', () => {
    const SUPERVISED = { ROUNDTABLE_LIVE_SUPERVISOR: 'grace' }
    const graceWith = (change: object) =>
      ready.users.map((user) => (user.username === 'grace' ? { ...user, ...change } : user))

    test('is looked at as far as they have to monitor chats', async () => {
      const examination = await finds({}, SUPERVISED)
      expect(troubles(examination)).toEqual({})
      expect(examination.findings.map(({ words }) => words)).toEqual(
        expect.arrayContaining([
          'supervisors can monitor chats and barge in (ENHANCED_CHAT_MONITORING)',
          'grace is a user of the instance',
          'grace may use the CCP, monitor chats and barge in',
          'grace has a password in ROUNDTABLE_LIVE_PASSWORD_GRACE',
        ]),
      )
    })

    test.each<[string, Partial<ContactCenter>, string, RegExp, RegExp]>([
      [
        'monitoring off',
        { features: { ...ready.features, enhancedChatMonitoring: false } },
        'monitoring of chats',
        /is off \(ENHANCED_CHAT_MONITORING\)/,
        /--attribute-type ENHANCED_CHAT_MONITORING --value true/,
      ],
      [
        'a security profile of agents',
        { users: graceWith({ securityProfileIds: ready.users[0]?.securityProfileIds }) },
        'security profile of grace',
        /lacks ManagerListenIn and ManagerBargeIn in/,
        /tick "Analytics and Optimization, Real-time contact monitoring" and "/,
      ],
      [
        'nobody of that name',
        { users: without('grace'), quickConnects: [toAlice, toBob] },
        'supervisor grace',
        /no user grace/,
        /or correct supervisor in the live settings/,
      ],
    ])('%s', async (_, center, check, words, mend) => {
      const found = troubles(await finds(center, SUPERVISED))
      expect(found[check]).toMatchObject({ state: 'wrong', words: expect.stringMatching(words) })
      expect([found[check]?.mend?.steps, found[check]?.mend?.command].join(' ')).toMatch(mend)
    })
  })

  describe('quick connects that are named', () => {
    const named = (text: string) => ({ ROUNDTABLE_LIVE_AGENTS: `[{ username: bob, quickConnect: "${text}" }]` })
    const site = `https://${ready.alias}.my.connect.aws`

    test.each([
      ['by name', 'Bob Bianchi'],
      ['by id', toBob.id],
      [
        'by ARN',
        `arn:aws:connect:us-west-2:111122223333:instance/${ready.instanceId}/transfer-destination/${toBob.id}`,
      ],
      ['by the page where it is edited', `${site}/transfer-dests/edit?id=${toBob.id}`],
    ])('%s are found', async (_, text) => expect(troubles(await finds({}, named(text)))).toEqual({}))

    test.each([
      ['and are not there', 'Bob Bianci', /no quick connect Bob Bianci\. Did you mean "Bob Bianchi"/],
      ['by an id that nothing has', '0d000000-0000-4000-a000-00000000dead', /no quick connect 0d000000.*dead/],
      ['and lead to a queue', 'Back office queue', /is of type QUEUE, not User/],
      ['and lead to a phone', 'Head office phone', /is of type PHONE_NUMBER, not User/],
      ['and lead to somebody else', 'Alice Adams', /leads to alice, not to bob/],
    ])('%s', async (_, text, words) => {
      const found = troubles(await finds({}, named(text)))
      expect(found['quick connect of bob']).toMatchObject({ state: 'wrong', words: expect.stringMatching(words) })
    })
  })

  test('offers to provision what can be made, and not what stands for somebody else already', async () => {
    const offers = async (center: Partial<ContactCenter>, settings = {}) =>
      Object.values(troubles(await finds(center, settings)))
        .filter(({ mend }) => mend?.provision?.length)
        .map(({ check }) => check)
    expect(await offers({ quickConnects: [toAlice], approvedOrigins: [], ...feature({}) })).toEqual([
      'multi-party chat',
      'approved origin',
      'quick connect of bob',
    ])
    expect(await offers({}, { ROUNDTABLE_LIVE_AGENTS: '[{ username: bob, quickConnect: Alice Adams }]' })).toEqual([])
  })

  test('finds GovCloud wrong', async () => {
    const region = 'us-gov-west-1'
    const found = troubles(await finds({ region }, { ROUNDTABLE_LIVE_REGION: region }))
    expect(found.region).toMatchObject({ state: 'wrong', words: expect.stringMatching(/GovCloud/) })
  })

  test('names another alias', async () => {
    const found = troubles(await finds({}, { ROUNDTABLE_LIVE_ALIAS: 'another' }))
    expect(found.instance?.words).toMatch(/alias of the instance is roundtable-demo, not another/)
  })
})

describe('permissions', () => {
  test('that lack are named by their actions, with the statement to add; what hangs on them cannot be told', async () => {
    const denied = ['connect:ListApprovedOrigins', 'connect:StartChatContact', 'connect:PutUserStatus'] as const
    const examination = await finds({}, {}, { denied })
    expect(troubles(examination)).toEqual({
      'permission connect:ListApprovedOrigins': expect.objectContaining({
        state: 'wrong',
        words: 'no permission connect:ListApprovedOrigins.',
      }),
      'permission connect:StartChatContact': expect.objectContaining({ state: 'wrong' }),
      'permission connect:PutUserStatus': expect.objectContaining({ state: 'wrong' }),
      'approved origin': expect.objectContaining({
        state: 'cannot tell',
        words: 'no permission connect:ListApprovedOrigins.',
      }),
    })
    const arn = `arn:aws:connect:us-west-2:111122223333:instance/${ready.instanceId}`
    expect(examination.policy?.Statement).toEqual([
      {
        Sid: 'Roundtable',
        Effect: 'Allow',
        Action: ['connect:ListApprovedOrigins', 'connect:PutUserStatus', 'connect:StartChatContact'],
        Resource: [arn, `${arn}/*`],
      },
    ])
  })

  test.each([...new Set([...OPERATIONS.doctor, ...OPERATIONS.run])])(
    '%s: one line, and nothing that depends on it is called wrong',
    { tags: ['H62'] },
    async (operation) => {
      const examination = await finds({}, {}, { denied: [`connect:${operation}`] })
      const wrong = Object.values(troubles(examination)).filter(({ state }) => state === 'wrong')
      expect(wrong.map(({ words }) => words)).toEqual([`no permission connect:${operation}.`])
      expect(examination.policy?.Statement[0]?.Action).toEqual([`connect:${operation}`])
    },
  )
})

describe('quotas', () => {
  test('of the usual size are never exceeded, though six agents are looked at', async () => {
    const six = { ROUNDTABLE_LIVE_AGENTS: 'alice, bob, carol, dave, erin, frank' }
    const examination = await finds({}, six, { rate: { rate: 2, burst: 5 } })
    expect(troubles(examination)).toEqual({})
    const said = examination.findings.find(({ check }) => check === 'throttling')?.words
    expect(said).toMatch(/^\d+ requests, none of them throttled$/)
  })

  test('that somebody else uses as well are waited for, and it is said', async () => {
    const examination = await finds({}, {}, { rate: { rate: 4, burst: 1 } })
    expect(troubles(examination)).toEqual({})
    const said = examination.findings.find(({ check }) => check === 'throttling')?.words
    expect(said).toMatch(/^[1-9]\d* of \d+ requests were throttled and tried again/)
  })
})

test.each([
  ['less than AWS puts up with', 200],
  ['more, so that the SDK has to make up for it', 1200],
])('a clock that is wrong by %s is told by the service’s own', async (_, seconds) => {
  await using sandbox = await Sandbox.opens({ center: ready })
  sandbox.simulator.clock.advance(seconds * 1000)
  const client = sandbox.client()
  const settings = sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: 'alice' })
  const { clock, ...others } = troubles(await examine(client, settings, { env: sandbox.env }))
  expect(clock).toMatchObject({ state: 'wrong', mend: { steps: expect.stringMatching(/time server/) } })
  const [, told] = /is (\d+) s behind the service's/.exec(clock?.words ?? '') ?? []
  expect(Math.abs(Number(told) - seconds)).toBeLessThanOrEqual(2)
  expect(others).toEqual({})
})

test('a flow that gets its queue from elsewhere is published all the same', async () => {
  const flow = { ...ready.contactFlow, queueId: backOffice.id }
  const { findings } = await finds({ contactFlow: flow })
  expect(findings.find(({ check }) => check === 'contact flow')).toMatchObject({
    state: 'ok',
    words: expect.stringMatching(/Inbound chats is published; it does not name the queue Chat support itself/),
  })
})

test('what agents sign in with is looked for, and not at', async () => {
  await using sandbox = await Sandbox.opens({ center: ready })
  const open = sandbox.holds('alice.json', '{}')
  chmodSync(open, 0o644)
  const safe = sandbox.holds('bob.json', '{}')
  chmodSync(safe, 0o600)
  const agents = `[{ username: alice, signIn: browser, browserState: ${open} }, { username: bob, signIn: browser, browserState: ${safe} }, { username: carol, signIn: browser }, dave, erin]`
  const settings = sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: agents })
  const { ROUNDTABLE_LIVE_PASSWORD_DAVE: _, ...env } = sandbox.env
  const { findings } = await examine(sandbox.client(), settings, { env })
  const signingIn = findings.filter(({ group }) => group === 'Signing in')
  expect(signingIn.map(({ state, words, mend }) => [state, words, mend?.command])).toEqual([
    ['wrong', expect.stringMatching(/^others on this machine can read/), `chmod 600 ${open}`],
    ['ok', 'bob has a browser state', undefined],
    ['wrong', expect.stringMatching(/^there is no browser state for carol/), 'npx roundtable login carol'],
    ['wrong', 'there is no password for dave: ROUNDTABLE_LIVE_PASSWORD_DAVE is not set.', undefined],
    ['ok', 'erin has a password in ROUNDTABLE_LIVE_PASSWORD_ERIN', undefined],
  ])
})
