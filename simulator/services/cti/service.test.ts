import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import type { Chat } from '../../instance/chat.ts'
import { type AgentName, center } from '../../instance/test-support/center.ts'
import { type SentBody, Services } from '../test-support/services.ts'

const ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'
const DAY_MS = 24 * 3_600_000

interface Connection {
  readonly connectionId: string
  readonly type: string
  readonly initial: boolean
  readonly state: { readonly type: string; readonly timestamp: number }
  readonly chatMediaInfo?: { readonly connectionData?: string; readonly agentName?: string }
}
interface Contact {
  readonly contactId: string
  readonly initialContactId: string
  readonly state: { readonly type: string }
  readonly connections: readonly Connection[]
}
interface Snapshot {
  readonly snapshot: { readonly state: { readonly name: string }; readonly contacts: readonly Contact[] }
  readonly nextToken: string
}

function talking(options: ConstructorParameters<typeof Services>[0] = {}, ...others: AgentName[]) {
  const services = new Services(options)
  const chat = services.stage.chatOf(...others)
  return { services, stage: services.stage, chat }
}

async function snapshotOf(services: Services, name: AgentName) {
  const { body } = await services.asksCti<Snapshot>('GetAgentSnapshot', name)
  return body.snapshot
}

async function contactOf(services: Services, name: AgentName, chat: Chat): Promise<Contact> {
  const { contacts } = await snapshotOf(services, name)
  const found = contacts.find((each) => each.initialContactId === chat.id)
  if (!found) throw new Error(`${name} has no contact`)
  return found
}

const quickConnect = (id: string, type = 'agent') => ({
  endpoint: {
    endpointARN: `${ARN}/transfer-destination/${id}`,
    type,
    name: null,
    phoneNumber: null,
    agentLogin: null,
    queue: null,
  },
})

describe('the agent’s snapshot', () => {
  test('of an agent without contacts: state and times, in seconds', async () => {
    const services = new Services()
    services.stage.is('Available', 'bob')
    const now = services.stage.clock.now() / 1000
    const { status, body } = await services.asksCti('GetAgentSnapshot', 'bob')
    expect(status).toBe(200)
    expect(body).toEqual({
      snapshot: {
        state: {
          agentStateARN: `${ARN}/agent-state/available`,
          name: 'Available',
          type: 'routable',
          startTimestamp: now,
        },
        agentAvailabilityState: { state: 'Available', timeStamp: now },
        nextState: null,
        contacts: [],
        snapshotTimestamp: now,
      },
      nextToken: expect.stringMatching(/./),
    })
  })

  test('of an agent who has missed a contact', async () => {
    const services = new Services()
    services.stage.is('Available', 'bob')
    const chat = services.stage.startChat()
    services.stage.rejects('bob', chat)
    const { state, contacts } = await snapshotOf(services, 'bob')
    expect(state).toMatchObject({ name: 'MissedCallAgent', type: 'error' })
    expect(contacts).toMatchObject([{ state: { type: 'missed' } }])
  })

  test('of the first agent: the whole contact', async () => {
    const services = new Services()
    services.stage.is('Available', 'alice')
    const chat = services.stage.startChat({ attributes: { language: 'de' } })
    services.stage.accepts('alice', chat)
    const seconds = services.stage.clock.now() / 1000
    const alice = services.stage.participant('alice', chat)
    const connected = { type: 'connected', timestamp: seconds }
    expect(await contactOf(services, 'alice', chat)).toEqual({
      contactId: chat.id,
      initialContactId: chat.id,
      type: 'chat',
      initiationMethod: 'API',
      state: connected,
      queue: { queueARN: `${ARN}/queue/support`, name: 'Support' },
      queueTimestamp: seconds,
      attributes: { language: { name: 'language', value: 'de' } },
      contactFeatures: {
        attachmentsEnabled: true,
        messagingMarkdownEnabled: true,
        multiPartyConferenceEnabled: false,
      },
      segmentAttributes: {},
      connections: [
        {
          connectionId: chat.customer.id,
          type: 'inbound',
          initial: true,
          state: connected,
          monitorStatus: null,
          chatMediaInfo: { chatAutoAccept: false, customerName: 'Maya' },
        },
        {
          connectionId: alice.id,
          type: 'agent',
          initial: false,
          state: connected,
          monitorStatus: null,
          chatMediaInfo: {
            chatAutoAccept: false,
            customerName: 'Maya',
            connectionData: JSON.stringify({ ConnectionAuthenticationToken: services.participantToken('alice', chat) }),
          },
        },
      ],
    })
  })

  test('of an agent who was invited: ringing, without a chat session to open before they accept', async () => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const bob = stage.participant('bob', chat)
    const ringing = await contactOf(services, 'bob', chat)
    expect(ringing).toMatchObject({
      contactId: bob.contactId,
      initialContactId: chat.id,
      initiationMethod: 'TRANSFER',
      state: { type: 'connecting' },
    })
    const own = ringing.connections.find((each) => each.type === 'agent')
    expect(own).toMatchObject({ connectionId: bob.id, state: { type: 'connecting' } })
    expect(own).not.toHaveProperty('chatMediaInfo')

    const ofAlice = await contactOf(services, 'alice', chat)
    expect(ofAlice.connections.find((each) => each.connectionId === bob.id)).toEqual({
      connectionId: bob.id,
      type: 'outbound',
      initial: false,
      state: { type: 'connecting', timestamp: stage.clock.now() / 1000 },
      monitorStatus: null,
      quickConnectName: 'Bob',
      endpoint: { endpointARN: `${ARN}/transfer-destination/to-bob`, type: 'agent', name: 'Bob' },
      chatMediaInfo: { chatAutoAccept: false, agentName: 'Bob' },
    })
  })

  test('of six: each sees all six, themselves as agent, the customer as inbound, the others as outbound', async () => {
    const { services, stage, chat } = talking({}, 'bob', 'carol', 'dave', 'erin')
    for (const name of ['alice', 'bob', 'carol', 'dave', 'erin'] as const) {
      const { connections } = await contactOf(services, name, chat)
      expect(connections.map((each) => each.type).toSorted()).toEqual([
        'agent',
        'inbound',
        ...Array<string>(4).fill('outbound'),
      ])
      expect(connections.find((each) => each.type === 'agent')?.connectionId).toBe(stage.participant(name, chat).id)
      expect(connections.every((each) => each.state.type === 'connected')).toBe(true)
      // Nobody gets at another's session.
      expect(JSON.stringify(connections).match(/ConnectionAuthenticationToken/g)).toHaveLength(1)
    }
  })

  test.each([
    ['dropped', undefined],
    ['listed as disconnected', 'disconnected'],
  ] as const)('assumption leftParticipantsInSnapshot %s', async (leftParticipantsInSnapshot, expected) => {
    const { services, stage, chat } = talking({ assumptions: { leftParticipantsInSnapshot } }, 'bob')
    const bob = stage.participant('bob', chat)
    stage.leaves('bob', chat)
    const { connections } = await contactOf(services, 'alice', chat)
    expect(connections.find((each) => each.connectionId === bob.id)?.state.type).toBe(expected)
    expect(connections.filter((each) => each.connectionId !== bob.id)).toHaveLength(2)
  })

  test('of an agent who left: over for them, whatever the others go on with', async () => {
    const { services, stage, chat } = talking({}, 'bob', 'carol')
    stage.leaves('bob', chat)
    const contact = await contactOf(services, 'bob', chat)
    expect(contact.state.type).toBe('ended')
    expect(contact.connections.map((each) => [each.type, each.state.type])).toEqual([
      ['inbound', 'disconnected'],
      ['agent', 'disconnected'],
    ])
    expect(JSON.stringify(contact)).not.toContain('ConnectionAuthenticationToken')
  })

  test('a customer who has not connected yet is shown as connected', async () => {
    const services = new Services()
    services.stage.is('Available', 'alice')
    const chat = services.stage.instance.startChat({ displayName: 'Maya' })
    const { connections } = await contactOf(services, 'alice', chat)
    expect(connections.find((each) => each.type === 'inbound')?.state.type).toBe('connected')
  })
})

describe('the long poll', () => {
  async function held(services: Services, name: AgentName, more: object = {}) {
    const { body } = await services.asksCti<Snapshot>('GetAgentSnapshot', name)
    let answer: Snapshot | undefined
    const polling = services.asksCti<Snapshot>('GetAgentSnapshot', name, { nextToken: body.nextToken, ...more })
    polling.then((given) => {
      answer = given.body
    })
    await settled()
    return { isHeld: () => answer === undefined, polling, token: body.nextToken }
  }
  /** Lets everything that is ready to go on do so. */
  const settled = () => new Promise(setImmediate)

  test('is held while nothing changes, and answered as soon as something does', async () => {
    const services = new Services()
    const poll = await held(services, 'bob')
    expect(poll.isHeld()).toBe(true)
    services.stage.is('Available', 'alice')
    await settled()
    expect(poll.isHeld()).toBe(true)
    services.stage.is('Available', 'bob')
    const { body } = await poll.polling
    expect(body.snapshot.state.name).toBe('Available')
    expect(body.nextToken).not.toBe(poll.token)
    expect(services.stage.clock.pending).toBe(0)
  })

  test('answers with all that one command changed', async () => {
    const services = new Services()
    services.stage.is('Available', 'bob')
    const chat = services.stage.startChat()
    const poll = await held(services, 'bob')
    services.stage.rejects('bob', chat)
    const { snapshot } = (await poll.polling).body
    expect(snapshot).toMatchObject({ state: { name: 'MissedCallAgent' }, contacts: [{ state: { type: 'missed' } }] })
  })

  test.each([
    [{}, 30_000],
    [{ timeout: 5_000 }, 5_000],
  ])('asked with %j it is answered unchanged after %i ms', async (more, timeout) => {
    const services = new Services()
    const poll = await held(services, 'bob', more)
    services.stage.clock.advance(timeout - 1)
    await settled()
    expect(poll.isHeld()).toBe(true)
    services.stage.clock.advance(1)
    expect((await poll.polling).body.nextToken).toBe(poll.token)
  })

  test('assumption pollSecondsUnlessAsked 0: is held only when it says for how long', async () => {
    const services = new Services({ assumptions: { pollSecondsUnlessAsked: 0 } })
    const [at, asked] = [await held(services, 'bob'), await held(services, 'bob', { timeout: 5_000 })]
    services.stage.clock.advance(0)
    await settled()
    expect([at.isHeld(), asked.isHeld()]).toEqual([false, true])
  })

  test('is answered at once when something has changed since its token, or the token is none', async () => {
    const services = new Services()
    const { body } = await services.asksCti<Snapshot>('GetAgentSnapshot', 'bob')
    services.stage.is('Available', 'bob')
    for (const nextToken of [body.nextToken, 'made-up']) {
      expect((await services.asksCti('GetAgentSnapshot', 'bob', { nextToken })).status).toBe(200)
    }
    expect(services.stage.clock.pending).toBe(0)
  })

  test('every poll of an agent is answered: two tabs', { tags: ['H16'] }, async () => {
    const services = new Services()
    const polls = [await held(services, 'bob'), await held(services, 'bob')]
    services.stage.is('Available', 'bob')
    for (const poll of polls) expect((await poll.polling).body.snapshot.state.name).toBe('Available')
  })

  test('is answered when the service closes, and not held any more', async () => {
    const services = new Services()
    const poll = await held(services, 'bob')
    services.cti.close()
    expect((await poll.polling).status).toBe(200)
    expect((await services.asksCti('GetAgentSnapshot', 'bob', { nextToken: poll.token })).status).toBe(200)
    expect(services.stage.clock.pending).toBe(0)
  })

  test('whatever changes an agent’s snapshot answers the agent’s poll', async () => {
    const services = new Services({ assumptions: { lastAgentLeaves: 'customer stays' } })
    const { stage } = services
    const people = ['alice', 'bob', 'carol'] as const
    const contactsNow = async (name: AgentName) =>
      (await snapshotOf(services, name)).contacts.filter((each) => each.state.type !== 'ended')
    const step = async (what: string, command: () => void) => {
      const before = await Promise.all(people.map(contactsNow))
      const told = stage.told(command)
      const after = await Promise.all(people.map(contactsNow))
      for (const [index, name] of people.entries()) {
        if (JSON.stringify(before[index]) === JSON.stringify(after[index])) continue
        expect(told, `${what}: ${name}`).toContainEqual({ type: 'agent changed', userId: `user-${name}` })
      }
      stage.clock.advance(1_000)
    }
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    await step('accept', () => stage.accepts('alice', chat))
    await step('customer connects', () => stage.instance.connectCustomer(chat.customer.id))
    stage.is('Available', 'bob')
    await step('invite', () => stage.invites('alice', 'bob', chat))
    await step('join', () => stage.accepts('bob', chat))
    stage.is('Available', 'carol')
    await step('invite', () => stage.invites('bob', 'carol', chat))
    await step('reject', () => stage.rejects('carol', chat))
    stage.is('Available', 'carol')
    await step('invite', () => stage.invites('bob', 'carol', chat))
    await step('ring out', () => stage.clock.advance(20_000))
    stage.is('Available', 'carol')
    await step('invite', () => stage.invites('bob', 'carol', chat))
    await step('withdraw', () => stage.removes('alice', 'carol', chat))
    await step('invite', () => stage.invites('bob', 'carol', chat))
    await step('join', () => stage.accepts('carol', chat))
    await step('remove', () => stage.removes('carol', 'alice', chat))
    await step('clear', () => stage.clears('alice', chat))
    await step('transfer', () => stage.transfers('bob', 'alice', chat))
    await step('accept', () => stage.accepts('alice', chat))
    await step('customer leaves', () => stage.leaves('customer', chat))
  })
})

describe('the agent’s configuration', () => {
  test('has ARNs of the real shape', async () => {
    const services = new Services()
    expect(await services.asksCti('GetAgentConfiguration', 'alice')).toEqual({
      status: 200,
      type: undefined,
      body: {
        configuration: {
          agentARN: `${ARN}/agent/user-alice`,
          name: 'Alice',
          username: 'alice',
          softphoneEnabled: false,
          softphoneAutoAccept: false,
          extension: '',
          agentPreferences: {},
          routingProfile: {
            name: 'Agents',
            routingProfileARN: `${ARN}/routing-profile/agents`,
            defaultOutboundQueue: { queueARN: `${ARN}/queue/support`, name: 'Support' },
            channelConcurrencyMap: { CHAT: 2, VOICE: 0, TASK: 0 },
          },
        },
      },
    })
  })

  test('in GovCloud has ARNs of its partition', async () => {
    const services = new Services({ center: center({ region: 'us-gov-west-1' }) })
    const { body } = await services.asksCti('GetAgentConfiguration', 'alice')
    expect(body).toMatchObject({
      configuration: {
        agentARN: 'arn:aws-us-gov:connect:us-gov-west-1:111122223333:instance/instance-1/agent/user-alice',
      },
    })
  })
})

describe('lists', () => {
  const support = { queueARNs: [`${ARN}/queue/support`] }

  test('states, permissions, country codes, queues', async () => {
    const services = new Services()
    expect((await services.asksCti('GetAgentStates', 'alice')).body).toEqual({
      states: [
        { agentStateARN: `${ARN}/agent-state/available`, name: 'Available', type: 'routable' },
        { agentStateARN: `${ARN}/agent-state/break`, name: 'Break', type: 'not_routable' },
        { agentStateARN: `${ARN}/agent-state/offline`, name: 'Offline', type: 'offline' },
      ],
    })
    expect((await services.asksCti('GetAgentPermissions', 'alice')).body).toEqual({
      permissions: ['outboundCall', 'transferDestinations.View'],
    })
    expect((await services.asksCti('GetDialableCountryCodes', 'alice')).body).toEqual({ countryCodes: [] })
    expect((await services.asksCti('GetRoutingProfileQueues', 'alice')).body).toEqual({
      queues: [
        { queueARN: `${ARN}/queue/support`, name: 'Support' },
        { queueARN: `${ARN}/queue/agent/user-alice`, name: null },
      ],
    })
  })

  test('the quick connects of a queue, and none of another', async () => {
    const services = new Services()
    const { body } = await services.asksCti<{ endpoints: { name: string }[] }>('GetEndpoints', 'alice', support)
    expect(body.endpoints.map((each) => each.name)).toEqual([
      'Alice',
      'Bob',
      'Carol',
      'Dave',
      'Erin',
      'Frank',
      'Queue',
      'Phone',
      'Nobody',
    ])
    expect(body.endpoints[1]).toEqual({ endpointARN: `${ARN}/transfer-destination/to-bob`, type: 'agent', name: 'Bob' })
    const backOffice = { queueARNs: [`${ARN}/queue/back-office`] }
    expect((await services.asksCti('GetEndpoints', 'alice', backOffice)).body).toMatchObject({
      endpoints: [{ name: 'Grace' }],
    })
    for (const queueARNs of [
      [],
      [`${ARN}/queue/agent/user-alice`],
      ['arn:aws:connect:eu-west-1:1:instance/other/queue/support'],
      ['support'],
    ]) {
      expect((await services.asksCti('GetEndpoints', 'alice', { queueARNs })).body).toEqual({ endpoints: [] })
    }
  })

  test('come in pages, every entry once', async () => {
    const services = new Services()
    interface Page {
      readonly endpoints: { readonly name: string }[]
      readonly nextToken?: string
    }
    const names: string[] = []
    const sizes: number[] = []
    let nextToken: string | undefined
    do {
      const { body } = await services.asksCti<Page>('GetEndpoints', 'alice', { ...support, maxResults: 4, nextToken })
      names.push(...body.endpoints.map((each) => each.name))
      sizes.push(body.endpoints.length)
      nextToken = body.nextToken
    } while (nextToken)
    expect(sizes).toEqual([4, 4, 1])
    expect(new Set(names).size).toBe(9)
  })

  interface Sized {
    readonly endpoints: readonly object[]
    readonly nextToken?: string
  }

  test.each([100, 10] as const)('assumption ctiPageSize %i', async (ctiPageSize) => {
    const { quickConnects, ...rest } = center()
    const [first] = quickConnects
    const many = Array.from({ length: 130 }, (_, index) => ({ ...first, id: `qc-${index}` })) as typeof quickConnects
    const services = new Services({ center: { ...rest, quickConnects: many }, assumptions: { ctiPageSize } })
    const { body } = await services.asksCti<Sized>('GetEndpoints', 'alice', support)
    expect(body.endpoints).toHaveLength(ctiPageSize)
    const { body: all } = await services.asksCti<Sized>('GetEndpoints', 'alice', { ...support, maxResults: 500 })
    expect(all).toEqual({ endpoints: expect.objectContaining({ length: 130 }) })
  })

  test.each([
    ['one result', 1],
    ['as if left out', 9],
  ] as const)('assumption ctiNoMaxResults %s', async (ctiNoMaxResults, size) => {
    const services = new Services({ assumptions: { ctiNoMaxResults } })
    const { body } = await services.asksCti<Sized>('GetEndpoints', 'alice', { ...support, maxResults: 0 })
    expect(body.endpoints).toHaveLength(size)
  })

  test('assumption ctiPageToken PaginationException', async () => {
    const services = new Services({ assumptions: { ctiPageToken: 'PaginationException' } })
    const asks = () => services.asksCti('GetEndpoints', 'alice', { ...support, nextToken: 'made-up' })
    await services.refuses(asks, { status: 400, type: 'PaginationException', words: /nextToken/ })
  })

  test.each(['made-up', '-1', '1.5', '10'])('a token that is none of the list is refused: %s', async (nextToken) => {
    const services = new Services()
    await services.refuses(() => services.asksCti('GetEndpoints', 'alice', { ...support, nextToken }), {
      status: 400,
      type: 'InvalidParameterException',
      words: /nextToken/,
    })
  })
})

describe('transports', () => {
  test('a web socket: a URL that opens, for the agent', async () => {
    const { services, stage, chat } = talking()
    interface Transport {
      readonly webSocketTransport: { readonly url: string }
    }
    const { body } = await services.asksCti<Transport>('CreateTransport', 'alice', { transportType: 'web_socket' })
    expect(body).toEqual({
      webSocketTransport: {
        url: expect.stringMatching(/^wss:\/\//),
        transportLifeTimeInSeconds: 3540,
        expiry: new Date(stage.clock.now() + 3_540_000).toISOString(),
      },
    })
    const socket = services.opens(body.webSocketTransport.url)
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    stage.says('customer', 'Hello', chat)
    expect(socket.items).toHaveLength(1)
  })

  test('a chat token: good at the Participant Service for a day, as this participant', async () => {
    const { services, stage, chat } = talking()
    const participantId = stage.participant('alice', chat).id
    interface Transport {
      readonly chatTokenTransport: { readonly participantToken: string }
    }
    const ask = { transportType: 'chat_token', participantId, contactId: chat.id }
    const { body } = await services.asksCti<Transport>('CreateTransport', 'alice', ask)
    expect(body).toEqual({
      chatTokenTransport: {
        participantToken: expect.stringMatching(/^\w+$/),
        expiry: new Date(stage.clock.now() + DAY_MS).toISOString(),
      },
    })
    const token = body.chatTokenTransport.participantToken
    await services.asksParticipant('SendMessage', token, { ContentType: 'text/plain', Content: 'Hi' })
    expect(chat.transcript.at(-1)).toMatchObject({ displayName: 'Alice', content: 'Hi' })
  })

  test.each([24, 1] as const)('assumption chatTokenHours %i', async (chatTokenHours) => {
    const { services, stage, chat } = talking({ assumptions: { chatTokenHours } })
    const participantId = stage.participant('alice', chat).id
    const ask = { transportType: 'chat_token', participantId, contactId: chat.id }
    interface Transport {
      readonly chatTokenTransport: { readonly participantToken: string; readonly expiry: string }
    }
    const { body } = await services.asksCti<Transport>('CreateTransport', 'alice', ask)
    const { participantToken, expiry } = body.chatTokenTransport
    expect(Date.parse(expiry) - stage.clock.now()).toBe(chatTokenHours * 3_600_000)
    stage.clock.advance(chatTokenHours * 3_600_000 - 1)
    expect((await services.asksParticipant('GetTranscript', participantToken)).status).toBe(200)
    stage.clock.advance(1)
    expect((await services.asksParticipant('GetTranscript', participantToken)).status).toBe(403)
  })

  test('a chat token is refused while connecting, after the end, for another’s participant or contact', {
    tags: ['H53'],
  }, async () => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const [alice, bob] = [stage.participant('alice', chat), stage.participant('bob', chat)]
    const ask = (name: AgentName, participantId: string, contactId: string) => () =>
      services.asksCti('CreateTransport', name, { transportType: 'chat_token', participantId, contactId })
    const refused = { status: 400, type: 'InvalidStateException' }
    await services.refuses(ask('bob', bob.id, bob.contactId), refused)
    await services.refuses(ask('bob', alice.id, alice.contactId), refused)
    stage.accepts('bob', chat)
    await services.refuses(ask('bob', alice.id, bob.contactId), refused)
    await services.refuses(ask('bob', bob.id, 'no-such-contact'), refused)
    stage.leaves('bob', chat)
    await services.refuses(ask('bob', bob.id, bob.contactId), refused)
  })
})

describe('a chat token in after-contact work', () => {
  /** Bob has left a chat that goes on. */
  const left = (assumptions: Partial<Assumptions>) => {
    const { services, stage, chat } = talking({ assumptions })
    stage.bringsIn('alice', 'bob', chat)
    const { id: participantId, contactId } = stage.participant('bob', chat)
    stage.leaves('bob', chat)
    interface Transport {
      readonly chatTokenTransport: { readonly participantToken: string }
    }
    const ask = () =>
      services.asksCti<Transport>('CreateTransport', 'bob', { transportType: 'chat_token', participantId, contactId })
    return { services, stage, chat, ask }
  }

  test('assumption chatTokenAfterTheEnd refused', async () => {
    const { services, ask } = left({ chatTokenAfterTheEnd: 'refused' })
    await services.refuses(ask, { status: 400, type: 'InvalidStateException' })
  })

  test.each([
    ['everything', 200],
    ['nothing', 403],
  ] as const)(
    'assumption chatTokenAfterTheEnd granted: it reads %s, until the contact is cleared',
    async (readByTheGone, status) => {
      const { services, stage, chat, ask } = left({ chatTokenAfterTheEnd: 'granted', readByTheGone })
      const token = (await ask()).body.chatTokenTransport.participantToken
      expect((await services.asksParticipant('GetTranscript', token)).status).toBe(status)
      stage.clears('bob', chat)
      await services.refuses(ask, { status: 400, type: 'InvalidStateException' })
    },
  )
})

describe('commands', () => {
  test('do what they say, and answer with nothing', async () => {
    const services = new Services()
    const { stage } = services
    const ok = { status: 200, type: undefined, body: {} }
    const available = { state: { agentStateARN: `${ARN}/agent-state/available`, type: 'routable', name: 'Available' } }
    for (const name of ['alice', 'bob', 'carol', 'dave'] as const) {
      expect(await services.asksCti('PutAgentState', name, available)).toEqual(ok)
      stage.clock.advance(1)
    }
    const chat = stage.startChat()
    const contactId = (name: AgentName) => ({ contactId: stage.contact(name, chat).contactId })
    expect(await services.asksCti('AcceptContact', 'alice', contactId('alice'))).toEqual(ok)
    const inviteBob = { ...contactId('alice'), ...quickConnect('to-bob') }
    expect(await services.asksCti('AddNewConnection', 'alice', inviteBob)).toEqual(ok)
    expect(await services.asksCti('AcceptContact', 'bob', contactId('bob'))).toEqual(ok)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])

    const inviteCarol = { ...contactId('bob'), ...quickConnect('to-carol') }
    expect(await services.asksCti('AddNewConnection', 'bob', inviteCarol)).toEqual(ok)
    expect(await services.asksCti('RejectContact', 'carol', contactId('carol'))).toEqual(ok)
    expect(await services.asksCti('ClearContact', 'carol', contactId('carol'))).toEqual(ok)
    expect(stage.contacts('carol')).toEqual([])

    const removeBob = { ...contactId('alice'), connectionId: stage.participant('bob', chat).id }
    expect(await services.asksCti('DestroyConnection', 'alice', removeBob)).toEqual(ok)
    expect(await services.asksCti('CompleteContact', 'bob', contactId('bob'))).toEqual(ok)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])

    const toDave = { ...contactId('alice'), ...quickConnect('to-dave') }
    expect(await services.asksCti('TransferContact', 'alice', toDave)).toEqual(ok)
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave?'])
    expect(await services.asksCti('SendClientLogs', 'alice', { logEvents: [] })).toEqual(ok)
  })
})

describe('a command that the instance refuses', () => {
  const invite = (services: Services, id: string, type?: string) => () =>
    services.asksCti('AddNewConnection', 'alice', {
      contactId: services.stage.contacts('alice')[0]?.contactId,
      ...quickConnect(id, type),
    })

  test.each([
    ['to-atlantis', 'agent', 'EndpointNotFoundException', /to-atlantis/],
    ['to-nobody', 'agent', 'EndpointNotFoundException', /Nobody/],
    ['to-grace', 'agent', 'EndpointNotAssociatedException', /Grace/],
    ['to-queue', 'queue', 'BadEndpointException', /Queue/],
    ['to-phone', 'phone_number', 'BadEndpointException', /Phone/],
    ['to-phone', 'agent', 'BadEndpointException', /Phone/],
    ['to-bob', 'queue', 'BadEndpointException', /Bob/],
    ['to-bob', 'fax', 'BadEndpointException', /agent, queue, phone_number/],
    ['to-bob', 'agent', 'AgentUnavailableException', /Bob/],
    ['to-alice', 'agent', 'AgentAlreadyInChatException', /Alice/],
  ])('inviting %s as %s: %s', async (id, type, error, words) => {
    const { services } = talking()
    await services.refuses(invite(services, id, type), { status: 400, type: error, words })
    await services.refuses(
      () =>
        services.asksCti('TransferContact', 'alice', {
          contactId: services.stage.contacts('alice')[0]?.contactId,
          ...quickConnect(id, type),
        }),
      { status: 400, type: error, words },
    )
  })

  test('at the cap, without the feature, in GovCloud', async () => {
    const full = talking({}, 'bob', 'carol', 'dave', 'erin')
    full.stage.is('Available', 'frank')
    await full.services.refuses(invite(full.services, 'to-frank'), {
      status: 400,
      type: 'ParticipantLimitExceededException',
      words: /full/,
    })
    const off = talking({ center: center({ features: { multiPartyChat: false } }) })
    off.stage.is('Available', 'bob')
    await off.services.refuses(invite(off.services, 'to-bob'), { status: 400, type: 'MultiPartyChatDisabledException' })

    const region = 'us-gov-west-1'
    const gov = talking({ center: center({ region }) })
    gov.stage.is('Available', 'bob')
    const endpoint = {
      endpointARN: `arn:aws-us-gov:connect:${region}:111122223333:instance/instance-1/transfer-destination/to-bob`,
      type: 'agent',
    }
    await gov.services.refuses(
      () => gov.services.asksCti('AddNewConnection', 'alice', { contactId: gov.chat.id, endpoint }),
      { status: 400, type: 'MultiPartyChatUnavailableInRegionException', words: /us-gov-west-1/ },
    )
  })

  test.each([
    ['a type each', 'ContactNotFoundException', 'ConnectionNotFoundException', 'InvalidConfigurationException'],
    ['InvalidStateException', 'InvalidStateException', 'InvalidStateException', 'InvalidStateException'],
  ] as const)('assumption refusedAction %s', async (refusedAction, noContact, noConnection, noState) => {
    const { services, chat } = talking({ assumptions: { refusedAction } })
    const refuses = (operation: string, input: object, type: string) =>
      services.refuses(() => services.asksCti(operation, 'alice', input), { status: 400, type })
    await refuses('AcceptContact', { contactId: 'made-up' }, noContact)
    await refuses('DestroyConnection', { contactId: chat.id, connectionId: 'made-up' }, noConnection)
    await refuses('PutAgentState', { state: { agentStateARN: 'made-up' } }, noState)
    await refuses('TransferContact', { contactId: chat.id, ...quickConnect('made-up') }, 'EndpointNotFoundException')
  })

  test('refusedInvitation: InvalidStateException for all of them, in the same words', async () => {
    const { services } = talking({ assumptions: { refusedInvitation: 'InvalidStateException' } })
    const refused = { status: 400, type: 'InvalidStateException' }
    await services.refuses(invite(services, 'to-bob'), { ...refused, words: /Bob/ })
    await services.refuses(invite(services, 'to-grace'), { ...refused, words: /Grace/ })
    await services.refuses(invite(services, 'to-bob', 'fax'), { ...refused, words: /agent, queue, phone_number/ })
    await services.refuses(() => services.asksCti('AcceptContact', 'alice', { contactId: 'nobody' }), {
      status: 400,
      type: 'ContactNotFoundException',
    })
  })

  test('addParticipantOperation: only the assumed name adds anybody', async () => {
    const { services, stage, chat } = talking({
      assumptions: { addParticipantOperation: 'CreateAdditionalConnection' },
    })
    stage.is('Available', 'bob')
    await services.refuses(invite(services, 'to-bob'), { status: 404, type: 'UnknownOperationException' })
    const inviteBob = { contactId: chat.id, ...quickConnect('to-bob') }
    await services.asksCti('CreateAdditionalConnection', 'alice', inviteBob)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
  })

  const adds = (services: Services) => () =>
    services.asksCti('CreateAdditionalConnection', 'alice', {
      contactId: services.stage.contacts('alice')[0]?.contactId,
      ...quickConnect('to-bob'),
    })

  test('addConnectionInChats: it invites', async () => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    await adds(services)()
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
  })

  test('addConnectionInChats: it is refused', async () => {
    const { services, stage, chat } = talking({ assumptions: { addConnectionInChats: 'refused' } })
    stage.is('Available', 'bob')
    await services.refuses(adds(services), { status: 400, type: 'InvalidParameterException', words: /addParticipant/ })
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })

  test('an ARN of another instance, and what is no ARN', { tags: ['H54'] }, async () => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    for (const endpointARN of [`${ARN}2/transfer-destination/to-bob`, `${ARN}/queue/to-bob`, 'to-bob', '*']) {
      await services.refuses(
        () =>
          services.asksCti('AddNewConnection', 'alice', {
            contactId: chat.id,
            endpoint: { endpointARN, type: 'agent' },
          }),
        { status: 400, type: 'EndpointNotFoundException' },
      )
    }
  })

  test.each([
    'AcceptContact',
    'RejectContact',
    'ClearContact',
    'CompleteContact',
    'DestroyConnection',
    'AddNewConnection',
    'TransferContact',
  ])('%s of an unknown contact, and of another agent’s', async (operation) => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    const more = { connectionId: chat.customer.id, ...quickConnect('to-carol') }
    for (const contactId of ['no-such-contact', chat.id]) {
      await services.refuses(() => services.asksCti(operation, 'bob', { contactId, ...more }), {
        status: 400,
        type: 'ContactNotFoundException',
        words: /Bob has no contact/,
      })
    }
  })

  test('what does not fit the state of the contact or of the agent', async () => {
    const { services, stage, chat } = talking()
    const invalidState = { status: 400, type: 'InvalidStateException' }
    const own = { contactId: chat.id }
    await services.refuses(() => services.asksCti('AcceptContact', 'alice', own), invalidState)
    await services.refuses(() => services.asksCti('RejectContact', 'alice', own), invalidState)
    await services.refuses(() => services.asksCti('ClearContact', 'alice', own), invalidState)
    const unknown = { ...own, connectionId: 'no-such-connection' }
    await services.refuses(() => services.asksCti('DestroyConnection', 'alice', unknown), {
      status: 400,
      type: 'ConnectionNotFoundException',
    })
    stage.leaves('customer', chat)
    await services.refuses(
      () => services.asksCti('TransferContact', 'alice', { ...own, ...quickConnect('to-bob') }),
      invalidState,
    )
    for (const agentStateARN of [`${ARN}/agent-state/asleep`, `${ARN}/agent-state/missed`, 'asleep']) {
      await services.refuses(() => services.asksCti('PutAgentState', 'alice', { state: { agentStateARN } }), {
        status: 400,
        type: 'InvalidConfigurationException',
      })
    }
  })
})

const BAD: [string, SentBody, RegExp][] = [
  ['AcceptContact', {}, /\WcontactId\W/],
  ['AcceptContact', { contactId: '' }, /\WcontactId\W/],
  ['AcceptContact', { contactId: 5 }, /\WcontactId\W/],
  ['RejectContact', { contactId: null }, /\WcontactId\W/],
  ['ClearContact', { contactId: ['a'] }, /\WcontactId\W/],
  ['CompleteContact', {}, /\WcontactId\W/],
  ['DestroyConnection', { contactId: 'a' }, /\WconnectionId\W/],
  ['AddNewConnection', { contactId: 'a' }, /\Wendpoint\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: 'bob' }, /\Wendpoint\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: [] }, /\Wendpoint\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: { type: 'agent' } }, /\WendpointARN\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: { endpointARN: 'a' } }, /\Wtype\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: { endpointARN: 'a', type: 5 } }, /\Wtype\W/],
  ['AddNewConnection', quickConnect('to-bob'), /\WcontactId\W/],
  ['TransferContact', { contactId: 'a', endpoint: null }, /\Wendpoint\W/],
  ['PutAgentState', {}, /\Wstate\W/],
  ['PutAgentState', { state: {} }, /\WagentStateARN\W/],
  ['PutAgentState', { state: { agentStateARN: {} } }, /\WagentStateARN\W/],
  ['CreateTransport', {}, /\WtransportType\W/],
  ['CreateTransport', { transportType: 'carrier_pigeon' }, /carrier_pigeon.*web_socket and chat_token/],
  ['CreateTransport', { transportType: 'chat_token', participantId: 'a' }, /\WcontactId\W/],
  ['CreateTransport', { transportType: 'chat_token', contactId: 'a' }, /\WparticipantId\W/],
  ['GetEndpoints', {}, /\WqueueARNs\W/],
  ['GetEndpoints', { queueARNs: 'a' }, /\WqueueARNs\W/],
  ['GetEndpoints', { queueARNs: ['a', 5] }, /\WqueueARNs\W/],
  ['GetEndpoints', { queueARNs: [], maxResults: -1 }, /\WmaxResults\W/],
  ['GetEndpoints', { queueARNs: [], maxResults: '5' }, /\WmaxResults\W/],
  ['GetAgentStates', { nextToken: 5 }, /\WnextToken\W/],
  ['GetAgentSnapshot', { nextToken: '0', timeout: 'long' }, /\Wtimeout\W/],
  ['GetAgentSnapshot', { timeout: 'long' }, /\Wtimeout\W/],
  ['AddNewConnection', { contactId: 'a', endpoint: { endpointARN: 'a', type: 'agent', name: 5 } }, /endpoint.name\W/],
  ['PutAgentState', { state: { agentStateARN: 'a', type: 5 } }, /state.type\W/],
  ['SendClientLogs', { logEvents: [{ message: 5 }] }, /logEvents.1.member.message\W/],
  ['GetAgentSnapshot', { nextToken: {} }, /\WnextToken\W/],
]

describe('a request with something wrong inside', () => {
  test.each(BAD)('%s %j names the parameter', async (operation, body, words) => {
    const { services } = talking()
    await services.refuses(() => services.asksCti(operation, 'alice', body), {
      status: 400,
      type: 'InvalidParameterException',
      words,
    })
  })

  test.each(['{', 'Hello', 'null', '[]', '"text"', '42'])('a body that is no JSON object: %s', async (body) => {
    const { services } = talking()
    await services.refuses(() => services.asksCti('AcceptContact', 'alice', body), {
      status: 400,
      type: 'SerializationException',
    })
  })

  test.each(['Unheard', 'toString', '__proto__', ''])('an operation that there is not: "%s"', async (operation) => {
    const { services } = talking()
    await services.refuses(() => services.asksCti(operation, 'alice'), {
      status: 404,
      type: 'UnknownOperationException',
      words: new RegExp(operation),
    })
  })

  test('errors carry their type in the body too, as the engine reads it', async () => {
    const { services } = talking()
    const { body } = await services.asksCti('AcceptContact', 'alice', {})
    expect(body).toEqual({ __type: 'InvalidParameterException', message: expect.any(String) })
  })
})

describe('a bad token', () => {
  const unauthorized = { status: 401, type: 'UnauthorizedException' }

  test('is refused: none, made up, of another kind', async () => {
    const { services, stage, chat } = talking()
    const others = (['session', 'participant', 'connection', 'socket'] as const).map(
      (kind) => services.tokens.grant(kind, 'user-alice').token,
    )
    const ofCustomer = services.tokens.grant('auth', stage.participant('customer', chat).id).token
    for (const token of [undefined, '', 'made-up', ...others, ofCustomer]) {
      await services.refuses(() => services.asksCtiWith(token, 'GetAgentSnapshot'), unauthorized)
      await services.refuses(() => services.asksCtiWith(token, 'Unheard', '{'), unauthorized)
    }
  })

  test('is refused: one that has expired', async () => {
    const { services, stage } = talking()
    const { token } = services.tokens.grant('auth', 'user-alice', 12 * 3_600_000)
    stage.clock.advance(12 * 3_600_000 - 1)
    expect((await services.asksCtiWith(token, 'GetAgentSnapshot')).status).toBe(200)
    stage.clock.advance(1)
    await services.refuses(() => services.asksCtiWith(token, 'GetAgentSnapshot'), unauthorized)
  })
})
