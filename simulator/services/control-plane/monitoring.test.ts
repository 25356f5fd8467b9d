import { describe, expect, test } from 'vitest'
import { agents, centerWithMonitoring } from '../../instance/test-support/center.ts'
import type { StageOptions } from '../../instance/test-support/stage.ts'
import { Services } from '../test-support/services.ts'

const BOTH = ['SILENT_MONITOR', 'BARGE']

function supervised(options: StageOptions = {}): Services {
  const services = new Services({ center: centerWithMonitoring(), ...options })
  services.stage.is('Available', 'grace')
  return services
}

describe('MonitorContact', () => {
  test('gives the supervisor a contact of their own, the same one for the same ClientToken', async () => {
    const services = supervised()
    const chat = services.stage.chatOf()
    const input = { ContactId: chat.id, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH, ClientToken: 'once' }
    const first = await services.calls('MonitorContact', input)
    const { contactId: ContactId, monitoring } = services.stage.participant('grace', chat)
    expect(monitoring?.may).toEqual(['silent', 'barge'])
    const ContactArn = `arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact/${ContactId}`
    expect(first.body).toEqual({ ContactId, ContactArn })
    expect(await services.calls('MonitorContact', input)).toEqual(first)
    const other = () => services.calls('MonitorContact', { ...input, UserId: 'user-bob' })
    await services.refuses(other, { status: 409, type: 'IdempotencyException' })
  })

  test('assumption repeatedMonitoring the same contact: whatever is allowed the second time', async () => {
    const services = supervised()
    const input = { ContactId: services.stage.chatOf().id, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH }
    const first = await services.calls('MonitorContact', input)
    const second = await services.calls('MonitorContact', { ...input, AllowedMonitorCapabilities: ['SILENT_MONITOR'] })
    expect(second).toEqual(first)
  })

  test('assumption repeatedMonitoring refused', async () => {
    const services = supervised({ assumptions: { repeatedMonitoring: 'refused' } })
    const input = { ContactId: services.stage.chatOf().id, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH }
    await services.calls('MonitorContact', input)
    const again = () => services.calls('MonitorContact', input)
    await services.refuses(again, { status: 400, type: 'InvalidRequestException', words: /Grace monitors/ })
  })

  test('is refused for nobody, for no contact, and for more than five', async () => {
    const services = supervised()
    const ContactId = services.stage.chatOf().id
    const input = { ContactId, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH }
    const asks = (more: object) => services.calls('MonitorContact', { ...input, ...more })
    const error = { status: 404, type: 'ResourceNotFoundException' }
    await services.refuses(() => asks({ UserId: 'user-zoe' }), error)
    await services.refuses(() => asks({ ContactId: 'no-such-contact' }), error)
    for (const name of agents.slice(1)) {
      services.stage.is('Available', name)
      await asks({ UserId: `user-${name}` })
    }
    await services.refuses(() => asks({}), { status: 402, type: 'ServiceQuotaExceededException', words: /5/ })
  })

  test.each([
    { asked: { AllowedMonitorCapabilities: [] }, words: /AllowedMonitorCapabilities is required/ },
    { asked: { AllowedMonitorCapabilities: ['LISTEN'] }, words: /AllowedMonitorCapabilities.*enum/ },
    { asked: { AllowedMonitorCapabilities: [...BOTH, 'BARGE'] }, words: /AllowedMonitorCapabilities/ },
    { asked: { UserId: 'user-bob' }, words: /Bob is offline/ },
  ])('is refused for $asked', async ({ asked, words }) => {
    const services = supervised()
    const input = { ContactId: services.stage.chatOf().id, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH }
    const asks = () => services.calls('MonitorContact', { ...input, ...asked })
    await services.refuses(asks, { status: 400, type: 'InvalidRequestException', words })
  })

  test('is denied to users without the permissions', async () => {
    const plain = centerWithMonitoring()
    const users = plain.users.map((each) => ({ ...each, permissions: ['managerListenIn'] }))
    const services = supervised({ center: { ...plain, users } })
    const input = { ContactId: services.stage.chatOf().id, UserId: 'user-grace', AllowedMonitorCapabilities: BOTH }
    await services.refuses(() => services.calls('MonitorContact', input), {
      status: 403,
      type: 'AccessDeniedException',
      words: /Real-time contact barge-in/,
    })
  })
})

test('DescribeContact tells what a supervisor’s contact is', async () => {
  const services = supervised()
  const chat = services.stage.chatOf()
  const { contactId } = services.stage.monitors('grace', chat)
  const described = () => services.calls('DescribeContact', { ContactId: contactId })
  const Contact = { Id: contactId, InitialContactId: chat.id, InitiationMethod: 'MONITOR', Channel: 'CHAT' }
  const AgentInfo = { Id: 'user-grace', ConnectedToAgentTimestamp: services.stage.clock.now() / 1000 }
  expect((await described()).body).toMatchObject({ Contact: { ...Contact, AgentInfo } })
  services.stage.leaves('grace', chat)
  expect((await described()).body).toMatchObject({ Contact: { DisconnectTimestamp: expect.any(Number) } })
})
