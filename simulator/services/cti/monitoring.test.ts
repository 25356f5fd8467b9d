import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import type { Chat } from '../../instance/chat.ts'
import { centerWithMonitoring, type UserName } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'

const ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'

interface Connection {
  readonly connectionId: string
  readonly type: string
  readonly state: { readonly type: string }
  readonly chatMediaInfo?: object
}

interface Snapshot {
  readonly contacts: readonly { readonly contactId: string; readonly connections: readonly Connection[] }[]
}

function supervised(assumptions: Partial<Assumptions> = {}): Services {
  return new Services({ center: centerWithMonitoring(), assumptions })
}

async function contactOf(services: Services, name: UserName) {
  const { body } = await services.asksCti<{ snapshot: Snapshot }>('GetAgentSnapshot', name, { timeout: 0 })
  const [contact] = body.snapshot.contacts
  if (!contact) throw new Error(`${name} has no contact`)
  return contact
}

/** `inbound connected`, in the order of the snapshot. */
async function connections(services: Services, name: UserName): Promise<string[]> {
  return (await contactOf(services, name)).connections.map(({ type, state }) => `${type} ${state.type}`)
}

function becomes(services: Services, name: UserName, chat: Chat, targetMonitorMode: string) {
  const { contactId } = services.stage.contact(name, chat)
  return services.asksCti('UpdateMonitorParticipantState', name, { contactId, targetMonitorMode })
}

describe('a silent monitor’s snapshot', () => {
  test('has the chat, as Streams reads it', async () => {
    const services = supervised()
    const chat = services.stage.chatOf('bob')
    const { id } = services.stage.monitors('grace', chat)
    const contact = await contactOf(services, 'grace')
    const since = services.stage.clock.now() / 1000
    expect(contact).toMatchObject({
      initialContactId: chat.id,
      type: 'chat',
      initiationMethod: 'MONITOR',
      state: { type: 'connected', timestamp: since },
      attributes: null,
    })
    expect(contact).not.toHaveProperty('queue')
    expect(await connections(services, 'grace')).toEqual([
      'inbound connected',
      'outbound connected',
      'outbound connected',
      'monitoring silent_monitor',
    ])
    expect(contact.connections.at(-1)).toEqual({
      connectionId: id,
      type: 'monitoring',
      initial: false,
      state: { type: 'silent_monitor', timestamp: since },
      monitorStatus: 'SILENT_MONITOR',
      monitorCapabilities: ['SILENT_MONITOR', 'BARGE'],
      monitoringInfo: { agent: { agentName: 'Alice' }, joinTimeStamp: since },
      chatMediaInfo: expect.objectContaining({ customerName: 'Maya' }),
    })
  })

  test('calls the own connection an agent’s, where that is assumed', async () => {
    const services = supervised({ supervisorConnection: 'agent' })
    services.stage.monitors('grace', services.stage.chatOf())
    expect((await connections(services, 'grace')).at(-1)).toBe('agent silent_monitor')
  })

  test('rings first, where that is assumed, and has no chat session until then', async () => {
    const services = supervised({ monitoringBegins: 'when accepted' })
    const chat = services.stage.chatOf()
    services.stage.monitors('grace', chat)
    const own = (await contactOf(services, 'grace')).connections.at(-1)
    expect(own).toMatchObject({ state: { type: 'connecting' }, monitorStatus: 'SILENT_MONITOR' })
    expect(own).not.toHaveProperty('chatMediaInfo')
    const { contactId } = services.stage.contact('grace', chat)
    expect(await services.asksCti('AcceptContact', 'grace', { contactId })).toMatchObject({ status: 200 })
    expect((await connections(services, 'grace')).at(-1)).toBe('monitoring silent_monitor')
  })

  test('says that it is over when it is, with nobody else in it but the customer', async () => {
    const services = supervised()
    const chat = services.stage.chatOf('bob')
    services.stage.monitors('grace', chat)
    services.stage.leaves('grace', chat)
    expect(await connections(services, 'grace')).toEqual(['inbound disconnected', 'monitoring disconnected'])
    expect((await contactOf(services, 'grace')).connections.at(-1)).toMatchObject({ monitorStatus: null })
  })
})

describe('in the snapshots of agents', () => {
  test('a silent monitor is not there, not even when they have left', async () => {
    const services = supervised({ leftParticipantsInSnapshot: 'listed as disconnected' })
    const chat = services.stage.chatOf()
    const before = await contactOf(services, 'alice')
    services.stage.monitors('grace', chat)
    expect(await contactOf(services, 'alice')).toEqual(before)
    services.stage.leaves('grace', chat)
    expect(await contactOf(services, 'alice')).toEqual(before)
  })

  test('a supervisor who has barged in is, until they go back', async () => {
    const services = supervised()
    const chat = services.stage.chatOf()
    const { id } = services.stage.monitors('grace', chat)
    await becomes(services, 'grace', chat, 'BARGE')
    const seen = (await contactOf(services, 'alice')).connections.find((each) => each.connectionId === id)
    expect(seen).toMatchObject({ type: 'outbound', state: { type: 'barge' }, monitorStatus: 'BARGE' })
    expect(seen).not.toHaveProperty('monitorCapabilities')
    expect((await connections(services, 'grace')).at(-1)).toBe('monitoring barge')
    await becomes(services, 'grace', chat, 'SILENT_MONITOR')
    expect(await connections(services, 'alice')).toEqual(['inbound connected', 'agent connected'])
  })

  test('a supervisor stands after the agent’s own connection, where both are of a type that Streams takes for it', async () => {
    const services = supervised({ supervisorAmongOthers: 'monitoring' })
    const chat = services.stage.chatOf()
    services.stage.monitors('grace', chat)
    services.stage.barges('grace', chat)
    services.stage.bringsIn('alice', 'bob', chat)
    expect(await connections(services, 'bob')).toEqual([
      'agent connected',
      'inbound connected',
      'outbound connected',
      'monitoring barge',
    ])
  })
})

describe('UpdateMonitorParticipantState', () => {
  const wrong = { status: 400, type: 'InvalidParameterException', words: /SILENT_MONITOR, BARGE/ }
  const notAllowed = { status: 400, type: 'MonitorModeNotAllowedException', words: /Grace has not been allowed/ }

  test('wants a mode, and a chat that is monitored', async () => {
    const services = supervised()
    const chat = services.stage.chatOf()
    services.stage.monitors('grace', chat)
    await services.refuses(() => becomes(services, 'grace', chat, 'WHISPER'), wrong)
    await services.refuses(() => becomes(services, 'alice', chat, 'BARGE'), {
      status: 400,
      type: 'InvalidStateException',
    })
    const asks = () =>
      services.asksCti('UpdateMonitorParticipantState', 'grace', { contactId: 'no', targetMonitorMode: 'BARGE' })
    await services.refuses(asks, { status: 400, type: 'ContactNotFoundException' })
  })

  test.each([
    [
      'a type each',
      'MonitorModeNotAllowedException',
      'MonitorLimitExceededException',
      'MonitorActionNotAllowedException',
    ],
    ['InvalidStateException', 'InvalidStateException', 'InvalidStateException', 'InvalidStateException'],
  ] as const)(
    'answers what is not allowed, and a second one, with %s',
    async (refusedMonitorMode, denied, taken, silenced) => {
      const services = supervised({ refusedMonitorMode })
      const chat = services.stage.chatOf()
      services.stage.monitors('grace', chat, ['silent'])
      services.stage.monitors('bob', chat)
      services.stage.monitors('carol', chat)
      services.stage.barges('bob', chat)
      await services.refuses(() => becomes(services, 'grace', chat, 'BARGE'), { ...notAllowed, type: denied })
      await services.refuses(() => becomes(services, 'carol', chat, 'BARGE'), {
        status: 400,
        type: taken,
        words: /Bob/,
      })
      const quiet = supervised({ refusedMonitorMode, bargedSupervisorActs: 'speaks only' })
      const other = quiet.stage.chatOf()
      quiet.stage.monitors('grace', other)
      quiet.stage.barges('grace', other)
      const { contactId } = quiet.stage.contact('grace', other)
      const connectionId = quiet.stage.participant('alice', other).id
      const removes = () => quiet.asksCti('DestroyConnection', 'grace', { contactId, connectionId })
      await quiet.refuses(removes, { status: 400, type: silenced, words: /speak/ })
    },
  )
})

describe('DestroyConnection while a supervisor is barged in', () => {
  /** Grace has barged into a chat of Alice and Bob. */
  async function barged(assumptions: Partial<Assumptions>) {
    const services = supervised(assumptions)
    const { stage } = services
    const chat = stage.chatOf('bob')
    stage.monitors('grace', chat)
    await becomes(services, 'grace', chat, 'BARGE')
    const removes = (who: UserName, whom: UserName) =>
      services.asksCti('DestroyConnection', who, {
        contactId: stage.contact(who, chat).contactId,
        connectionId: stage.participant(whom, chat).id,
      })
    return { services, chat, removes }
  }

  test('assumption removalWhileBarged by any agent: is answered', async () => {
    const { removes } = await barged({ removalWhileBarged: 'by any agent' })
    expect(await removes('alice', 'bob')).toMatchObject({ status: 200 })
    expect(await removes('grace', 'alice')).toMatchObject({ status: 200 })
  })

  test.each([
    ['a type each', 'RemovalNotAllowedException'],
    ['InvalidStateException', 'InvalidStateException'],
  ] as const)(
    'assumption removalWhileBarged by the supervisor: is refused to agents (%s), until she listens again',
    async (refusedAction, type) => {
      const { services, chat, removes } = await barged({ removalWhileBarged: 'by the supervisor', refusedAction })
      const refused = { status: 400, type, words: /Grace has barged into this chat, and only they can remove/ }
      await services.refuses(() => removes('alice', 'bob'), refused)
      await services.refuses(() => removes('alice', 'grace'), refused)
      expect(await removes('bob', 'bob')).toMatchObject({ status: 200 })
      services.stage.bringsIn('alice', 'carol', chat)
      expect(await removes('grace', 'carol')).toMatchObject({ status: 200 })
      services.stage.bringsIn('alice', 'dave', chat)
      await becomes(services, 'grace', chat, 'SILENT_MONITOR')
      expect(await removes('alice', 'dave')).toMatchObject({ status: 200 })
      expect(await connections(services, 'alice')).toEqual(['inbound connected', 'agent connected'])
    },
  )
})

describe('AddNewConnection and TransferContact while a supervisor is barged in', () => {
  async function barged(assumptions: Partial<Assumptions>) {
    const services = supervised(assumptions)
    const { stage } = services
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.is('Available', 'bob')
    await becomes(services, 'grace', chat, 'BARGE')
    const adds = (operation: 'AddNewConnection' | 'TransferContact') =>
      services.asksCti(operation, 'alice', {
        contactId: stage.contact('alice', chat).contactId,
        endpoint: { endpointARN: `${ARN}/transfer-destination/to-bob`, type: 'agent', name: 'Bob' },
      })
    return { services, chat, adds }
  }

  test.each(['AddNewConnection', 'TransferContact'] as const)(
    'assumption addingWhileBarged by any agent: %s is answered',
    async (operation) => {
      const { adds } = await barged({ addingWhileBarged: 'by any agent' })
      expect(await adds(operation)).toMatchObject({ status: 200 })
    },
  )

  test.each([
    ['AddNewConnection', 'a type each', 'AddingNotAllowedException'],
    ['TransferContact', 'InvalidStateException', 'InvalidStateException'],
  ] as const)(
    'assumption addingWhileBarged by the supervisor: %s is refused to agents (%s), until she listens again',
    async (operation, refusedInvitation, type) => {
      const { services, chat, adds } = await barged({ addingWhileBarged: 'by the supervisor', refusedInvitation })
      const words = /Grace has barged into this chat, and only they can invite somebody or transfer it/
      await services.refuses(() => adds(operation), { status: 400, type, words })
      await becomes(services, 'grace', chat, 'SILENT_MONITOR')
      expect(await adds(operation)).toMatchObject({ status: 200 })
    },
  )
})
