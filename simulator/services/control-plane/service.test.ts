import { describe, expect, test } from 'vitest'
import { excerpt, Services } from '../test-support/services.ts'

interface Started {
  readonly ContactId: string
  readonly ParticipantId: string
  readonly ParticipantToken: string
}

const request = (more: object = {}) => ({
  InstanceId: 'instance-1',
  ContactFlowId: 'flow-1',
  ParticipantDetails: { DisplayName: 'Maya' },
  ...more,
})

const start = (services: Services, body: object | string) =>
  services.asksControlPlane<Started>('PUT', '/contact/chat', body)

describe('StartChatContact', () => {
  test('gives contact, participant and a token for the participant', async () => {
    const services = new Services()
    const { status, body } = await start(services, request({ Attributes: { language: 'de' } }))
    expect(status).toBe(200)
    const [chat] = services.stage.instance.snapshot().chats
    expect(body).toEqual({
      ContactId: chat?.id,
      ParticipantId: chat?.customer.id,
      ParticipantToken: expect.stringMatching(/^\w{1,1000}$/),
    })
    expect(chat).toMatchObject({ customer: { displayName: 'Maya' }, attributes: { language: 'de' }, state: 'waiting' })
    const connected = await services.asksParticipant('CreateParticipantConnection', body.ParticipantToken)
    expect(connected.status).toBe(200)
  })

  test('posts the initial message before anybody has joined', async () => {
    const services = new Services()
    const { body } = await start(
      services,
      request({ InitialMessage: { ContentType: 'text/markdown', Content: '**Late**' } }),
    )
    expect(services.stage.instance.chatById(body.ContactId).transcript).toMatchObject([
      { kind: 'message', format: 'text/markdown', content: '**Late**', displayName: 'Maya' },
    ])
  })

  test('sets how long the chat lasts', async () => {
    const services = new Services()
    const { body } = await start(services, request({ ChatDurationInMinutes: 60 }))
    await services.asksParticipant('CreateParticipantConnection', body.ParticipantToken)
    services.stage.clock.advance(60 * 60_000)
    expect(services.stage.instance.chatById(body.ContactId).state).toBe('ended')
  })

  test('with the same ClientToken again starts no second chat', async () => {
    const services = new Services()
    const first = await start(services, request({ ClientToken: 'token-1' }))
    expect(await start(services, request({ ClientToken: 'token-1' }))).toEqual(first)
    await start(services, request({ ClientToken: 'token-2' }))
    expect(services.stage.instance.snapshot().chats).toHaveLength(2)
  })

  test('takes members that are null for members that are not there', async () => {
    const services = new Services()
    const nothing = { Attributes: null, InitialMessage: null, ChatDurationInMinutes: null, ClientToken: null }
    expect((await start(services, request(nothing))).status).toBe(200)
  })

  const BAD: [object | string, RegExp][] = [
    [{}, /'ContactFlowId'|'InstanceId'/],
    [{ ...request(), InstanceId: undefined }, /'InstanceId'.*not be null/],
    [{ ...request(), ContactFlowId: undefined }, /'ContactFlowId'.*not be null/],
    [{ ...request(), ParticipantDetails: undefined }, /'ParticipantDetails'.*not be null/],
    [request({ ParticipantDetails: {} }), /'ParticipantDetails\.DisplayName'.*not be null/],
    [request({ ParticipantDetails: { DisplayName: '' } }), /'ParticipantDetails\.DisplayName'.*1/],
    [request({ ParticipantDetails: { DisplayName: 'a'.repeat(257) } }), /'ParticipantDetails\.DisplayName'.*256/],
    [request({ ParticipantDetails: 'Maya' }), /'ParticipantDetails'.*an object/],
    [request({ ChatDurationInMinutes: 59 }), /'ChatDurationInMinutes'.*60/],
    [request({ ChatDurationInMinutes: 10_081 }), /'ChatDurationInMinutes'.*10080/],
    [request({ Attributes: { a: 1 } }), /'Attributes\.a\.member'.*a string/],
    [request({ Attributes: ['a'] }), /'Attributes'.*a map/],
    [request({ Attributes: { a: 'é'.repeat(16_384) } }), /'Attributes'.*32768 bytes/],
    [request({ InitialMessage: { ContentType: 'text/plain' } }), /'InitialMessage\.Content'.*not be null/],
    [request({ InitialMessage: { ContentType: 'text/plain', Content: 'a'.repeat(1025) } }), /'Content'.*1024/],
    [request({ InitialMessage: { ContentType: 'text/html', Content: 'a' } }), /'ContentType'/],
    [request({ SupportedMessagingContentTypes: ['text/plain', 5] }), /'SupportedMessagingContentTypes\.2\.member'/],
    [request({ ClientToken: 'a'.repeat(501) }), /'ClientToken'.*500/],
    ['{', /not JSON/],
    ['null', /the body/],
    ['[]', /the body/],
  ]

  test.each(BAD.map(([body, words]) => [excerpt(body), body, words] as const))('refuses %s', async (_, body, words) => {
    const services = new Services()
    await services.refuses(() => start(services, body), { status: 400, type: 'InvalidRequestException', words })
  })

  test.each([
    [request({ InstanceId: 'another' }), /instance another/],
    [request({ ContactFlowId: 'another' }), /contact flow another/],
  ])('does not find %j', async (body, words) => {
    const services = new Services()
    await services.refuses(() => start(services, body), { status: 404, type: 'ResourceNotFoundException', words })
  })

  test('takes 32 KB of attributes', async () => {
    const services = new Services()
    expect((await start(services, request({ Attributes: { a: 'a'.repeat(32_766), b: '' } }))).status).toBe(200)
  })
})

describe('StopContact', () => {
  test('ends the chat for all', async () => {
    const services = new Services()
    const chat = services.stage.chatOf('bob')
    const body = { InstanceId: 'instance-1', ContactId: chat.id }
    expect(await services.asksControlPlane('POST', '/contact/stop', body)).toMatchObject({ status: 200, body: {} })
    expect(chat.state).toBe('ended')
    const gone = { status: 410, type: 'ContactNotFoundException' }
    await services.refuses(() => services.asksControlPlane('POST', '/contact/stop', body), gone)
    const unknown = { ...body, ContactId: 'no-such-contact' }
    await services.refuses(() => services.asksControlPlane('POST', '/contact/stop', unknown), {
      ...gone,
      words: /no-such-contact/,
    })
  })

  test.each([
    [{ InstanceId: 'instance-1' }, 400, 'InvalidRequestException'],
    [{ ContactId: 'a' }, 400, 'InvalidRequestException'],
    [{ InstanceId: 'another', ContactId: 'a' }, 404, 'ResourceNotFoundException'],
    ['{', 400, 'InvalidRequestException'],
  ])('refuses %j', async (body, status, type) => {
    const services = new Services()
    await services.refuses(() => services.asksControlPlane('POST', '/contact/stop', body), { status, type })
  })
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
