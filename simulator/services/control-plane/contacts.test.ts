import { describe, expect, test } from 'vitest'
import type { Stage } from '../../instance/test-support/stage.ts'
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

  test.each([
    { PersistentChat: { SourceContactId: 'contact-1', RehydrationType: 'FROM_SEGMENT' } },
    { RelatedContactId: 'contact-1' },
  ])('refuses what is not simulated: %j', async (more) => {
    const services = new Services()
    const [member = ''] = Object.keys(more)
    await services.refuses(() => start(services, request(more)), {
      status: 400,
      type: 'InvalidRequestException',
      words: new RegExp(`${member}' is not`),
    })
    expect(services.stage.instance.snapshot().chats).toEqual([])
  })

  const INITIAL = { ContentType: 'text/markdown', Content: '**Late**' }

  test('takes an initial message of a type that the chat is started for', async () => {
    const services = new Services()
    const listed = request({ InitialMessage: INITIAL, SupportedMessagingContentTypes: ['text/markdown', 'text/plain'] })
    expect((await start(services, listed)).status).toBe(200)
  })

  test.each([
    [{ SupportedMessagingContentTypes: ['text/plain'] }, {}],
    [{}, { contentTypesUnlessListed: 'text/plain' }],
  ] as const)('assumption unlistedInitialMessage refused: %j', async (more, assumptions) => {
    const services = new Services({ assumptions })
    await services.refuses(() => start(services, request({ InitialMessage: INITIAL, ...more })), {
      status: 400,
      type: 'InvalidRequestException',
      words: /started for text\/plain, not for text\/markdown/,
    })
  })

  test('assumption unlistedInitialMessage posted', async () => {
    const services = new Services({ assumptions: { unlistedInitialMessage: 'posted' } })
    const unlisted = request({ InitialMessage: INITIAL, SupportedMessagingContentTypes: ['text/plain'] })
    const { body } = await start(services, unlisted)
    expect(services.stage.instance.chatById(body.ContactId).transcript).toMatchObject([{ content: '**Late**' }])
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

  test('assumption reusedClientToken answered as before: whatever else it asks for', async () => {
    const services = new Services()
    const first = await start(services, request({ ClientToken: 'token-1' }))
    const other = { ClientToken: 'token-1', ParticipantDetails: { DisplayName: 'Omar' } }
    expect(await start(services, request(other))).toEqual(first)
  })

  test('assumption reusedClientToken refused: unless it asks for the same', async () => {
    const services = new Services({ assumptions: { reusedClientToken: 'refused' } })
    const first = await start(services, request({ ClientToken: 'token-1' }))
    expect(await start(services, request({ ClientToken: 'token-1' }))).toEqual(first)
    const turned = Object.fromEntries(Object.entries(request({ ClientToken: 'token-1' })).toReversed())
    expect(await start(services, turned)).toEqual(first)
    const other = { ClientToken: 'token-1', ParticipantDetails: { DisplayName: 'Omar' } }
    const error = { status: 400, type: 'InvalidRequestException', words: /ClientToken/ }
    await services.refuses(() => start(services, request(other)), error)
  })

  test.each([10_080, 1440, 10] as const)(
    'assumption clientTokenMinutes %i: the same token is another’s then',
    async (minutes) => {
      const services = new Services({ assumptions: { clientTokenMinutes: minutes } })
      const started = async () => (await start(services, request({ ClientToken: 'token-1' }))).body.ContactId
      const first = await started()
      services.stage.clock.advance(minutes * 60_000 - 1)
      expect(await started()).toBe(first)
      services.stage.clock.advance(1)
      expect(await started()).not.toBe(first)
    },
  )

  test('begins with a message of up to 16,384 bytes, whatever its content type', async () => {
    const services = new Services()
    const InitialMessage = { ContentType: 'text/plain', Content: 'é'.repeat(8192) }
    expect((await start(services, request({ InitialMessage }))).status).toBe(200)
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
    [request({ Attributes: { 'a b': 'c' } }), /'Attributes\.a b'/],
    [request({ Attributes: ['a'] }), /'Attributes'.*a map/],
    [request({ Attributes: { a: 'é'.repeat(16_384) } }), /'Attributes'.*32768 bytes/],
    [request({ InitialMessage: { ContentType: 'text/plain' } }), /'InitialMessage\.Content'.*not be null/],
    [request({ InitialMessage: { ContentType: 'text/plain', Content: 'é'.repeat(8193) } }), /'Content'.*16384 bytes/],
    [request({ InitialMessage: { ContentType: 'text/html', Content: 'a' } }), /'ContentType'/],
    [request({ SupportedMessagingContentTypes: [] }), /must always contain text\/plain/],
    [
      request({ SupportedMessagingContentTypes: ['text/markdown', 'application/json'] }),
      /must always contain text\/plain/,
    ],
    [request({ SupportedMessagingContentTypes: ['text/plain', 'text/html'] }), /has text\/html/],
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

describe('DescribeContact', () => {
  interface Described {
    readonly Contact: Readonly<Record<string, unknown>>
  }
  const describes = async (services: Services, ContactId: string) =>
    (await services.calls<Described>('DescribeContact', { ContactId })).body.Contact

  test('tells of the customer’s contact: waiting, with its agent, ended', async () => {
    const services = new Services()
    const { clock, instance } = services.stage
    const began = clock.now() / 1000
    const chat = services.stage.startChat({ attributes: { language: 'de' } })
    const common = {
      Arn: `arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact/${chat.id}`,
      Id: chat.id,
      InitiationMethod: 'API',
      Channel: 'CHAT',
      QueueInfo: { Id: 'support', EnqueueTimestamp: began },
      InitiationTimestamp: began,
      Attributes: { language: 'de' },
    }
    expect(await describes(services, chat.id)).toEqual({ ...common, LastUpdateTimestamp: began })
    clock.advance(10_000)
    services.stage.is('Available', 'alice')
    expect(await describes(services, chat.id)).not.toHaveProperty('AgentInfo')
    services.stage.accepts('alice', chat)
    const AgentInfo = { Id: 'user-alice', ConnectedToAgentTimestamp: began + 10 }
    expect(await describes(services, chat.id)).toEqual({ ...common, AgentInfo, LastUpdateTimestamp: began + 10 })
    clock.advance(10_000)
    instance.stopChat(chat.id)
    expect(await describes(services, chat.id)).toEqual({
      ...common,
      AgentInfo,
      LastUpdateTimestamp: began + 20,
      DisconnectTimestamp: began + 20,
    })
  })

  test('tells of an added agent’s own contact, also after they have cleared it', async () => {
    const services = new Services()
    const { stage } = services
    const chat = stage.chatOf('bob')
    const { contactId } = stage.contact('bob', chat)
    const at = stage.clock.now() / 1000
    const contact = {
      Id: contactId,
      InitialContactId: chat.id,
      PreviousContactId: chat.id,
      InitiationMethod: 'TRANSFER',
      InitiationTimestamp: at,
      AgentInfo: { Id: 'user-bob' },
    }
    const before = await describes(services, contactId)
    expect(before).toMatchObject(contact)
    expect(before).not.toHaveProperty('DisconnectTimestamp')
    expect(before).not.toHaveProperty('QueueInfo')
    stage.clock.advance(5000)
    stage.leaves('bob', chat)
    stage.clears('bob', chat)
    expect(await describes(services, contactId)).toMatchObject({ ...contact, DisconnectTimestamp: at + 5 })
    expect(await describes(services, chat.id)).not.toHaveProperty('DisconnectTimestamp')
  })

  test('does not find what is no contact', async () => {
    const services = new Services()
    await services.refuses(() => services.calls('DescribeContact', { ContactId: 'no-such-contact' }), {
      status: 404,
      type: 'ResourceNotFoundException',
      words: /no-such-contact/,
    })
  })
})

describe('CreateParticipant', () => {
  interface Created {
    readonly ParticipantId: string
    readonly ParticipantCredentials: { readonly ParticipantToken: string; readonly Expiry: string }
  }
  const bot = { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Helper' }

  /** A chat without agents, and a custom participant who has connected to it. */
  async function withBot() {
    const services = new Services()
    const chat = services.stage.startChat()
    const maya = services.listens('customer', chat)
    const { body } = await services.calls<Created>('CreateParticipant', { ContactId: chat.id, ParticipantDetails: bot })
    const token = body.ParticipantCredentials.ParticipantToken
    const connects = () =>
      services.asksParticipant<{
        ConnectionCredentials: { ConnectionToken: string }
        Websocket: { Url: string }
      }>('CreateParticipantConnection', token, { Type: ['CONNECTION_CREDENTIALS', 'WEBSOCKET'] })
    const { ConnectionCredentials, Websocket } = (await connects()).body
    const socket = services.opens(Websocket.Url)
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    const says = (Content: string) =>
      services.asksParticipant('SendMessage', ConnectionCredentials.ConnectionToken, {
        ContentType: 'text/plain',
        Content,
      })
    return { services, chat, maya, created: body, connects, socket, says }
  }

  test('brings in a bot that connects, speaks and is seen by the customer as one', async () => {
    const { chat, maya, created, says } = await withBot()
    expect(created.ParticipantCredentials.Expiry).toBe(new Date(chat.endsAt).toISOString())
    await says('How can I help?')
    expect(maya.items.slice(-2)).toMatchObject([
      { ContentType: 'application/vnd.amazonaws.connect.event.participant.joined', ParticipantRole: 'CUSTOM_BOT' },
      { Content: 'How can I help?', ParticipantId: created.ParticipantId, DisplayName: 'Helper' },
    ])
  })

  test('brings in a bot that is out once an agent joins: its tokens are refused, its socket hears no more', async () => {
    const { services, chat, socket, connects, says } = await withBot()
    services.stage.is('Available', 'alice')
    services.stage.accepts('alice', chat)
    services.stage.says('alice', 'Hello', chat)
    expect(socket.items).toMatchObject([{ ContentType: 'application/vnd.amazonaws.connect.event.chat.ended' }])
    const refused = { status: 403, type: 'AccessDeniedException' }
    await services.refuses(() => says('Still here'), refused)
    await services.refuses(connects, refused)
  })

  test.each([
    ['an agent is in', (stage: Stage) => stage.chatOf(), /Alice is in this chat/],
    [
      'another bot has been added to',
      (stage: Stage) => {
        const chat = stage.startChat()
        stage.instance.createBot(chat.id, 'First')
        return chat
      },
      /First has been added/,
    ],
  ] as const)('brings none into a chat that %s', async (_, chatOn, words) => {
    const services = new Services()
    const { id } = chatOn(services.stage)
    await services.refuses(() => services.calls('CreateParticipant', { ContactId: id, ParticipantDetails: bot }), {
      status: 400,
      type: 'InvalidRequestException',
      words,
    })
  })

  test.each([
    ['left out', 0],
    ['listed', 1],
  ] as const)('assumption botsInSnapshot %s, while the chat rings', async (botsInSnapshot, count) => {
    const services = new Services({ assumptions: { botsInSnapshot } })
    services.stage.is('Available', 'alice')
    const chat = services.stage.startChat()
    await services.calls('CreateParticipant', { ContactId: chat.id, ParticipantDetails: bot })
    const { body } = await services.asksCti<{
      snapshot: { contacts: { state: { type: string }; connections: object[] }[] }
    }>('GetAgentSnapshot', 'alice')
    expect(body.snapshot.contacts[0]?.state.type).toBe('connecting')
    expect(body.snapshot.contacts[0]?.connections).toHaveLength(2 + count)
  })

  test('a bot without a name goes by its role, or is refused where that is assumed', async () => {
    const input = (ContactId: string) => ({ ContactId, ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT' } })
    const services = new Services()
    const chat = services.stage.startChat()
    await services.calls('CreateParticipant', input(chat.id))
    expect(services.stage.roster(chat)).toContain('CUSTOM_BOT?')
    const strict = new Services({ assumptions: { unnamedBot: 'refused' } })
    const other = strict.stage.startChat()
    await strict.refuses(() => strict.calls('CreateParticipant', input(other.id)), {
      status: 400,
      type: 'InvalidRequestException',
      words: /DisplayName/,
    })
  })

  test.each([
    [{ ParticipantDetails: { ParticipantRole: 'AGENT' } }, /must be CUSTOM_BOT/],
    [{ ParticipantDetails: { DisplayName: 'Helper' } }, /must be CUSTOM_BOT/],
    [{ ParticipantDetails: { ParticipantRole: 'ROBOT' } }, /ParticipantRole.*enum/],
    [{}, /ParticipantDetails.*null/],
  ])('refuses %j', async (more, words) => {
    const services = new Services()
    const { id } = services.stage.startChat()
    await services.refuses(() => services.calls('CreateParticipant', { ContactId: id, ...more }), {
      status: 400,
      type: 'InvalidRequestException',
      words,
    })
  })
})

describe('UpdateParticipantRoleConfig', () => {
  const timer = (TimerValue: unknown, more: object = {}) => ({
    ChannelConfiguration: {
      Chat: { ParticipantTimerConfigList: [{ ParticipantRole: 'AGENT', TimerType: 'IDLE', TimerValue, ...more }] },
    },
  })

  test('keeps timers, and takes them away again', async () => {
    const services = new Services()
    const chat = services.stage.chatOf()
    const sets = (input: object) => services.calls('UpdateParticipantRoleConfig', { ContactId: chat.id, ...input })
    expect(await sets(timer({ ParticipantTimerDurationInMinutes: 480 }))).toMatchObject({ status: 200, body: {} })
    await sets(timer({ ParticipantTimerDurationInMinutes: 2 }, { TimerType: 'DISCONNECT_NONCUSTOMER' }))
    expect(chat.roleTimers).toEqual([
      { role: 'AGENT', kind: 'idle', minutes: 480 },
      { role: 'AGENT', kind: 'disconnect', minutes: 2 },
    ])
    await sets(timer({ ParticipantTimerAction: 'Unset' }))
    expect(chat.roleTimers).toMatchObject([{ kind: 'disconnect' }])
  })

  const idle = (minutes: number) => ({
    ParticipantRole: 'AGENT',
    TimerType: 'IDLE',
    TimerValue: { ParticipantTimerDurationInMinutes: minutes },
  })
  const twice = { ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [idle(2), idle(5)] } } }

  test('is not set twice, but for another role, or another kind', async () => {
    const services = new Services()
    const chat = services.stage.chatOf()
    const sets = (input: object) => services.calls('UpdateParticipantRoleConfig', { ContactId: chat.id, ...input })
    const error = { status: 400, type: 'InvalidRequestException', words: /same timer/ }
    await services.refuses(() => sets(twice), error)
    const others = [
      idle(2),
      { ...idle(5), TimerType: 'DISCONNECT_NONCUSTOMER' },
      { ...idle(5), ParticipantRole: 'CUSTOMER' },
    ]
    await sets({ ChannelConfiguration: { Chat: { ParticipantTimerConfigList: others } } })
    expect(chat.roleTimers).toHaveLength(3)
  })

  test.each([
    [timer({ ParticipantTimerDurationInMinutes: 1 }), /ParticipantTimerDurationInMinutes.*2/],
    [timer({ ParticipantTimerDurationInMinutes: 481 }), /480/],
    [timer({ ParticipantTimerDurationInMinutes: '5' }), /an integer/],
    [timer({ ParticipantTimerAction: 'Set' }), /Unset/],
    [timer({ ParticipantTimerAction: 'Unset', ParticipantTimerDurationInMinutes: 5 }), /either/],
    [timer({}), /1\.member\.TimerValue.*either/],
    [timer({ ParticipantTimerDurationInMinutes: 5 }, { ParticipantRole: 'SYSTEM' }), /ParticipantRole.*enum/],
    [{ ChannelConfiguration: {} }, /must have Chat/],
    [{ ChannelConfiguration: { Chat: { ParticipantTimerConfigList: [] } } }, /ParticipantTimerConfigList/],
  ])('refuses %j', async (input, words) => {
    const services = new Services()
    const { id } = services.stage.chatOf()
    const asked = () => services.calls('UpdateParticipantRoleConfig', { ContactId: id, ...input })
    await services.refuses(asked, { status: 400, type: 'InvalidRequestException', words })
  })
})
