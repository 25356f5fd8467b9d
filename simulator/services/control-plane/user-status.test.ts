import { describe, expect, test } from 'vitest'
import { Services } from '../test-support/services.ts'

const put = (services: Services, AgentStatusId: string) =>
  services.calls('PutUserStatus', { UserId: 'user-alice', AgentStatusId })
const stateOf = (services: Services) => services.stage.instance.presenceOf('user-alice')

describe('PutUserStatus', () => {
  test('of an agent on a contact is their next status', async () => {
    const services = new Services()
    const { stage } = services
    const chat = stage.chatOf()
    expect(await put(services, 'break')).toMatchObject({ status: 200, body: {} })
    expect(stateOf(services)).toMatchObject({ state: { name: 'Available' }, next: { name: 'Break' } })
    stage.leaves('customer', chat)
    stage.clears('alice', chat)
    expect(stage.presence('alice')).toBe('Break')
  })

  test('of an agent in after-contact work comes at once, and clears it', async () => {
    const services = new Services()
    const chat = services.stage.chatOf()
    services.stage.leaves('customer', chat)
    await put(services, 'offline')
    expect(services.stage.presence('alice')).toBe('Offline')
    expect(services.stage.contacts('alice')).toEqual([])
  })

  test('of a status that there is not is refused, also during a contact', async () => {
    const services = new Services()
    services.stage.chatOf()
    const refused = { status: 404, type: 'ResourceNotFoundException', words: /asleep/ }
    await services.refuses(() => put(services, 'asleep'), refused)
  })
})

describe('ListAgentStatuses', () => {
  interface Listed {
    readonly AgentStatusSummaryList: readonly { readonly Name: string; readonly Type: string; readonly Arn: string }[]
  }
  const list = async (services: Services, input: Readonly<Record<string, unknown>> = {}) =>
    (await services.calls<Listed>('ListAgentStatuses', input)).body.AgentStatusSummaryList

  test('has what an agent can be put into, by the names of the control plane', async () => {
    const all = await list(new Services())
    expect(all.map(({ Name, Type }) => [Name, Type])).toEqual([
      ['Available', 'ROUTABLE'],
      ['Break', 'CUSTOM'],
      ['Offline', 'OFFLINE'],
    ])
    expect(all[0]?.Arn).toMatch(/^arn:aws:connect:us-west-2:111122223333:instance\/instance-1\/agent-state\//)
  })

  test('has those of one type alone, whose id PutUserStatus takes', async () => {
    const services = new Services()
    const [offline] = await list(services, { AgentStatusTypes: ['OFFLINE'] })
    expect(offline).toMatchObject({ Id: 'offline', Name: 'Offline' })
    await put(services, 'offline')
    expect(services.stage.presence('alice')).toBe('Offline')
  })
})
