import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import type { StageOptions } from '../../instance/test-support/stage.ts'
import { Services } from '../test-support/services.ts'
import { viewToken } from './views.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'
const VIEW = {
  id: 'view-1',
  name: 'Order form',
  version: 3,
  actions: ['Submit', 'Cancel'],
  inputSchema: '{"type":"object"}',
  template: '{"Head":{"Title":"Order"}}',
}
const SIGN_IN = { origin: 'https://shop.auth.us-west-2.amazoncognito.com', clientId: 'client-1' }
const CENTER = center({ views: [VIEW], customerAuthentication: SIGN_IN })

function talking(options: StageOptions = { center: CENTER }) {
  const services = new Services(options)
  const chat = services.stage.chatOf()
  const { instance } = services.stage
  return { services, stage: services.stage, instance, chat, maya: services.connection('customer', chat) }
}

test('an interactive message comes to everybody, and stands in the transcript', async () => {
  const { services, instance, chat, maya } = talking()
  const socket = services.listens('customer', chat)
  const item = instance.flow.prompts(chat.id, '{"templateType":"ListPicker"}')
  const shown = {
    Id: item.id,
    Type: 'MESSAGE',
    ContentType: 'application/vnd.amazonaws.connect.message.interactive',
    Content: '{"templateType":"ListPicker"}',
    ParticipantRole: 'SYSTEM',
    DisplayName: 'SYSTEM_MESSAGE',
  }
  expect(socket.items).toMatchObject([shown])
  const { body } = await services.asksParticipant<{ Transcript: object[] }>('GetTranscript', maya, { MaxResults: 1 })
  expect(body.Transcript).toMatchObject([shown])
})

describe('DescribeView', () => {
  const NOT_FOUND = { status: 404, type: 'ResourceNotFoundException' }

  test('gives the view that a token was made for', async () => {
    const { services, instance, chat, maya } = talking()
    const ViewToken = viewToken(instance, services.tokens, chat.id, VIEW.id)
    expect(await services.asksParticipant('DescribeView', maya, { ViewToken })).toEqual({
      status: 200,
      type: undefined,
      body: {
        View: {
          Id: 'view-1',
          Arn: 'arn:aws:connect:us-west-2:111122223333:instance/instance-1/view/view-1',
          Name: 'Order form',
          Version: 3,
          Content: {
            InputSchema: VIEW.inputSchema,
            Template: VIEW.template,
            Actions: VIEW.actions,
          },
        },
      },
    })
  })

  test('of a token that was never made, or is of another kind, answers 404', async () => {
    const { services, maya } = talking()
    for (const ViewToken of ['made-up', 'of/nothing', '%', maya, '__proto__']) {
      await services.refuses(() => services.asksParticipant('DescribeView', maya, { ViewToken }), NOT_FOUND)
    }
  })

  test('of a token of another chat answers 404', async () => {
    const { services, stage, instance, maya } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    const ViewToken = viewToken(instance, services.tokens, other.id, VIEW.id)
    await services.refuses(() => services.asksParticipant('DescribeView', maya, { ViewToken }), NOT_FOUND)
  })

  test('is possible for views that the instance has', () => {
    const { services, instance, chat } = talking({})
    expect(() => viewToken(instance, services.tokens, chat.id, VIEW.id)).toThrow(/no view view-1/)
  })

  test('with a path that is no UTF-8 answers 400', async () => {
    const { services, maya } = talking()
    const url = new URL('https://participant.connect.us-west-2.amazonaws.com/participant/views/%FF')
    const answer = await services.participant.answer({
      method: 'GET',
      url,
      headers: { 'x-amz-bearer': maya },
      body: '',
    })
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("'ViewToken'") })
  })
})

describe('signing in', () => {
  const RedirectUri = 'https://shop.example/back?from=chat'

  test('authentication.initiated names the session, for which there is a URL', async () => {
    const { services, instance, chat, maya } = talking()
    const socket = services.listens('customer', chat)
    const SessionId = instance.flow.asksToSignIn(chat.id)
    expect(socket.items).toMatchObject([
      {
        Type: 'EVENT',
        ContentType: `${EVENT}authentication.initiated`,
        Content: JSON.stringify({ SessionId }),
      },
    ])
    const { body } = await services.asksParticipant<{ AuthenticationUrl: string }>('GetAuthenticationUrl', maya, {
      SessionId,
      RedirectUri,
    })
    const url = new URL(body.AuthenticationUrl)
    expect(url.origin + url.pathname).toBe(`${SIGN_IN.origin}/oauth2/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client-1',
      response_type: 'code',
      redirect_uri: RedirectUri,
      state: SessionId,
    })
  })

  test('cancelled: the customer is told', async () => {
    const { services, instance, chat, maya } = talking()
    const SessionId = instance.flow.asksToSignIn(chat.id)
    const socket = services.listens('customer', chat)
    const cancelled = await services.asksParticipant('CancelParticipantAuthentication', maya, { SessionId })
    expect(cancelled).toEqual({ status: 200, type: undefined, body: {} })
    expect(socket.items).toMatchObject([{ ContentType: `${EVENT}authentication.cancelled` }])
    expect(socket.items[0]).not.toHaveProperty('Content')
  })

  test.each(['succeeded', 'failed', 'timeout', 'expired'] as const)('%s: as ChatJS knows it', (outcome) => {
    const { services, instance, chat } = talking()
    const socket = services.listens('customer', chat)
    instance.flow.asksToSignIn(chat.id)
    instance.flow.signInEnds(chat.id, outcome)
    expect(socket.items.slice(1)).toMatchObject([
      { Type: 'EVENT', ContentType: `${EVENT}authentication.${outcome}`, ParticipantRole: 'SYSTEM' },
    ])
  })

  test('succeeded with a name: participant.displayname.updated', async () => {
    const { services, instance, chat } = talking()
    const socket = services.listens('alice', chat)
    instance.flow.asksToSignIn(chat.id)
    instance.flow.signInEnds(chat.id, 'succeeded', 'Maya Lopez')
    expect(socket.items).toMatchObject([
      {
        ContentType: `${EVENT}participant.displayname.updated`,
        DisplayName: 'Maya Lopez',
        ParticipantRole: 'CUSTOMER',
      },
    ])
  })

  test('what the customer says stands under their name of then', () => {
    const { services, instance, chat } = talking()
    const socket = services.listens('alice', chat)
    services.stage.says('customer', 'Hello', chat)
    instance.flow.asksToSignIn(chat.id)
    instance.flow.signInEnds(chat.id, 'succeeded', 'Maya Lopez')
    services.stage.says('customer', 'It is me', chat)
    expect(socket.items.map(({ Content, DisplayName }) => [Content, DisplayName])).toEqual([
      ['Hello', 'Maya'],
      [undefined, 'Maya Lopez'],
      ['It is me', 'Maya Lopez'],
    ])
  })

  test.each(['SessionId', 'sessionId'] as const)('assumption authenticationSession %s', (authenticationSession) => {
    const { services, instance, chat } = talking({ center: CENTER, assumptions: { authenticationSession } })
    const socket = services.listens('customer', chat)
    const id = instance.flow.asksToSignIn(chat.id)
    expect(JSON.parse(String(socket.items[0]?.Content))).toEqual({ [authenticationSession]: id })
  })

  describe.each(['ValidationException', 'AccessDeniedException'] as const)(
    'assumption noAuthenticationSession %s',
    (type) => {
      const status = type === 'AccessDeniedException' ? 403 : 400

      test.each(['GetAuthenticationUrl', 'CancelParticipantAuthentication'] as const)('%s', async (operation) => {
        const { services, instance, chat, maya } = talking({
          center: CENTER,
          assumptions: { noAuthenticationSession: type },
        })
        instance.flow.asksToSignIn(chat.id)
        const ask = () => services.asksParticipant(operation, maya, { SessionId: 'a'.repeat(36), RedirectUri })
        await services.refuses(ask, { status, type, words: /a{36}/ })
      })

      test.each(['GetAuthenticationUrl', 'CancelParticipantAuthentication'] as const)(
        '%s in an instance without a user pool',
        async (operation) => {
          const { services, maya } = talking({ assumptions: { noAuthenticationSession: type } })
          const ask = () => services.asksParticipant(operation, maya, { SessionId: 'a'.repeat(36), RedirectUri })
          await services.refuses(ask, { status, type, words: /set up/ })
        },
      )
    },
  )
})
