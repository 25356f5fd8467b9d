import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import type { ContactCenter } from '../../simulator/instance/directory.ts'
import type { LiveSettings } from '../settings/index.ts'
import { Sandbox, type SandboxOptions } from '../test-support/sandbox.ts'
import { type Provisioning, provision, unprovision } from './provision.ts'

const [toAlice, toBob] = contactCenter.quickConnects
const [support, backOffice] = contactCenter.queues
if (!toAlice || !toBob || !support || !backOffice) throw new Error('The default contact center has them.')

/** The switch is off, the origin is not approved, alice's quick connect is in no queue, and bob has none. */
const BARE: ContactCenter = {
  ...contactCenter,
  features: { ...contactCenter.features, multiPartyChat: false },
  approvedOrigins: ['https://other.example.com'],
  quickConnects: [{ ...toAlice, queueIds: [] }],
}
const STEPS = [
  'set MULTI_PARTY_CHAT_CONFERENCE to true (it is false)',
  'approve the origin https://agents.example.com',
  'associate Alice Adams with the queue Chat support',
  'make the quick connect bob (Roundtable), of type User, to bob',
  'associate bob (Roundtable) with the queue Chat support',
]
/** What changes an instance. */
const CHANGING = /^(Update|Create|Associate|Disassociate|Delete)/

class Scene implements AsyncDisposable {
  readonly sandbox: Sandbox
  readonly settings: LiveSettings
  readonly stateFile: string
  readonly told: string[] = []
  readonly asked: string[] = []
  readonly #before: unknown

  static async opens(center = BARE, options: SandboxOptions = {}): Promise<Scene> {
    return new Scene(await Sandbox.opens({ ...options, center }))
  }

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
    this.settings = sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: 'alice, bob' })
    this.stateFile = join(sandbox.folder, 'state', 'provisioned.json')
    this.#before = this.now
  }

  /** What an administrator has set up, as it is now. */
  get now() {
    return structuredClone(this.sandbox.simulator.instance.directory.settings)
  }

  provisions(given: Partial<Provisioning> = {}): Promise<boolean> {
    return provision(this.#given(given))
  }

  undoes(given: Partial<Provisioning> = {}): Promise<void> {
    return unprovision(this.#given(given))
  }

  get state(): { provision: string; entries: { isDone: boolean }[] } {
    return JSON.parse(readFileSync(this.stateFile, 'utf8'))
  }

  expectReady(): void {
    const { features, approvedOrigins, quickConnects } = this.now
    expect(features).toMatchObject({ multiPartyChat: true, enhancedChatMonitoring: true })
    expect(approvedOrigins).toEqual(['https://other.example.com', 'https://agents.example.com'])
    expect(quickConnects.map(({ name, type, queueIds }) => [name, type, queueIds])).toEqual([
      ['Alice Adams', 'agent', [support?.id]],
      ['bob (Roundtable)', 'agent', [support?.id]],
    ])
  }

  expectAsBefore(): void {
    expect(this.now).toEqual(this.#before)
    expect(existsSync(this.stateFile)).toBe(false)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sandbox[Symbol.asyncDispose]()
  }

  #given(given: Partial<Provisioning>): Provisioning {
    return {
      client: this.sandbox.client(),
      settings: this.settings,
      env: this.sandbox.env,
      stateFile: this.stateFile,
      isDryRun: false,
      tell: (text) => this.told.push(text),
      agrees: async (question) => {
        this.asked.push(question)
        return true
      },
      ...given,
    }
  }
}

/** As if the process ended there: nothing that it would have done afterwards happens. */
class Killed extends Error {}

/** Has the process of a client killed at its n-th change after it was told to go on, before that reaches AWS or after. */
function killed(scene: Scene, at: number, when: 'before' | 'after'): Partial<Provisioning> {
  const client = scene.sandbox.client()
  let changes = Number.NaN
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const isIt = CHANGING.test(commandName) && ++changes === at
        if (isIt && when === 'before') throw new Killed()
        const answer = await next(args)
        if (isIt) throw new Killed()
        return answer
      },
    { step: 'initialize', name: 'killed' },
  )
  // What doctor asks for before cannot be done, and is none.
  const agrees = async () => {
    changes = 0
    return true
  }
  return { client, agrees }
}

describe('provision', () => {
  test('shows what is missing, asks, makes it, and writes it down; --undo takes exactly that back', async () => {
    await using scene = await Scene.opens()
    expect(await scene.provisions()).toBe(true)
    scene.expectReady()
    const [plan = '', ...done] = scene.told
    expect(plan.split('\n').slice(0, 6)).toEqual([
      'To be made',
      ...STEPS.map((step, index) => `   ${index + 1}  ${step}`),
    ])
    expect(done).toEqual(STEPS.map((step) => `  done  ${step}`))
    expect(scene.asked).toEqual(['Make these 5 changes on roundtable-demo?'])
    expect(scene.state.entries.map(({ isDone }) => isDone)).toEqual([true, true, true, true, true])
    expect(statSync(scene.stateFile).mode & 0o077).toBe(0)
    const made = scene.now.quickConnects.find(({ name }) => name === 'bob (Roundtable)')
    expect(made).toMatchObject({
      contactFlowId: contactCenter.transferFlowId,
      tags: { 'roundtable:provision': scene.state.provision },
    })

    await scene.undoes()
    scene.expectAsBefore()
    expect(scene.asked[1]).toBe('Undo these 5 changes on roundtable-demo?')
  })

  test('has nothing to do the second time, and undoes once', async () => {
    await using scene = await Scene.opens()
    await scene.provisions()
    const made = scene.now
    expect(await scene.provisions()).toBe(true)
    expect(scene.told.at(-1)).toBe('Nothing is to be made.')
    expect(scene.now).toEqual(made)
    await scene.undoes()
    await scene.undoes()
    expect(scene.told.at(-1)).toMatch(/^Nothing is to be undone/)
    expect(scene.asked).toHaveLength(2)
    scene.expectAsBefore()
    await scene.provisions()
    scene.expectReady()
  })

  test('changes nothing when it is only to show, or is told no', async () => {
    await using scene = await Scene.opens()
    expect(await scene.provisions({ isDryRun: true })).toBe(true)
    await expect(scene.provisions({ agrees: async () => false })).rejects.toThrow('Nothing was changed.')
    scene.expectAsBefore()
    await scene.provisions()
    const made = scene.now
    await scene.undoes({ isDryRun: true })
    await expect(scene.undoes({ agrees: async () => false })).rejects.toThrow('Nothing was changed.')
    expect(scene.now).toEqual(made)
  })

  test('changes nothing on an instance that is not on the allow-list', async () => {
    await using scene = await Scene.opens()
    const settings = { ...scene.settings, allowedInstances: ['another'] }
    await expect(scene.provisions({ settings })).rejects.toThrow(
      /not allowed on the instance .*the allow-list has another/,
    )
    await expect(scene.undoes({ settings })).rejects.toThrow(/not allowed/)
    scene.expectAsBefore()
  })

  test('says what is left to be done by hand', async () => {
    const users = BARE.users.map((user) => (user.username === 'bob' ? { ...user, securityProfileIds: [] } : user))
    await using scene = await Scene.opens({ ...BARE, users })
    expect(await scene.provisions()).toBe(false)
    expect(scene.told[0]).toMatch(
      /To be done by hand\n {2}bob lacks BasicAgentAccess and .*\n {6}https:.*Security profiles/,
    )
    scene.expectReady()
  })

  test('makes a quick connect of the name that is wanted, and none in the place of another', async () => {
    await using scene = await Scene.opens()
    const named = (text: string) =>
      scene.sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: `[{ username: bob, quickConnect: ${text} }]` })
    expect(await scene.provisions({ settings: named('Alice Adams') })).toBe(false)
    expect(scene.told[0]).toMatch(/To be done by hand\n {2}the quick connect Alice Adams leads to alice, not to bob/)
    await scene.provisions({ settings: named('Bob at the desk') })
    expect(scene.now.quickConnects.map(({ name }) => name)).toEqual(['Alice Adams', 'Bob at the desk'])
    await scene.undoes()
    scene.expectAsBefore()
  })
})

describe('killed', () => {
  const moments = STEPS.flatMap((step, index) =>
    (['before', 'after'] as const).map((when) => [when, step, index + 1] as const),
  )

  test.each(moments)(
    '%s the request to %s: the next provision makes the rest, --undo takes all back',
    async (when, _, at) => {
      await using scene = await Scene.opens()
      await expect(scene.provisions(killed(scene, at, when))).rejects.toThrow()
      await scene.provisions()
      scene.expectReady()
      expect(scene.state.entries.map(({ isDone }) => isDone)).toEqual([true, true, true, true, true])
      await scene.undoes()
      scene.expectAsBefore()
    },
  )

  test.each(moments)('%s the request to %s: --undo takes back what there is', async (when, _, at) => {
    await using scene = await Scene.opens()
    await expect(scene.provisions(killed(scene, at, when))).rejects.toThrow()
    await scene.undoes()
    scene.expectAsBefore()
  })

  test.each(moments)('%s its request while undoing (%s): the next --undo takes the rest back', async (when, _, at) => {
    await using scene = await Scene.opens()
    await scene.provisions()
    await expect(scene.undoes(killed(scene, at, when))).rejects.toThrow()
    await scene.undoes()
    scene.expectAsBefore()
  })
})

describe('--undo leaves alone', () => {
  test('what others have made or changed since', async () => {
    await using scene = await Scene.opens()
    await scene.provisions()
    const { administration } = scene.sandbox.simulator.instance
    const lead = { type: 'agent', destination: BARE.users[2]?.id ?? '' } as const
    const others = administration.createQuickConnect({ name: 'Somebody else’s', ...lead })
    administration.associate(support.id, [others.id])
    administration.approveOrigin('https://third.example.com')
    administration.setFeature('messageStreaming', true)
    await scene.undoes()
    const { features, approvedOrigins, quickConnects } = scene.now
    expect(quickConnects.map(({ name, queueIds }) => [name, queueIds])).toEqual([
      ['Alice Adams', []],
      ['Somebody else’s', [support.id]],
    ])
    expect(approvedOrigins).toEqual(['https://other.example.com', 'https://third.example.com'])
    expect(features).toMatchObject({ multiPartyChat: false, messageStreaming: true })
  })

  test('what was undone by hand', async () => {
    await using scene = await Scene.opens()
    await scene.provisions()
    const { administration, directory } = scene.sandbox.simulator.instance
    const made = directory.settings.quickConnects.find(({ name }) => name === 'bob (Roundtable)')
    administration.deleteQuickConnect(made?.id ?? '')
    administration.setFeature('multiPartyChat', false)
    await scene.undoes()
    scene.expectAsBefore()
    expect(scene.told.filter((line) => line.includes('nothing to do any more'))).toHaveLength(3)
  })

  test('a quick connect that goes by the same name and is not its own', async () => {
    await using scene = await Scene.opens()
    await expect(scene.provisions(killed(scene, 4, 'before'))).rejects.toThrow()
    const { administration } = scene.sandbox.simulator.instance
    const bob = BARE.users.find(({ username }) => username === 'bob')
    const lead = { type: 'agent', destination: bob?.id ?? '' } as const
    administration.createQuickConnect({
      name: 'bob (Roundtable)',
      ...lead,
      tags: { 'roundtable:provision': 'another' },
    })
    await scene.undoes()
    expect(scene.now.quickConnects.map(({ name }) => name)).toEqual(['Alice Adams', 'bob (Roundtable)'])
    expect(scene.told.find((line) => line.startsWith('To be undone'))).toMatch(
      /Left alone, as made by .*: bob \(Roundtable\)\./,
    )
  })
})

test('while one is at work another makes and undoes nothing, and is told so', async () => {
  await using scene = await Scene.opens()
  const refusals: string[] = []
  const refused = (error: Error) => refusals.push(error.message)
  const agrees = async () => {
    await scene.provisions().catch(refused)
    await scene.undoes().catch(refused)
    return false
  }
  await expect(scene.provisions({ agrees })).rejects.toThrow('Nothing was changed.')
  expect(refusals).toHaveLength(2)
  for (const each of refusals) {
    expect(each).toMatch(/^Another "roundtable provision" works with .* at this moment: process \d+ on /)
  }
  scene.expectAsBefore()
})

describe('a failure', () => {
  test('for want of a permission says what policy lacks, what was made, and how to go on', async () => {
    await using scene = await Scene.opens(BARE, { denied: ['connect:AssociateApprovedOrigin'] })
    const failure = await scene.provisions().catch((error: Error) => error.message)
    expect(failure).toMatch(/^no permission connect:AssociateApprovedOrigin\.\nProvisioning needs this statement/)
    expect(failure).toMatch(/"connect:TagResource"/)
    expect(failure).toMatch(/What was made so far is in .*provisioned\.json: run it again to go on, or with --undo/)
    expect(scene.state.entries).toEqual([expect.objectContaining({ isDone: true })])
    await scene.undoes()
    scene.expectAsBefore()
  })

  test('to reach the instance changes nothing', async () => {
    await using scene = await Scene.opens()
    const client = scene.sandbox.client({ credentials: { accessKeyId: 'ANOTHER', secretAccessKey: 'x' } })
    await expect(scene.provisions({ client })).rejects.toThrow(
      /does not know these credentials.*\n.*\nNothing was changed\./,
    )
    scene.expectAsBefore()
  })

  test.each([
    ['no JSON', '{', /is no state file of "roundtable provision"/],
    ['something else', '{"madeBy":"hand"}', /is no state file of "roundtable provision"/],
    [
      'of another instance',
      '{"madeBy":"roundtable provision","instanceId":"b","provision":"p","entries":[]}',
      /about another instance, b/,
    ],
  ])('to understand its own file, %s, changes nothing and keeps the file', async (_, content, words) => {
    await using scene = await Scene.opens()
    const stateFile = join(scene.sandbox.folder, 'spoilt.json')
    writeFileSync(stateFile, content)
    await expect(scene.provisions({ stateFile })).rejects.toThrow(words)
    await expect(scene.undoes({ stateFile })).rejects.toThrow(words)
    expect(readFileSync(stateFile, 'utf8')).toBe(content)
    scene.expectAsBefore()
  })

  test('to write the file down stops before anything is made that is not in it', async () => {
    await using scene = await Scene.opens()
    writeFileSync(join(scene.sandbox.folder, 'file'), '')
    const stateFile = join(scene.sandbox.folder, 'file', 'state.json')
    await expect(scene.provisions({ stateFile })).rejects.toThrow(/could not be written to .*state\.json/)
    scene.expectAsBefore()
  })
})
