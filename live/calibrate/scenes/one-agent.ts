import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { CreateParticipantCommand } from '@aws-sdk/client-connect'
import { EventType } from '../../../simulator/customer/content-types.ts'
import type { ChatItem } from '../../../simulator/customer/items.ts'
import { member, text } from '../../../simulator/diagram/values.ts'
import type { ActingAgent } from '../acting-agent.ts'
import { notProbed, type Seen, unlike } from '../finding.ts'
import { either, inWords, outcomeOf, permitted } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Seat } from '../seat.ts'
import type { Stage, StartedChat } from '../stage.ts'
import { GRACE_MS, grace, NothingCame } from '../waiting.ts'
import { completes, puts, starts } from './attachments.ts'

const BOT = 'Probing bot'
/** A poll that is held is held for longer. Milliseconds. */
const HELD_MS = 2_000
/** How long the CTI API is watched for a contact that may not be offered at all. Milliseconds. */
const OFFER_MS = 8_000

/** A customer and one agent. */
export const oneAgent: Scene = {
  name: 'a customer and one agent',
  finds: [
    'absentCustomerInSnapshot',
    'customerConnects',
    'agentsGoBy',
    'agentStateOnContact',
    'stateChosenOnContact',
    'chatTokenHours',
    'chatTokenAfterTheEnd',
    'receiptsInTranscript',
    'receiptsOf',
    'botsInSnapshot',
    'botDisconnected',
    'rejectedContact',
  ],
  agents: 1,
  contacts: 3,
  messages: 2,

  async play(stage) {
    const alice = stage.agent(0)
    await alice.becomes('routable')
    const chat = await stage.startsChat()
    await arrives(stage, alice, chat)
    const hers = await stage.sits(alice, chat.id)

    await stage.find('agentsGoBy', 'The name that the transcript has of an agent is looked up.', async () => {
      const joined = (await chat.customer.transcript()).find(
        ({ ContentType, ParticipantRole }) =>
          ContentType === EventType.participantJoined && ParticipantRole === 'AGENT',
      )
      const { fullName } = alice.person
      const [firstName] = fullName.split(' ')
      if (firstName === fullName) return notProbed('the agent has one name only')
      if (joined?.DisplayName === fullName) return 'full name'
      return joined?.DisplayName === firstName ? 'first name' : unlike(`it is "${joined?.DisplayName}"`)
    })
    await findStates(stage, alice)
    const contact = await alice.inChat(chat.id)
    const { connectionId: participantId } = alice.own(contact)
    const chatToken = { transportType: 'chat_token', contactId: contact.contactId, participantId }
    await stage.find('chatTokenHours', 'How far off the expiry of a chat token is, is looked up.', async () => {
      const transport = await alice.must('createTransport', chatToken)
      const expiry = Date.parse(text(transport, 'chatTokenTransport', 'expiry') ?? '')
      const hours = (expiry - stage.means.now().getTime()) / 3_600_000
      return ([24, 1] as const).find((each) => Math.abs(each - hours) < 0.1) ?? unlike(`${hours.toFixed(1)} hours`)
    })
    await findReceipts(stage, chat, hers)
    await stage.find('chatTokenAfterTheEnd', 'An agent leaves, and asks for a chat token.', async () => {
      await alice.leaves(chat.id)
      const answer = await alice.asks('createTransport', chatToken)
      if (answer.ok) return 'granted'
      return answer.status < 500 ? 'refused' : unlike(inWords(answer))
    })
    await stage.clears()
    await findBots(stage, alice)
    await stage.clears()

    const other = await stage.chat()
    await stage.find('rejectedContact', 'An agent rejects a chat, and their snapshot is looked at.', async () => {
      const { contactId } = await alice.rings(other.id)
      // Nobody is offered it again meanwhile.
      await alice.must('rejectContact', { contactId })
      const type = await alice.until('the contact to be rejected', ({ contacts }) => {
        const state = contacts.find((each) => each.contactId === contactId)?.state.type
        return state === 'connecting' ? undefined : (state ?? 'gone')
      })
      return ['missed', 'rejected'].includes(type) ? type : unlike(`the contact is ${type}`)
    })
  },
}

/** The agent is there before the customer is. */
async function arrives(stage: Stage, alice: ActingAgent, chat: StartedChat): Promise<void> {
  await stage.find('absentCustomerInSnapshot', 'An agent accepts a chat that nobody has connected to.', async () => {
    try {
      await alice.rings(chat.id, OFFER_MS)
    } catch (error) {
      if (error instanceof NothingCame)
        return notProbed('a chat is offered to nobody before its customer has connected')
      throw error
    }
    const contact = await alice.accepts(chat.id)
    const state = contact.connections.find(({ type }) => type === 'inbound')?.state.type
    return state === 'connected' || state === 'connecting' ? state : unlike(`the customer is ${state}`)
  })
  const { customer } = chat
  const { Websocket } = await customer.connects(chat.token)
  await stage.find('customerConnects', 'A customer connects, and opens no socket yet.', async () => {
    if (!alice.isIn(chat.id)) return notProbed('no agent is there yet to see it')
    const seat = await stage.sits(alice, chat.id)
    await grace()
    const hasJoined = (await seat.transcript()).some(
      ({ ContentType, ParticipantRole }) =>
        ContentType === EventType.participantJoined && ParticipantRole === 'CUSTOMER',
    )
    return hasJoined ? 'with a connection' : 'with a subscription'
  })
  await customer.listens(Websocket?.Url ?? '')
  if (!alice.isIn(chat.id)) await alice.accepts(chat.id)
}

async function findStates(stage: Stage, alice: ActingAgent): Promise<void> {
  const { name: available = '' } = (await alice.states()).find(({ type }) => type === 'routable') ?? {}
  await stage.find('agentStateOnContact', 'The state of an agent who is in a chat is looked up.', async () => {
    const { name } = alice.snapshot.state
    if (name === available) return 'as chosen'
    return name === 'Busy' ? 'Busy and AfterCallWork' : unlike(`it is "${name}"`)
  })
  await stage.find(
    'stateChosenOnContact',
    'An agent in a chat chooses a state for now, not for afterwards.',
    async () => {
      const states = await alice.states()
      const state = states.find(({ type }) => type === 'not_routable')
      if (!state) return notProbed('there is no other state to choose')
      const answer = await alice.asks('putAgentState', { state, enqueueNextState: false })
      const found = either(answer, 'taken at once', 'refused')
      if (answer.ok) {
        await alice.must('putAgentState', {
          state: states.find(({ type }) => type === 'routable'),
          enqueueNextState: false,
        })
      }
      return found
    },
  )
}

async function findReceipts(stage: Stage, { customer }: StartedChat, hers: Seat): Promise<void> {
  await stage.find('receiptsInTranscript', 'A customer reads a message; the transcript is looked at.', async () => {
    const id = await hers.mustSay('to be read')
    await customer.hearsText('to be read')
    const answer = await customer.reads(id)
    if (!answer.ok) return notProbed(`the receipt was refused: ${inWords(answer)}`)
    const message = (await hers.transcript()).find(({ Id }) => Id === id)
    return (message?.MessageMetadata?.Receipts ?? []).length > 0 ? 'on their message' : 'left out'
  })
  await stage.find('receiptsOf', 'An agent reads a file that the customer has sent.', async () => {
    const started = await starts(customer)
    if (!started.ok) return notProbed(`attachments are not enabled on the instance (${inWords(started)})`)
    await puts(started.output)
    const completed = await completes(customer, started.output.AttachmentId)
    if (!completed.ok) return notProbed(`the file could not be sent: ${inWords(completed)}`)
    const { id } = await hers.hears('the file', ({ attachments }) => attachments?.[0]?.status === 'APPROVED')
    return either(await hers.reads(id), 'messages and files', 'messages')
  })
}

/** A custom participant can only be added before the agent joins (documented): while the chat rings. */
async function findBots(stage: Stage, alice: ActingAgent): Promise<void> {
  const chat = await stage.chat()
  await alice.rings(chat.id)
  const isBots = (type: string) => (item: ChatItem) => item.displayName === BOT && item.contentType === type
  await stage.find(
    'botsInSnapshot',
    'A custom bot joins a chat that rings; the agent’s snapshot is looked at.',
    async () => {
      const bot = {
        InstanceId: stage.means.instanceId,
        ContactId: chat.id,
        ClientToken: randomUUID(),
        ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT' as const, DisplayName: BOT },
      }
      const answer = await outcomeOf(stage.connect.send(new CreateParticipantCommand(bot)))
      if (!answer.ok) return permitted('CreateParticipant', answer, () => notProbed(inWords(answer)))
      const { ParticipantId = '', ParticipantCredentials: { ParticipantToken } = {} } = answer.output
      await stage.comes({ ...chat, customer: stage.newSeat(BOT), token: ParticipantToken ?? '' })
      await chat.customer.hears('the bot to join', isBots(EventType.participantJoined))
      await grace(2 * GRACE_MS)
      return alice.connectionOf(chat.id, ParticipantId) ? 'listed' : 'left out'
    },
  )
  await stage.find('botDisconnected', 'An agent accepts a chat in which a custom bot is.', async () => {
    if (!chat.customer.items.some(isBots(EventType.participantJoined))) return notProbed('no custom bot could join')
    await alice.accepts(chat.id)
    await chat.customer.hears('the bot to leave', isBots(EventType.participantLeft))
    await chat.customer.hears(
      'the agent to join',
      ({ role, contentType }) => role === 'AGENT' && contentType === EventType.participantJoined,
    )
    const transcript = await chat.customer.transcript()
    const at = (role: string, type: string) =>
      transcript.findIndex(({ ContentType, ParticipantRole }) => ParticipantRole === role && ContentType === type)
    const [left, joined] = [at('CUSTOM_BOT', EventType.participantLeft), at('AGENT', EventType.participantJoined)]
    if (left < 0 || joined < 0) return unlike('the transcript does not have both')
    return left < joined ? 'before the agent joins' : 'after the agent has joined'
  })
}

/** What the API behind Streams makes of requests that nothing says anything about: no chat is needed. */
export const ctiRequests: Scene = {
  name: 'the API behind Streams',
  finds: ['ctiNoMaxResults', 'ctiPageToken', 'ctiPageSize', 'pollSecondsUnlessAsked', 'refusedAction'],
  agents: 1,
  contacts: 0,
  messages: 0,

  async play(stage) {
    const alice = stage.agent(0)
    await stage.find('ctiNoMaxResults', 'The states of an agent are asked for with maxResults 0.', async () => {
      const all = (await alice.states()).length
      if (all < 2) return notProbed('there is only one state')
      const answer = await alice.asks('getAgentStates', { maxResults: 0 })
      if (!answer.ok) return unlike(inWords(answer))
      const size = sizeOf(answer.output, 'states')
      return size === 1 ? 'one result' : size === all ? 'as if left out' : unlike(`${size} results`)
    })
    await stage.find(
      'ctiPageToken',
      'The states of an agent are asked for with a nextToken that is none.',
      async () => {
        const answer = await alice.asks('getAgentStates', { maxResults: 100, nextToken: 'no token' })
        const types = ['InvalidParameterException', 'PaginationException'] as const
        if (answer.ok) return unlike('it is answered')
        return types.find((each) => each === answer.type) ?? unlike(inWords(answer))
      },
    )
    await stage.find('ctiPageSize', 'Quick connects are asked for without maxResults.', async () => {
      const answer = await alice.asks('getEndpoints', { queueARNs: await alice.queueArns() })
      if (!answer.ok) return unlike(inWords(answer))
      const size = sizeOf(answer.output, 'endpoints')
      const isAll = text(answer.output, 'nextToken') === undefined
      if (!isAll) return size === 10 || size === 100 ? size : unlike(`${size} results`)
      return size > 10 ? 100 : notProbed(`there are only ${size} quick connects`)
    })
    await stage.find('pollSecondsUnlessAsked', 'A snapshot that has not changed is asked for without a timeout.', () =>
      polls(alice),
    )
    await stage.find('refusedAction', 'An agent accepts a contact that there is not.', async () => {
      const answer = await alice.asks('acceptContact', { contactId: randomUUID() })
      if (answer.ok) return unlike('it is answered')
      return answer.type === 'InvalidStateException' ? 'InvalidStateException' : 'a type each'
    })
  },
}

async function polls(alice: ActingAgent): Promise<Seen> {
  const latest = await alice.must('getAgentSnapshot', { timeout: 0 })
  const poll = alice.asks('getAgentSnapshot', { nextToken: text(latest, 'nextToken') ?? '' })
  const first = await Promise.race([poll.then((answer) => answer.ok), setTimeout(HELD_MS, 'held' as const)])
  if (first === 'held') return 30
  return first ? 0 : unlike('it is refused')
}

function sizeOf(answer: unknown, name: string): number {
  const list = member(answer, name)
  return Array.isArray(list) ? list.length : 0
}
