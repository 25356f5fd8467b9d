import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { Directory } from '../../simulator/instance/directory.ts'
import { problemsOf } from '../../written/test-support/refusal.ts'
import { contactCenterFrom, readInstanceFile } from './read.ts'

const EXAMPLE = fileURLToPath(new URL('../../fixtures/example-instance.yaml', import.meta.url))

/** What is said to be wrong, each with its line and column. */
function problemsIn(text: string): string[] {
  return problemsOf(() => contactCenterFrom(text, 'file'))
}

describe('an instance file', () => {
  test('the example: names become ids, and what is left out is filled in', () => {
    const center = readInstanceFile(EXAMPLE)
    const [reservations, billing] = center.queues
    const directory = new Directory(center)
    const [nadia, omar, priya] = center.users
    if (!nadia || !omar || !priya || !reservations || !billing) throw new Error('The example has them.')
    expect(center).toMatchObject({ alias: 'example-hotel', region: 'eu-central-1', ringSeconds: 30 })
    expect(center.contactFlow.queueId).toBe(reservations.id)
    expect(directory.routingProfileOf(nadia)).toMatchObject({ queueIds: [reservations.id], chatConcurrency: 5 })
    expect(directory.routingProfileOf(priya)).toMatchObject({
      queueIds: [reservations.id, billing.id],
      chatConcurrency: 3,
    })
    expect([nadia.password, omar.password]).toEqual(['simulated', 'of his own'])
    expect(
      center.quickConnects.map(({ name, type, destination, queueIds }) => [name, type, destination, queueIds]),
    ).toEqual([
      ['Nadia Novak', 'agent', nadia.id, [reservations.id, billing.id]],
      ['Omar (speaks French)', 'agent', omar.id, [reservations.id, billing.id]],
      ['Priya Patel', 'agent', priya.id, [reservations.id]],
      ['Billing', 'queue', billing.id, [reservations.id, billing.id]],
      ['Night porter', 'phone_number', '+12065550100', [reservations.id, billing.id]],
    ])
    expect(center.agentStates).toEqual(contactCenter.agentStates)
    const [desk, lead] = center.securityProfiles ?? []
    expect([omar.securityProfileIds, priya.securityProfileIds]).toEqual([[desk?.id], [desk?.id, lead?.id]])
    expect(center).toMatchObject({ activeChatQuota: 50, attachmentScanning: { seconds: 2, rejects: ['virus'] } })
    expect(center.features).toEqual({ ...contactCenter.features, messageStreaming: true })
    expect(center.views).toMatchObject([{ name: 'Room', version: 1, actions: ['Book'] }])
  })

  test.each(['', '{}', '# nothing but a comment'])('of nothing (%j) is six agents who can all be invited', (text) => {
    const center = contactCenterFrom(text, 'file')
    expect(center.users.map((each) => each.username)).toEqual(['alice', 'bob', 'carol', 'dave', 'erin', 'frank'])
    expect(center.quickConnects.map((each) => each.destination)).toEqual(center.users.map((each) => each.id))
    expect(center.instanceId).toBe(contactCenter.instanceId)
  })

  test('ids are UUIDs that do not depend on what else is in the file; those that are given stay', () => {
    const alone = contactCenterFrom('users: [zoe]', 'file').users[0]?.id
    expect(alone).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    const text = 'users: [yann, zoe, { username: given, id: own-id }]\nqueues: [Other]'
    expect(
      contactCenterFrom(text, 'file')
        .users.slice(1)
        .map((each) => each.id),
    ).toEqual([alone, 'own-id'])
  })

  test.each([undefined, 2, '\t'])('may be JSON, indented by %j', (indent) => {
    const json = JSON.stringify(
      { users: [{ username: 'zoe' }], features: { multiPartyChat: false } },
      undefined,
      indent,
    )
    expect(contactCenterFrom(json, 'file')).toMatchObject({
      users: [{ username: 'zoe', name: 'Zoe' }],
      features: { multiPartyChat: false },
    })
  })
})

describe('what is wrong is said in words, with its line and column', () => {
  test.each([
    ['no YAML', 'queues: [a\nusers: []', /^file:2:1 /],
    ['a key twice', 'region: us-west-2\nregion: us-east-1', /^file:2:1 The key "region" is there twice\.$/],
    ['a list', '- a', /^file:1:1 The file: a group of keys and values is expected, not a list\.$/],
    ['an unknown key', 'ringSeconds: 1\nquees: [a]', /^file:2:1 There is no "quees"\. Did you mean "queues"\?$/],
    [
      'an unknown key of an entry',
      'users:\n  - username: a\n    routing: b',
      /^file:3:5 There is no "routing" in users\[0\]\. There are: username, id, name, /,
    ],
    ['what is missing', 'users:\n  - name: A', /^file:2:5 users\[0\]\.username is missing\.$/],
    ['a number as a text', 'accountId: 111122223333', /^file:1:12 accountId: a text is expected, .* in quotes\.$/],
    ['nothing where a list is expected', 'users:', /^file:1:7 users: a list is expected, not nothing\.$/],
    [
      'more than the bounds',
      'routingProfiles:\n  - {name: a, chatConcurrency: 11}',
      /^file:2:32 .*chatConcurrency: .*10/,
    ],
    ['a pattern', 'region: Oregon', /^file:1:9 region: A region is written like us-west-2\.$/],
    [
      'an unknown queue',
      'queues: [Support]\nroutingProfiles: [{name: a, queues: [Suport]}]',
      /^file:2:38 .*mean "Support"\?$/,
    ],
    [
      'an unknown routing profile',
      'users: [{username: a, routingProfile: b}]',
      /^file:1:39 .*no routing profile "b"\. /,
    ],
    ['an unknown agent', 'quickConnects:\n  - alise', /^file:2:5 .*no user "alise"\. Did you mean "alice"\?$/],
    [
      'an unknown queue of the flow',
      'contactFlow:\n  queue: x',
      /^file:2:10 contactFlow\.queue: there is no queue "x"/,
    ],
    ['a quick connect to two', 'quickConnects: [{agent: bob, queue: Chat support}]', /^file:1:17 .*leads to one of/],
    ['a quick connect to nobody', 'quickConnects: [{name: x}]', /^file:1:17 .*leads to one of/],
    ['a name twice', 'queues:\n  - a\n  - a', /^file:3:5 queues\[1\]: there is another one with the name "a"\.$/],
    ['an id twice', 'users: [{username: a, id: x}, {username: b, id: x}]', /^file:1:31 .*with the id "x"\.$/],
    ['nobody can go offline', 'agentStates: [{name: A, type: routable}]', /^file:1:14 .*of the type offline\.$/],
    [
      'a key twice, deep inside',
      '{"users": [{"username": "a", "username": "b"}]}',
      /^file:1:30 The key "username" is there twice\.$/,
    ],
    ['a key that every object has', 'ringSeconds: 1\n__proto__: {a: 1}', /^file:2:1 There is no "__proto__"\./],
    ['a word that is nearly one', 'agentStates: [{name: A, type: ofline}]', /^file:1:31 .* mean "offline"\?$/],
    ['too few', 'users: []', /^file:1:8 users: 1 entry at least\.$/],
    ['too many', `approvedOrigins: [${'a,'.repeat(101)}]`, /^file:1:18 approvedOrigins: 100 entries at most\.$/],
    ['too long', `queues: [${'a'.repeat(257)}]`, /^file:1:10 queues\[0\]\.name: 256 characters at most\.$/],
    ['a number without end', 'ringSeconds: 1e400', /^file:1:14 ringSeconds: a number is expected, not Infinity\.$/],
    ['another type deep inside', 'users: [{username: {a: b}}]', /^file:1:20 .*a text is expected, not a group/],
    ['an origin', 'approvedOrigins: [example.com]', /^file:1:19 .*like https:/],
    [
      'where customers sign in',
      'customerAuthentication: {origin: "https://a.b/c", clientId: a}',
      /^file:1:34 .*like https:/,
    ],
    ['no JSON in a view', 'views: [{name: a, template: "{"}]', /^file:1:29 views\[0\]\.template: JSON is expected/],
    [
      'an unknown security profile',
      'users: [{username: a, securityProfiles: [Agnt]}]',
      /^file:1:42 .*no security profile "Agnt"\. Did you mean "Agent"\?$/,
    ],
    [
      'an unknown flow of a quick connect',
      'quickConnects: [{agent: alice, contactFlowId: x}]',
      /^file:1:47 .*no contact flow "x"\. There are: /,
    ],
    [
      'a flow to a phone',
      'quickConnects: [{phoneNumber: "+12065550100", contactFlowId: x}]',
      /^file:1:62 .*phone number has no contact flow\.$/,
    ],
    ['an alias of nothing', 'users: [*a]', /^file:1:9 There is no anchor &a\.$/],
    ['a second document', 'region: us-west-2\n---\n', /^file:2:1 .*one document/],
    ['a tag', 'queues: [!!binary aGVsbG8=]', /^file:1:10 There are no tags like /],
    ['what a terminal would act on', '"\\e[31m": 1', /^file:1:1 There is no "\\u001b\[31m"\./],
    ['a giant key', JSON.stringify({ ['a'.repeat(1_000_000)]: 1 }), /^file:1:2 There is no "a{60}…"\./],
    ['levels without end', '['.repeat(20_000), /^file:\d+:\d+ /],
    ['aliases of aliases', aliases(), /^file:1:1 .*alias/i],
  ])('%s', (_, text, problem) => expect(problemsIn(text)[0]).toMatch(problem))

  test('everything at once, from the top', () => {
    const problems = problemsIn('ringSeconds: soon\nusers:\n  - username: a b\n    nmae: A')
    expect(problems.map((each) => each.split(' ')[0])).toEqual(['file:1:14', 'file:3:15', 'file:4:5'])
  })

  test('a file of another kind: the keys that there are stand in it once', () => {
    const [first, ...others] = problemsIn('{"formatter": {}, "linter": {}, "overrides": []}')
    expect(first).toMatch(/^file:1:2 There is no "formatter"\. There are: region, .*, views\.$/)
    expect(others).toEqual(['file:1:19 There is no "linter".', 'file:1:33 There is no "overrides".'])
  })

  test('no more lines than somebody reads, however much is wrong', () => {
    const users = Array.from({ length: 20_000 }, (_, index) => ({ username: `u${index}`, routingProfile: `p${index}` }))
    const problems = problemsIn(JSON.stringify({ users }))
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)).toBe('and 19990 more.')
  })

  test('files that cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roundtable-test-'))
    const binary = join(folder, 'binary')
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]))
    try {
      expect(() => readInstanceFile(join(folder, 'missing.yaml'))).toThrow(
        /missing\.yaml cannot be read: there is no such/,
      )
      expect(() => readInstanceFile(folder)).toThrow(/it is a folder/)
      writeFileSync(binary, ' '.repeat(4 * 1024 * 1024 + 1))
      expect(() => readInstanceFile(binary)).toThrow(/it is larger than 4 MB/)
      writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]))
      expect(() => readInstanceFile(binary)).toThrow(/not a text in UTF-8/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** Few lines that would be millions of entries. */
function aliases(): string {
  const lines = Array.from({ length: 9 }, (_, level) => `l${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`)
  return ['l0: &l0 [a]', ...lines.slice(1)].join('\n')
}
