import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'
import { USUAL_RATE } from './usual-rate.ts'

const start = (services: Services) =>
  services.calls('StartChatContact', { ContactFlowId: 'flow-1', ParticipantDetails: { DisplayName: 'Maya' } })

describe('requests', () => {
  const invalid = { status: 400, type: 'InvalidRequestException' }

  test('of any operation for another instance find nothing', async () => {
    const services = new Services()
    for (const [operation, more] of [
      ['DescribeInstance', {}],
      ['ListUsers', {}],
      ['SearchUsers', {}],
      ['DescribeContact', { ContactId: 'a' }],
      ['DisassociateApprovedOrigin', { Origin: 'https://a.example.com' }],
    ] as const) {
      await services.refuses(() => services.calls(operation, { InstanceId: 'another', ...more }), {
        status: 404,
        type: 'ResourceNotFoundException',
        words: /instance another/,
      })
    }
  })

  test('carry their members where the model binds them, and nowhere else', async () => {
    const services = new Services()
    const body = { InstanceId: 'another', AttributeType: 'INBOUND_CALLS', Value: 'false' }
    const path = '/instance/instance-1/attribute/MULTI_PARTY_CHAT_CONFERENCE'
    expect((await services.asksControlPlane('POST', path, body)).status).toBe(200)
    expect(services.stage.instance.directory.settings.features.multiPartyChat).toBe(false)
    const name = encodeURIComponent('to/bob?')
    const encoded = () => services.asksControlPlane('GET', `/quick-connects/instance-1/${name}`)
    await services.refuses(encoded, { status: 404, type: 'ResourceNotFoundException', words: /to\/bob\?/ })
  })

  test.each([
    ['GET', '/quick-connects/instance-1/%E0%A4%A', {}, /QuickConnectId.*encoded/],
    ['GET', `/users-summary/${'a'.repeat(101)}`, {}, /InstanceId.*100/],
    ['DELETE', '/instance/instance-1/approved-origin', {}, /Origin.*null/],
    ['DELETE', `/instance/instance-1/approved-origin?origin=${'a'.repeat(268)}`, {}, /Origin.*267/],
    ['POST', '/instance/instance-1/attribute/INBOUND_CALLS', '{', /not JSON/],
    ['POST', '/instance/instance-1/attribute/INBOUND_CALLS', '[]', /the body/],
    ['PUT', '/users/instance-1/user-alice/status', { AgentStatusId: 5 }, /AgentStatusId.*a string/],
    ['PUT', '/users/instance-1/user-alice/status', { AgentStatusId: null }, /AgentStatusId.*null/],
  ])('%s %s with %j are refused, naming the member', async (method, path, body, words) => {
    const services = new Services()
    await services.refuses(() => services.asksControlPlane(method, path, body), { ...invalid, words })
  })

  test('without a body may carry whatever they like in it', async () => {
    const services = new Services()
    for (const body of ['{', 'null', '5']) {
      expect((await services.asksControlPlane('GET', '/instance/instance-1', body)).status).toBe(200)
    }
  })

  test('that are not valid are InvalidParameterException where that is assumed and the operation has it', async () => {
    const services = new Services({ assumptions: { refusedParameter: 'InvalidParameterException' } })
    const parameter = { status: 400, type: 'InvalidParameterException' }
    await services.refuses(() => services.calls('ListUsers', { MaxResults: 0 }), parameter)
    await services.refuses(() => services.calls('ListUsers', { NextToken: 'made-up' }), parameter)
    await services.refuses(() => services.calls('AssociateApprovedOrigin', { Origin: '*' }), parameter)
    await services.refuses(() => services.calls('MonitorContact', { ContactId: 'a' }), invalid)
  })

  test.each([
    ['GET', '/users-summary'],
    ['GET', '/users-summary/'],
    ['GET', '/users-summary/instance-1/'],
    ['POST', '/users-summary/instance-1'],
    ['GET', '/'],
    ['GET', '/instance/instance-1/attribute'],
  ])('%s %s is no operation', async (method, path) => {
    const services = new Services()
    const error = { status: 404, type: 'UnknownOperationException', words: /not simulated/ }
    await services.refuses(() => services.asksControlPlane(method, path), error)
  })
})

describe('too many', () => {
  test('active chats are refused as over the limit', async () => {
    const services = new Services({ center: center({ activeChatQuota: 1 }) })
    await start(services)
    const error = { status: 429, type: 'LimitExceededException', words: /1/ }
    await services.refuses(() => start(services), error)
  })

  test('requests are throttled, five at once and two a second, each operation by itself', async () => {
    const services = new Services({ controlPlane: { rate: USUAL_RATE } })
    const { clock } = services.stage
    const lists = async () => (await services.calls('ListUsers')).status
    for (const expected of [200, 200, 200, 200, 200, 429]) expect(await lists()).toBe(expected)
    await services.refuses(() => services.calls('ListUsers'), { status: 429, type: 'ThrottlingException' })
    expect((await services.calls('ListQueues')).status).toBe(200)
    clock.advance(499)
    expect(await lists()).toBe(429)
    clock.advance(1)
    expect(await lists()).toBe(200)
    expect(await lists()).toBe(429)
    clock.advance(60_000)
    for (const expected of [200, 200, 200, 200, 200, 429]) expect(await lists()).toBe(expected)
  })

  test('are throttled under a name of its own where the operation lists no throttling', async () => {
    const services = new Services({ controlPlane: { rate: { rate: 1, burst: 1 } } })
    await start(services)
    const error = { status: 429, type: 'TooManyRequestsException' }
    await services.refuses(() => start(services), error)
  })

  test('of all operations together are throttled where that is assumed', async () => {
    const services = new Services({
      controlPlane: { rate: { rate: 1, burst: 1 } },
      assumptions: { throttleScope: 'all operations' },
    })
    expect((await services.calls('ListUsers')).status).toBe(200)
    expect((await services.calls('ListQueues')).status).toBe(429)
  })

  test('are not, unless it is asked for', async () => {
    const services = new Services()
    for (let count = 0; count < 50; count += 1) expect((await services.calls('ListUsers')).status).toBe(200)
  })
})

test('what the caller has no permission for is denied, by its action, whatever is asked; the rest is not', async () => {
  const services = new Services({ controlPlane: { denied: ['connect:ListUsers', 'connect:StopContact'] } })
  const denied = {
    status: 403,
    type: 'AccessDeniedException',
    words:
      /^User: arn:aws:iam::111122223333:user\/\S+ is not authorized to perform: connect:\w+ on resource: arn:\S+:instance\/instance-1 /,
  }
  await services.refuses(() => services.calls('ListUsers'), denied)
  await services.refuses(() => services.calls('StopContact', { ContactId: 'nothing of the kind' }), denied)
  expect((await services.calls('ListQueues')).status).toBe(200)
})

test('what is not simulated answers 404 and names it', async () => {
  const services = new Services()
  const words = /PUT \/contact\/task is not simulated/
  await services.refuses(() => services.asksControlPlane('PUT', '/contact/task'), {
    status: 404,
    type: 'UnknownOperationException',
    words,
  })
})

test.each(['', '{', 'null', '{"ParticipantDetails":null}', '{"ParticipantDetails":{"DisplayName":5}}'])(
  'who starts a chat with %j is nobody known',
  (body) => {
    const services = new Services()
    const url = new URL('https://connect.us-west-2.amazonaws.com/contact/chat')
    expect(services.controlPlane.identify({ method: 'PUT', url, headers: {}, body })).toBeUndefined()
  },
)
