import { describe, expect, test } from 'vitest'
import { Services } from '../test-support/services.ts'

const ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'

interface AgentState {
  readonly state: { readonly name: string; readonly type: string }
  readonly agentAvailabilityState: { readonly state: string; readonly timeStamp: number }
  readonly nextState: { readonly name: string } | null
}

async function stateOf(services: Services): Promise<AgentState> {
  const { body } = await services.asksCti<{ snapshot: AgentState }>('GetAgentSnapshot', 'alice')
  return body.snapshot
}

function chooses(services: Services, id: string, more: object = {}) {
  const state = { agentStateARN: `${ARN}/agent-state/${id}`, type: 'not_routable', name: 'Break' }
  return services.asksCti('PutAgentState', 'alice', { state, ...more })
}

function talking(assumptions: ConstructorParameters<typeof Services>[0] = {}) {
  const services = new Services(assumptions)
  return { services, stage: services.stage, chat: services.stage.chatOf() }
}

describe('PutAgentState', () => {
  test('with enqueueNextState during a contact: nextState, and the state after the last contact', async () => {
    const { services, stage, chat } = talking()
    expect(await chooses(services, 'break', { enqueueNextState: true })).toMatchObject({ status: 200, body: {} })
    expect(await stateOf(services)).toMatchObject({
      state: { name: 'Available' },
      agentAvailabilityState: { state: 'Available' },
      nextState: { agentStateARN: `${ARN}/agent-state/break`, name: 'Break', type: 'not_routable' },
    })
    stage.leaves('customer', chat)
    const { contactId } = stage.contact('alice', chat)
    await services.asksCti('ClearContact', 'alice', { contactId })
    expect(await stateOf(services)).toMatchObject({ state: { name: 'Break' }, nextState: null })
  })

  test('of an available state drops what was queued', async () => {
    const { services } = talking()
    await chooses(services, 'break', { enqueueNextState: true })
    await chooses(services, 'available', { enqueueNextState: true })
    expect(await stateOf(services)).toMatchObject({ state: { name: 'Available' }, nextState: null })
  })

  test.each([{}, { enqueueNextState: false }, { enqueueNextState: null }])(
    'with %j during a contact is refused',
    async (more) => {
      const { services } = talking()
      await services.refuses(() => chooses(services, 'break', more), {
        status: 400,
        type: 'InvalidStateException',
        words: /Alice is on a contact: choose Break as the next state/,
      })
    },
  )

  test('takes true or false', async () => {
    const { services } = talking()
    await services.refuses(() => chooses(services, 'break', { enqueueNextState: 'yes' }), {
      status: 400,
      type: 'InvalidParameterException',
      words: /enqueueNextState.*must be a boolean/,
    })
  })

  test('answers the poll that is held', async () => {
    const { services } = talking()
    const first = await services.asksCti<{ nextToken: string }>('GetAgentSnapshot', 'alice')
    const held = services.asksCti<{ snapshot: AgentState }>('GetAgentSnapshot', 'alice', {
      nextToken: first.body.nextToken,
      timeout: 30_000,
    })
    await chooses(services, 'break', { enqueueNextState: true })
    expect((await held).body.snapshot.nextState).toMatchObject({ name: 'Break' })
  })
})

describe('an agent who has missed a contact', () => {
  test('is in an error state, and available as what they had chosen', async () => {
    const services = new Services()
    const { stage } = services
    stage.is('Available', 'alice')
    const chosenAt = stage.clock.now() / 1000
    const chat = stage.startChat()
    stage.clock.advance(20_000)
    expect(await stateOf(services)).toMatchObject({
      state: { name: 'MissedCallAgent', type: 'error', startTimestamp: stage.clock.now() / 1000 },
      agentAvailabilityState: { state: 'Available', timeStamp: chosenAt },
    })
    await services.asksCti('ClearContact', 'alice', { contactId: stage.contact('alice', chat).contactId })
    expect(await stateOf(services)).toMatchObject({ state: { name: 'Available', type: 'routable' } })
  })
})

describe('assumption agentStateOnContact', () => {
  async function seen(agentStateOnContact: 'as chosen' | 'Busy and AfterCallWork'): Promise<string[]> {
    const services = new Services({ assumptions: { agentStateOnContact } })
    const { stage } = services
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    const names = [await stateOf(services)]
    stage.accepts('alice', chat)
    names.push(await stateOf(services))
    stage.leaves('customer', chat)
    names.push(await stateOf(services))
    stage.clears('alice', chat)
    names.push(await stateOf(services))
    expect(names.map((each) => each.agentAvailabilityState.state)).toEqual(Array(4).fill('Available'))
    return names.map(({ state }) => `${state.name} ${state.type}`)
  }

  test('as chosen', async () => {
    expect(await seen('as chosen')).toEqual(Array(4).fill('Available routable'))
  })

  test('Busy and AfterCallWork', async () => {
    expect(await seen('Busy and AfterCallWork')).toEqual([
      'PendingBusy system',
      'Busy system',
      'AfterCallWork system',
      'Available routable',
    ])
  })
})

describe('assumption absentCustomerInSnapshot', () => {
  test.each(['connected', 'connecting'] as const)('%s', async (absentCustomerInSnapshot) => {
    const services = new Services({ assumptions: { absentCustomerInSnapshot } })
    services.stage.is('Available', 'alice')
    services.stage.instance.startChat({ displayName: 'Maya' })
    interface Contact {
      readonly connections: readonly { readonly type: string; readonly state: { readonly type: string } }[]
    }
    const { body } = await services.asksCti<{ snapshot: { contacts: Contact[] } }>('GetAgentSnapshot', 'alice')
    const customer = body.snapshot.contacts[0]?.connections.find((each) => each.type === 'inbound')
    expect(customer?.state.type).toBe(absentCustomerInSnapshot)
  })
})
