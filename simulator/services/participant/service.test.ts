import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { participantOperations } from '../model/participant-operations.ts'
import { excerpt, type Message, type ParticipantOperation, type SentBody, Services } from '../test-support/services.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'
const DAY_MS = 24 * 3_600_000

function talking(options: ConstructorParameters<typeof Services>[0] = {}) {
  const services = new Services(options)
  const chat = services.stage.chatOf()
  return { services, stage: services.stage, chat, maya: services.connection('customer', chat) }
}

const plain = (Content: string, more: object = {}) => ({ ContentType: 'text/plain', Content, ...more })

const png = (more: object = {}) => ({
  ContentType: 'image/png',
  AttachmentName: 'picture.png',
  AttachmentSizeInBytes: 3,
  ClientToken: 'token',
  ...more,
})

describe('CreateParticipantConnection', () => {
  interface Connection {
    readonly Websocket?: { readonly Url: string; readonly ConnectionExpiry: string }
    readonly ConnectionCredentials?: { readonly ConnectionToken: string; readonly Expiry: string }
  }

  test('gives a socket URL and a token for a day', async () => {
    const { services, stage, chat } = talking()
    const answer = await services.asksParticipant<Connection>(
      'CreateParticipantConnection',
      services.participantToken('customer', chat),
      { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'], ConnectParticipant: true },
    )
    const now = stage.clock.now()
    expect(answer).toEqual({
      status: 200,
      type: undefined,
      body: {
        Websocket: {
          Url: expect.stringMatching(
            /^wss:\/\/participant\.transport\.connect\.us-west-2\.amazonaws\.com\/chat\?ticket=\w+$/,
          ),
          ConnectionExpiry: new Date(now + 3_540_000).toISOString(),
        },
        ConnectionCredentials: {
          ConnectionToken: expect.stringMatching(/^\w{1,1000}$/),
          Expiry: new Date(now + DAY_MS).toISOString(),
        },
      },
    })
    const token = answer.body.ConnectionCredentials?.ConnectionToken
    expect(await services.asksParticipant('SendMessage', token, plain('Hello'))).toMatchObject({ status: 200 })
    expect(services.opens(answer.body.Websocket?.Url ?? '').session).toBeDefined()
  })

  test.each([
    [['WEBSOCKET'], ['Websocket']],
    [['CONNECTION_CREDENTIALS'], ['ConnectionCredentials']],
  ])('asked for %j gives %j only', async (Type, members) => {
    const { services, chat } = talking()
    const { body } = await services.asksParticipant<Connection>(
      'CreateParticipantConnection',
      services.participantToken('customer', chat),
      { Type },
    )
    expect(Object.keys(body)).toEqual(members)
  })

  test.each(['{}', '', '{"Type":null}'])('asked for nothing (%s) gives nothing, and connects', async (body) => {
    const services = new Services()
    const chat = services.stage.instance.startChat({ displayName: 'Maya' })
    const token = services.participantToken('customer', chat)
    expect(await services.asksParticipant('CreateParticipantConnection', token, body)).toMatchObject({
      status: 200,
      body: {},
    })
    expect(chat.customer.state).toBe('joined')
  })

  test('lets the customer in the first time, and no second time', { tags: ['H48'] }, async () => {
    const services = new Services()
    const chat = services.stage.instance.startChat({ displayName: 'Maya' })
    const token = services.participantToken('customer', chat)
    for (const _ of [1, 2])
      await services.asksParticipant('CreateParticipantConnection', token, { Type: ['WEBSOCKET'] })
    expect(chat.transcript.map((item) => item.kind)).toEqual(['joined'])
  })

  test('an agent’s participant token works the same', async () => {
    const { services, chat } = talking()
    const token = services.participantToken('alice', chat)
    const { status, body } = await services.asksParticipant<Connection>('CreateParticipantConnection', token, {
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    })
    expect(status).toBe(200)
    const connection = body.ConnectionCredentials?.ConnectionToken
    await services.asksParticipant('SendMessage', connection, plain('Hi'))
    expect(chat.transcript.at(-1)).toMatchObject({ displayName: 'Alice', role: 'AGENT', content: 'Hi' })
  })

  test('gives an agent a socket for this one of their chats', async () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    const token = services.participantToken('alice', chat)
    const { body } = await services.asksParticipant<Connection>('CreateParticipantConnection', token, {
      Type: ['WEBSOCKET'],
    })
    const socket = services.opens(body.Websocket?.Url ?? '')
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    stage.says('customer', 'From Noor', other)
    stage.says('customer', 'From Maya', chat)
    expect(socket.items).toMatchObject([{ Content: 'From Maya' }])
  })

  test('assumption webRtcOfChat left out: the other types are given', async () => {
    const { services, chat } = talking()
    const { body } = await services.asksParticipant<Connection>(
      'CreateParticipantConnection',
      services.participantToken('customer', chat),
      { Type: ['WEBRTC_CONNECTION', 'WEBSOCKET'] },
    )
    expect(Object.keys(body)).toEqual(['Websocket'])
  })

  test('assumption webRtcOfChat refused: nobody is let in', async () => {
    const services = new Services({ assumptions: { webRtcOfChat: 'refused' } })
    const chat = services.stage.instance.startChat({ displayName: 'Maya' })
    const token = services.participantToken('customer', chat)
    await services.refuses(
      () => services.asksParticipant('CreateParticipantConnection', token, { Type: ['WEBRTC_CONNECTION'] }),
      { status: 400, type: 'ValidationException', words: /'Type'.*WEBRTC_CONNECTION/ },
    )
  })

  test('after the chat has ended, or the agent has left, answers 403', { tags: ['H47'] }, async () => {
    const { services, stage, chat } = talking()
    stage.bringsIn('alice', 'bob', chat)
    const denied = { status: 403, type: 'AccessDeniedException' }
    const bob = services.participantToken('bob', chat)
    stage.leaves('bob', chat)
    await services.refuses(() => services.asksParticipant('CreateParticipantConnection', bob), denied)
    const tokens = [services.participantToken('customer', chat), services.participantToken('alice', chat)]
    stage.leaves('customer', chat)
    for (const token of tokens) {
      await services.refuses(() => services.asksParticipant('CreateParticipantConnection', token), {
        ...denied,
        words: /has ended/,
      })
    }
  })
})

describe('SendMessage', () => {
  test('answers with id and time of the item', async () => {
    const { services, chat, maya } = talking()
    const answer = await services.asksParticipant<Message>('SendMessage', maya, plain('Hello'))
    const item = chat.transcript.at(-1)
    expect(item).toMatchObject({ kind: 'message', format: 'text/plain', content: 'Hello', displayName: 'Maya' })
    expect(answer).toEqual({
      status: 200,
      type: undefined,
      body: { Id: item?.id, AbsoluteTime: new Date(item?.time ?? 0).toISOString() },
    })
  })

  test.each([
    ['text/plain', 1024],
    ['text/markdown', 1024],
    ['application/json', 12_000],
    ['application/vnd.amazonaws.connect.message.interactive.response', 12_288],
  ])('%s may have %i characters and not one more, an emoji being one', { tags: ['H35'] }, async (ContentType, most) => {
    const { services, maya } = talking()
    const isJson = ContentType.startsWith('application/')
    const send = (length: number, character: string) => {
      const Content = isJson ? JSON.stringify(character.repeat(length - 2)) : character.repeat(length)
      return services.asksParticipant('SendMessage', maya, { ContentType, Content })
    }
    for (const character of ['a', '🙂', '\u0301', 'ש']) {
      expect((await send(most, character)).status).toBe(200)
      await services.refuses(() => send(most + 1, character), {
        status: 400,
        type: 'ValidationException',
        words: new RegExp(`'Content'.*${most} characters`),
      })
    }
  })

  test('assumption messageLimits 16384 bytes: so many of any type, and not one more', async () => {
    const { services, maya } = talking({ assumptions: { messageLimits: '16384 bytes' } })
    const send = (Content: string) => services.asksParticipant('SendMessage', maya, plain(Content))
    expect((await send('a'.repeat(16_384))).status).toBe(200)
    expect((await send('🙂'.repeat(4096))).status).toBe(200)
    await services.refuses(() => send(`${'🙂'.repeat(4096)}a`), {
      status: 400,
      type: 'ValidationException',
      words: /'Content'.*16384 bytes/,
    })
  })

  describe.each(['application/json', 'application/vnd.amazonaws.connect.message.interactive.response'])(
    '%s',
    (ContentType) => {
      test('is passed on as the text it came as', async () => {
        const { services, chat, maya } = talking()
        const alice = services.listens('alice', chat)
        const Content = '{ "templateType": "ListPicker",  "data": {"a": [1, null]} }'
        expect((await services.asksParticipant('SendMessage', maya, { ContentType, Content })).status).toBe(200)
        expect(alice.items).toMatchObject([{ Type: 'MESSAGE', ContentType, Content, ParticipantRole: 'CUSTOMER' }])
      })

      test('assumption jsonContent checked: other text is refused', async () => {
        const { services, maya } = talking()
        const send = () => services.asksParticipant('SendMessage', maya, { ContentType, Content: '{"a":' })
        await services.refuses(send, { status: 400, type: 'ValidationException', words: /'Content'.*JSON/ })
      })

      test('assumption jsonContent any text: it is passed on', async () => {
        const { services, chat, maya } = talking({ assumptions: { jsonContent: 'any text' } })
        expect((await services.asksParticipant('SendMessage', maya, { ContentType, Content: '{"a":' })).status).toBe(
          200,
        )
        expect(chat.transcript.at(-1)).toMatchObject({ content: '{"a":' })
      })
    },
  )

  test('an interactive message is a flow’s to send, not a participant’s', async () => {
    const { services, maya } = talking()
    const ContentType = 'application/vnd.amazonaws.connect.message.interactive'
    await services.refuses(() => services.asksParticipant('SendMessage', maya, { ContentType, Content: '{}' }), {
      status: 400,
      type: 'ValidationException',
      words: /'ContentType'.*interactive\.response/,
    })
  })

  test('takes any text as it is: markup, right to left, control characters, combining marks', {
    tags: ['H35'],
  }, async () => {
    const { services, chat, maya } = talking()
    for (const content of [
      '<script>alert(1)</script>',
      'שלום',
      'a\u0000b\n\t"\\',
      '  padded  ',
      '\u{1F468}‍\u{1F469}',
      // Not made one letter: é as e with an accent.
      'e\u0301',
    ]) {
      await services.asksParticipant('SendMessage', maya, plain(content))
      expect(chat.transcript.at(-1)).toMatchObject({ content })
    }
  })

  test.each(['refused', 'accepted'] as const)(
    'assumption blankMessage %s: only spaces',
    { tags: ['H35'] },
    async (blankMessage) => {
      const { services, maya } = talking({ assumptions: { blankMessage } })
      for (const blank of [' ', '\n\t', '\u00a0']) {
        const send = () => services.asksParticipant('SendMessage', maya, plain(blank))
        if (blankMessage === 'accepted') expect((await send()).status).toBe(200)
        else await services.refuses(send, { status: 400, type: 'ValidationException', words: /'Content'.*blank/ })
      }
    },
  )
})

describe('the same ClientToken again', () => {
  const twice = async (repeatedClientToken: 'answered again' | 'posted again') => {
    const { services, chat, maya } = talking({ assumptions: { repeatedClientToken } })
    const send = () => services.asksParticipant<Message>('SendMessage', maya, plain('Once', { ClientToken: 'token-1' }))
    const answers = [await send(), await send()]
    return { services, chat, maya, answers, posted: chat.transcript.filter((item) => item.kind === 'message') }
  }

  test('assumption repeatedClientToken answered again: the first answer, and nothing posted twice', {
    tags: ['H33'],
  }, async () => {
    const { answers, posted } = await twice('answered again')
    expect(answers[1]).toEqual(answers[0])
    expect(posted).toHaveLength(1)
  })

  test('assumption repeatedClientToken posted again: an item of its own', async () => {
    const { answers, posted } = await twice('posted again')
    expect(answers[1]?.body.Id).not.toBe(answers[0]?.body.Id)
    expect(posted).toHaveLength(2)
  })

  test.each([
    [1440, 24 * 60 - 1, 1],
    [10, 9, 1],
    [10, 20, 2],
  ] as const)(
    'assumption clientTokenMinutes %d: %d minutes later there are %d messages',
    async (assumed, later, count) => {
      const { services, stage, chat } = talking({ assumptions: { clientTokenMinutes: assumed } })
      const send = () => {
        const maya = services.connection('customer', chat)
        return services.asksParticipant('SendMessage', maya, plain('Once', { ClientToken: 'token-1' }))
      }
      await send()
      stage.clock.advance(later * 60_000)
      await send()
      expect(chat.transcript.filter((item) => item.kind === 'message')).toHaveLength(count)
    },
  )

  const other = async (reusedClientToken: 'answered as before' | 'refused') => {
    const { services, chat, maya } = talking({ assumptions: { reusedClientToken } })
    const send = (Content: string) =>
      services.asksParticipant<Message>('SendMessage', maya, plain(Content, { ClientToken: 'token-1' }))
    return { services, chat, maya, send, first: await send('One') }
  }

  test('assumption reusedClientToken answered as before: whatever else is said', async () => {
    const { chat, send, first } = await other('answered as before')
    expect(await send('Two')).toEqual(first)
    expect(chat.transcript.filter((item) => item.kind === 'message')).toHaveLength(1)
  })

  test('assumption reusedClientToken refused: unless the same is said, in whatever order', async () => {
    const { services, maya, send, first } = await other('refused')
    const turned = { ClientToken: 'token-1', Content: 'One', ContentType: 'text/plain' }
    expect(await services.asksParticipant('SendMessage', maya, turned)).toEqual(first)
    await services.refuses(() => send('Two'), { status: 400, type: 'ValidationException', words: /ClientToken/ })
  })

  test('of another participant, or for another operation, is another token', async () => {
    const { services, stage, chat } = talking()
    const tokens = [services.connection('customer', chat), services.connection('alice', chat)]
    for (const token of tokens) {
      await services.asksParticipant('SendMessage', token, plain('Mine', { ClientToken: 'token-1' }))
    }
    expect(chat.transcript.filter((item) => item.kind === 'message')).toHaveLength(2)
    const typing = { ContentType: `${EVENT}typing`, ClientToken: 'token-1' }
    const before = stage.events.length
    await services.asksParticipant('SendEvent', tokens[0], typing)
    expect(stage.events.slice(before)).toMatchObject([{ type: 'typing' }])
  })

  test('for an operation that has none is passed over', async () => {
    const { services, stage, chat, maya } = talking()
    const read = () => services.asksParticipant('GetTranscript', maya, { ClientToken: 'token-1', MaxResults: 1 })
    const first = await read()
    stage.says('customer', 'New', chat)
    expect(await read()).not.toEqual(first)
  })

  test('after a refusal is tried afresh', async () => {
    const { services, chat, maya } = talking()
    const send = (Content: string) =>
      services.asksParticipant('SendMessage', maya, plain(Content, { ClientToken: 't' }))
    expect((await send(' ')).status).toBe(400)
    expect((await send('Now with words')).status).toBe(200)
    expect(chat.transcript.at(-1)).toMatchObject({ content: 'Now with words' })
  })

  test('to leave: an answer again, where a token of its own finds the door shut', async () => {
    const { services, stage, chat } = talking()
    stage.bringsIn('alice', 'bob', chat)
    const bob = services.connection('bob', chat)
    const leave = (ClientToken: string) => services.asksParticipant('DisconnectParticipant', bob, { ClientToken })
    expect(await leave('a')).toMatchObject({ status: 200, body: {} })
    expect(await leave('a')).toMatchObject({ status: 200, body: {} })
    await services.refuses(() => leave('b'), { status: 403, type: 'AccessDeniedException' })
    expect(chat.transcript.filter((item) => item.kind === 'left')).toHaveLength(1)
  })
})

describe('SendEvent', () => {
  test('typing and connection.acknowledged answer with an id and a time, and stand in no transcript', async () => {
    const { services, stage, chat, maya } = talking()
    const before = chat.transcript.length
    for (const name of ['typing', 'connection.acknowledged']) {
      const answer = await services.asksParticipant('SendEvent', maya, { ContentType: `${EVENT}${name}` })
      const AbsoluteTime = new Date(stage.clock.now()).toISOString()
      expect(answer).toMatchObject({ status: 200, body: { Id: expect.stringMatching(/./), AbsoluteTime } })
    }
    expect(chat.transcript).toHaveLength(before)
  })

  test('a receipt is told to both, and stands on its message', async () => {
    const { services, chat, maya } = talking()
    const alice = services.connection('alice', chat)
    const { body } = await services.asksParticipant<Message>('SendMessage', maya, plain('Hello'))
    const Content = JSON.stringify({ messageId: body.Id })
    for (const how of ['delivered', 'read']) {
      const answer = await services.asksParticipant('SendEvent', alice, {
        ContentType: `${EVENT}message.${how}`,
        Content,
      })
      expect(answer.status).toBe(200)
    }
    expect(chat.receipts).toMatchObject([{ messageId: body.Id, readAt: expect.any(Number) }])
  })

  test('a receipt among more than two answers 409, as with a supervisor barged in', async () => {
    const { services, stage, chat, maya } = talking()
    const { body } = await services.asksParticipant<Message>('SendMessage', maya, plain('Hello'))
    stage.bringsIn('alice', 'bob', chat)
    const alice = services.connection('alice', chat)
    const Content = JSON.stringify({ messageId: body.Id })
    await services.refuses(
      () => services.asksParticipant('SendEvent', alice, { ContentType: `${EVENT}message.read`, Content }),
      {
        status: 409,
        type: 'ConflictException',
        words: /^Operation can not be performed due to the state of the contact\.$/,
      },
    )
  })

  test('a receipt among more than two is taken and dropped, where that is assumed', async () => {
    const { services, stage, chat, maya } = talking({ assumptions: { receiptsAmongMoreThanTwo: 'dropped' } })
    const { body } = await services.asksParticipant<Message>('SendMessage', maya, plain('Hello'))
    stage.bringsIn('alice', 'bob', chat)
    const alice = services.connection('alice', chat)
    const Content = JSON.stringify({ messageId: body.Id })
    const before = stage.events.length
    const answer = await services.asksParticipant('SendEvent', alice, { ContentType: `${EVENT}message.read`, Content })
    expect(answer.status).toBe(200)
    expect(stage.events.slice(before)).toEqual([])
    expect(chat.receipts).toEqual([])
  })

  test.each([undefined, '', 'no JSON', '"text"', 'null', '[]', '{}', '{"messageId":1}', '{"messageId":"of nobody"}'])(
    'a receipt about %s is refused',
    async (Content) => {
      const { services, maya } = talking()
      await services.refuses(
        () => services.asksParticipant('SendEvent', maya, { ContentType: `${EVENT}message.read`, Content }),
        { status: 400, type: 'ValidationException', words: /Content|of nobody/ },
      )
    },
  )
})

describe('GetTranscript', () => {
  test('lists items as the SDK has them: the initial contact once, none on an item', async () => {
    const { services, stage, chat, maya } = talking()
    const said = stage.says('customer', 'Hello', chat)
    stage.acknowledges('alice', said, 'read', chat)
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const answer = await services.asksParticipant('GetTranscript', maya, { SortOrder: 'ASCENDING' })
    const time = (n: number) => new Date(chat.transcript[n]?.time ?? 0).toISOString()
    const customer = { ParticipantId: chat.customer.id, DisplayName: 'Maya', ParticipantRole: 'CUSTOMER' }
    const { id: alice } = stage.participant('alice', chat)
    const bob = stage.participant('bob', chat)
    const now = new Date(stage.clock.now()).toISOString()
    expect(answer).toEqual({
      status: 200,
      type: undefined,
      body: {
        InitialContactId: chat.id,
        Transcript: [
          {
            Id: chat.transcript[0]?.id,
            AbsoluteTime: time(0),
            Type: 'EVENT',
            ContentType: `${EVENT}participant.joined`,
            ContactId: chat.id,
            ...customer,
          },
          {
            Id: chat.transcript[1]?.id,
            AbsoluteTime: time(1),
            Type: 'EVENT',
            ContentType: `${EVENT}participant.joined`,
            ContactId: chat.id,
            ParticipantId: alice,
            DisplayName: 'Alice',
            ParticipantRole: 'AGENT',
          },
          {
            Id: said.id,
            AbsoluteTime: time(2),
            Type: 'MESSAGE',
            ContentType: 'text/plain',
            Content: 'Hello',
            ContactId: chat.id,
            ...customer,
            MessageMetadata: {
              MessageId: said.id,
              Receipts: [{ RecipientParticipantId: alice, DeliveredTimestamp: now, ReadTimestamp: now }],
            },
          },
          {
            Id: chat.transcript[3]?.id,
            AbsoluteTime: time(3),
            Type: 'EVENT',
            ContentType: `${EVENT}participant.invited`,
            ContactId: bob.contactId,
            ParticipantId: bob.id,
            DisplayName: 'Bob',
            ParticipantRole: 'AGENT',
          },
        ],
      },
    })
  })

  test.each([
    ['on their message', true],
    ['left out', false],
  ] as const)('assumption receiptsInTranscript %s', async (receiptsInTranscript, expected) => {
    const { services, stage, chat, maya } = talking({ assumptions: { receiptsInTranscript } })
    stage.acknowledges('alice', stage.says('customer', 'Hello', chat), 'read', chat)
    const { body } = await services.asksParticipant<{ Transcript: object[] }>('GetTranscript', maya)
    expect(body.Transcript.some((item) => 'MessageMetadata' in item)).toBe(expected)
  })

  test('is paged by NextToken, ten at a time', async () => {
    const { services, stage, chat, maya } = talking()
    for (let n = 1; n <= 12; n++) stage.says('customer', `Line ${n}`, chat)
    interface Page {
      readonly Transcript: { readonly Content?: string }[]
      readonly NextToken?: string
    }
    const first = await services.asksParticipant<Page>('GetTranscript', maya, { StartPosition: {} })
    expect(first.body.Transcript.map((item) => item.Content)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Line ${12 - index}`),
    )
    const { NextToken } = first.body
    const second = await services.asksParticipant<Page>('GetTranscript', maya, { NextToken })
    expect(second.body.Transcript.map((item) => item.Content ?? 'joined')).toEqual([
      'Line 2',
      'Line 1',
      'joined',
      'joined',
    ])
    expect(second.body).not.toHaveProperty('NextToken')
  })

  test('takes the ContactId of anybody who is or was in the chat', async () => {
    const { services, stage, chat, maya } = talking()
    stage.bringsIn('alice', 'bob', chat)
    stage.leaves('bob', chat)
    for (const { contactId: ContactId } of chat.participants) {
      expect((await services.asksParticipant('GetTranscript', maya, { ContactId })).status).toBe(200)
    }
  })

  const foreign = (foreignTranscript: Assumptions['foreignTranscript']) => {
    const { services, stage, maya } = talking({ assumptions: { foreignTranscript } })
    const other = stage.startChat({ displayName: 'Noor' })
    stage.says('customer', 'Private', other)
    const read = () => services.asksParticipant('GetTranscript', maya, { ContactId: other.id })
    return { services, read }
  }

  test.each([
    ['ValidationException', 400],
    ['AccessDeniedException', 403],
  ] as const)('assumption foreignTranscript %s', async (type, status) => {
    const { services, read } = foreign(type)
    await services.refuses(read, { status, type, words: /'ContactId'/ })
  })

  test('assumption foreignTranscript own transcript', async () => {
    const { status, body } = await foreign('own transcript').read()
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain('Private')
  })
})

describe('DisconnectParticipant', () => {
  test('answers with nothing, and the participant is out', async () => {
    const { services, chat, maya } = talking()
    expect(await services.asksParticipant('DisconnectParticipant', maya)).toEqual({
      status: 200,
      type: undefined,
      body: {},
    })
    expect(chat.state).toBe('ended')
    await services.refuses(() => services.asksParticipant('DisconnectParticipant', maya), {
      status: 403,
      type: 'AccessDeniedException',
    })
  })
})

const BODIES: Record<ParticipantOperation, object> = {
  CreateParticipantConnection: { Type: ['WEBSOCKET'] },
  SendMessage: plain('Hello'),
  SendEvent: { ContentType: `${EVENT}typing` },
  GetTranscript: {},
  DisconnectParticipant: {},
  StartAttachmentUpload: png(),
  CompleteAttachmentUpload: { AttachmentIds: ['of nobody'], ClientToken: 'token' },
  GetAttachment: { AttachmentId: 'of nobody' },
  DescribeView: { ViewToken: 'of nothing' },
  GetAuthenticationUrl: { SessionId: 'a'.repeat(36), RedirectUri: 'https://shop.example/back' },
  CancelParticipantAuthentication: { SessionId: 'a'.repeat(36) },
}
const OPERATIONS = Object.keys(BODIES) as ParticipantOperation[]

describe.each(OPERATIONS)('%s with a bad token', (operation) => {
  const denied = { status: 403, type: 'AccessDeniedException' }
  const body = BODIES[operation]
  const kind = operation === 'CreateParticipantConnection' ? 'participant' : 'connection'

  test('is refused: none, an empty one, one that was never given', async () => {
    const { services } = talking()
    for (const token of [undefined, '', 'made-up', '0'.repeat(64), '__proto__']) {
      await services.refuses(() => services.asksParticipant(operation, token, body), denied)
    }
  })

  test('is refused: one of another kind', async () => {
    const { services, chat } = talking()
    for (const other of ['session', 'auth', 'participant', 'connection', 'socket'] as const) {
      if (other === kind) continue
      const { token } = services.tokens.grant(other, chat.customer.id)
      await services.refuses(() => services.asksParticipant(operation, token, body), {
        ...denied,
        words: /of another kind/,
      })
    }
  })

  test('is refused: one that has expired, and not a moment earlier', { tags: ['H47'] }, async () => {
    const { services, stage, chat } = talking()
    const { token } = services.tokens.grant(kind, chat.customer.id, DAY_MS)
    stage.clock.advance(DAY_MS - 1)
    expect((await services.asksParticipant('GetTranscript', services.connection('customer', chat))).status).toBe(200)
    expect(services.tokens.subjectOf(kind, token)).toBe(chat.customer.id)
    stage.clock.advance(1)
    await services.refuses(() => services.asksParticipant(operation, token, body), { ...denied, words: /expired/ })
  })

  test('is refused: of somebody who has left', async () => {
    const { services, stage, chat } = talking()
    stage.bringsIn('alice', 'bob', chat)
    const { token } = services.tokens.grant(kind, stage.participant('bob', chat).id)
    stage.leaves('bob', chat)
    await services.refuses(() => services.asksParticipant(operation, token, body), { ...denied, words: /Bob/ })
  })

  test('acts for its own participant only', async () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    const { token } = services.tokens.grant(kind, other.customer.id)
    const before = structuredClone(chat)
    await services.asksParticipant(operation, token, body)
    expect(chat).toEqual(before)
  })
})

const WITH_BODY = OPERATIONS.filter((each) => participantOperations[each].http.method === 'POST')

describe.each(WITH_BODY)('%s with a body that is no request', (operation) => {
  test.each(['{', 'Hello', '{"a":1}}', 'undefined'])('malformed JSON: %s', async (body) => {
    const { services, chat } = talking()
    const token =
      operation === 'CreateParticipantConnection'
        ? services.participantToken('customer', chat)
        : services.connection('customer', chat)
    await services.refuses(() => services.asksParticipant(operation, token, body), {
      status: 400,
      type: 'ValidationException',
      words: /not JSON/,
    })
  })

  test.each(['null', '[]', '"text"', '42', 'true'])('JSON that is no object: %s', async (body) => {
    const { services, chat } = talking()
    const token =
      operation === 'CreateParticipantConnection'
        ? services.participantToken('customer', chat)
        : services.connection('customer', chat)
    await services.refuses(() => services.asksParticipant(operation, token, body), {
      status: 400,
      type: 'ValidationException',
      words: /the body.*an object/,
    })
  })
})

const BAD: [ParticipantOperation, SentBody, RegExp][] = [
  ['CreateParticipantConnection', { Type: [] }, /'Type'/],
  ['CreateParticipantConnection', { Type: 'WEBSOCKET' }, /'Type'.*a list/],
  [
    'CreateParticipantConnection',
    { Type: ['WEBSOCKET', 'FAX'] },
    /'Type\.2\.member'.*WEBSOCKET, CONNECTION_CREDENTIALS/,
  ],
  ['CreateParticipantConnection', { Type: [null] }, /'Type\.1\.member'/],
  ['CreateParticipantConnection', { ConnectParticipant: 'yes' }, /'ConnectParticipant'.*boolean/],
  ['SendMessage', {}, /'ContentType'.*not be null/],
  ['SendMessage', { ContentType: 'text/plain' }, /'Content'.*not be null/],
  ['SendMessage', { Content: 'Hello' }, /'ContentType'.*not be null/],
  ['SendMessage', { ContentType: 'text/plain', Content: null }, /'Content'.*not be null/],
  ['SendMessage', { ContentType: 'text/plain', Content: '' }, /'Content'.*greater than or equal to 1/],
  ['SendMessage', { ContentType: 'text/plain', Content: 1 }, /'Content'.*a string/],
  ['SendMessage', { ContentType: 'text/plain', Content: { text: 'Hello' } }, /'Content'.*a string/],
  ['SendMessage', { ContentType: 'text/plain', Content: 'a'.repeat(16_385) }, /'Content'.*16384/],
  ['SendMessage', { ContentType: 'text/html', Content: 'Hello' }, /'ContentType'.*text\/plain, text\/markdown/],
  ['SendMessage', { ContentType: 'a'.repeat(101), Content: 'Hello' }, /'ContentType'.*100/],
  ['SendMessage', plain('Hello', { ClientToken: 'a'.repeat(501) }), /'ClientToken'.*500/],
  ['SendMessage', plain('Hello', { ClientToken: 7 }), /'ClientToken'.*a string/],
  ['SendEvent', {}, /'ContentType'.*not be null/],
  ['SendEvent', { ContentType: 'text/plain' }, /'ContentType'.*typing/],
  ['SendEvent', { ContentType: `${EVENT}chat.ended` }, /'ContentType'/],
  ['SendEvent', { ContentType: `${EVENT}participant.joined` }, /'ContentType'/],
  ['SendEvent', { ContentType: ['typing'] }, /'ContentType'.*a string/],
  ['GetTranscript', { MaxResults: -1 }, /'MaxResults'.*0/],
  ['GetTranscript', { MaxResults: 101 }, /'MaxResults'.*100/],
  ['GetTranscript', { MaxResults: 1.5 }, /'MaxResults'.*an integer/],
  ['GetTranscript', { MaxResults: '10' }, /'MaxResults'.*an integer/],
  ['GetTranscript', { ScanDirection: 'UP' }, /'ScanDirection'.*FORWARD, BACKWARD/],
  ['GetTranscript', { SortOrder: 'ascending' }, /'SortOrder'.*DESCENDING, ASCENDING/],
  ['GetTranscript', { NextToken: '' }, /'NextToken'/],
  ['GetTranscript', { NextToken: 'a'.repeat(1001) }, /'NextToken'.*1000/],
  ['GetTranscript', { NextToken: 'made-up' }, /'NextToken'/],
  ['GetTranscript', { NextToken: btoa('null') }, /'NextToken'/],
  ['GetTranscript', { NextToken: btoa('{"id":1}') }, /'NextToken'/],
  ['GetTranscript', { NextToken: btoa('{"id":"of nobody"}') }, /'NextToken'/],
  ['GetTranscript', { NextToken: '☃' }, /'NextToken'/],
  ['GetTranscript', { StartPosition: 'end' }, /'StartPosition'.*an object/],
  ['GetTranscript', { StartPosition: { MostRecent: 101 } }, /'StartPosition\.MostRecent'.*100/],
  ['GetTranscript', { StartPosition: { Id: ['a'] } }, /'StartPosition\.Id'.*a string/],
  ['GetTranscript', { StartPosition: { Id: 'of nobody' } }, /'StartPosition\.Id'/],
  ['GetTranscript', { StartPosition: { AbsoluteTime: 'yesterday' } }, /'StartPosition\.AbsoluteTime'/],
  ['GetTranscript', { StartPosition: { MostRecent: 1, Id: 'a' } }, /'StartPosition'.*exactly one/],
  ['GetTranscript', { ContactId: 5 }, /'ContactId'.*a string/],
  ['DisconnectParticipant', { ClientToken: 'a'.repeat(501) }, /'ClientToken'.*500/],
  ['StartAttachmentUpload', {}, /'ContentType'.*not be null/],
  ['StartAttachmentUpload', png({ ContentType: 'a'.repeat(256) }), /'ContentType'.*255/],
  ['StartAttachmentUpload', png({ ContentType: 'application/zip' }), /'ContentType'.*application\/zip/],
  ['StartAttachmentUpload', png({ AttachmentName: '' }), /'AttachmentName'.*1/],
  ['StartAttachmentUpload', png({ AttachmentName: `${'a'.repeat(253)}.png` }), /'AttachmentName'.*256/],
  ['StartAttachmentUpload', png({ AttachmentName: null }), /'AttachmentName'.*not be null/],
  ['StartAttachmentUpload', png({ AttachmentName: 'a.exe' }), /'AttachmentName'.*\.?csv, doc/],
  ['StartAttachmentUpload', png({ AttachmentName: 'a.__proto__' }), /'AttachmentName'/],
  ['StartAttachmentUpload', png({ AttachmentSizeInBytes: 0 }), /'AttachmentSizeInBytes'.*1/],
  ['StartAttachmentUpload', png({ AttachmentSizeInBytes: 1.5 }), /'AttachmentSizeInBytes'.*an integer/],
  ['StartAttachmentUpload', png({ AttachmentSizeInBytes: '3' }), /'AttachmentSizeInBytes'.*an integer/],
  ['StartAttachmentUpload', png({ AttachmentSizeInBytes: 20 * 1024 * 1024 + 1 }), /'AttachmentSizeInBytes'.*20971520/],
  ['StartAttachmentUpload', png({ ClientToken: '' }), /'ClientToken'.*1/],
  ['StartAttachmentUpload', png({ ClientToken: null }), /'ClientToken'.*not be null/],
  ['CompleteAttachmentUpload', { ClientToken: 't' }, /'AttachmentIds'.*not be null/],
  ['CompleteAttachmentUpload', { ClientToken: 't', AttachmentIds: [] }, /'AttachmentIds'.*1/],
  ['CompleteAttachmentUpload', { ClientToken: 't', AttachmentIds: ['a', 'b'] }, /'AttachmentIds'.*1/],
  ['CompleteAttachmentUpload', { ClientToken: 't', AttachmentIds: [''] }, /'AttachmentIds\.1\.member'/],
  ['CompleteAttachmentUpload', { AttachmentIds: ['a'] }, /'ClientToken'.*not be null/],
  ['GetAttachment', {}, /'AttachmentId'.*not be null/],
  ['GetAttachment', { AttachmentId: 'a'.repeat(257) }, /'AttachmentId'.*256/],
  ['GetAttachment', { AttachmentId: 'a', UrlExpiryInSeconds: 4 }, /'UrlExpiryInSeconds'.*5/],
  ['GetAttachment', { AttachmentId: 'a', UrlExpiryInSeconds: 301 }, /'UrlExpiryInSeconds'.*300/],
  ['DescribeView', { ViewToken: 'a'.repeat(1001) }, /'ViewToken'.*1000/],
  ['GetAuthenticationUrl', { SessionId: 'a'.repeat(35), RedirectUri: 'https://a' }, /'SessionId'.*36/],
  ['GetAuthenticationUrl', { SessionId: 'a'.repeat(37), RedirectUri: 'https://a' }, /'SessionId'.*36/],
  ['GetAuthenticationUrl', { SessionId: 'a'.repeat(36) }, /'RedirectUri'.*not be null/],
  ['GetAuthenticationUrl', { SessionId: 'a'.repeat(36), RedirectUri: 'a'.repeat(1025) }, /'RedirectUri'.*1024/],
  ['CancelParticipantAuthentication', {}, /'SessionId'.*not be null/],
]

describe('a request with something wrong inside', () => {
  const titled = BAD.map(([operation, body, words]) => [operation, excerpt(body), body, words] as const)

  test.each(titled)('%s %s', async (operation, _, body, words) => {
    const { services, chat } = talking()
    const token =
      operation === 'CreateParticipantConnection'
        ? services.participantToken('customer', chat)
        : services.connection('customer', chat)
    await services.refuses(() => services.asksParticipant(operation, token, body), {
      status: 400,
      type: 'ValidationException',
      words,
    })
  })
})

describe('what is not simulated', () => {
  test.each([
    ['GET', '/participant/message'],
    ['GET', '/participant/views'],
    ['GET', '/participant/views/a/b'],
    ['PUT', '/participant/attachment'],
    ['POST', '/'],
  ])('%s %s answers 404 and names it', async (method, path) => {
    const { services, maya } = talking()
    const url = new URL(path, 'https://participant.connect.us-west-2.amazonaws.com')
    const answer = await services.participant.answer({ method, url, headers: { 'x-amz-bearer': maya }, body: '{}' })
    expect(answer).toMatchObject({ status: 404, headers: { 'x-amzn-errortype': 'UnknownOperationException' } })
    expect(answer.body).toContain(path)
  })
})

test('a preflight is answered, and every answer lets the page read it', async () => {
  const { services, maya } = talking()
  const url = new URL('https://participant.connect.us-west-2.amazonaws.com/participant/message')
  const origin = 'http://127.0.0.1:4173'
  const preflight = await services.participant.answer({
    method: 'OPTIONS',
    url,
    headers: { origin, 'access-control-request-headers': 'x-amz-bearer' },
    body: '',
  })
  expect(preflight).toMatchObject({
    status: 204,
    body: '',
    headers: { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'x-amz-bearer' },
  })
  const refused = await services.participant.answer({
    method: 'POST',
    url,
    headers: { origin, 'x-amz-bearer': maya },
    body: '{',
  })
  expect(refused.headers).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': expect.stringContaining('x-amzn-errortype'),
  })
})

test('the wire log is told who asks and for what', async () => {
  const { services, chat, maya } = talking()
  const url = new URL('https://participant.connect.us-west-2.amazonaws.com/participant/message')
  const asked = (bearer: string) => ({ method: 'POST', url, headers: { 'x-amz-bearer': bearer }, body: '' })
  expect(services.participant.identify(asked(maya))).toBe('Maya')
  expect(services.participant.identify(asked(services.participantToken('alice', chat)))).toBe('alice')
  expect(services.participant.identify(asked('nobody'))).toBeUndefined()
  expect(services.participant.operation(asked(maya))).toBe('SendMessage')
  expect(services.participant.operation({ ...asked(maya), method: 'GET' })).toBe('GET /participant/message')
})
