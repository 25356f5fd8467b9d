import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { centerWithMonitoring } from '../../instance/test-support/center.ts'
import { type Message, Services } from '../test-support/services.ts'

const READ = 'application/vnd.amazonaws.connect.event.message.read'
const TYPING = 'application/vnd.amazonaws.connect.event.typing'
const hello = { ContentType: 'text/plain', Content: 'Hello' }

function supervised(assumptions: Partial<Assumptions> = {}) {
  const services = new Services({ center: centerWithMonitoring(), assumptions })
  const chat = services.stage.chatOf()
  services.stage.monitors('grace', chat)
  const asks = <Body>(operation: Parameters<Services['asksParticipant']>[0], body: object = {}) =>
    services.asksParticipant<Body>(operation, services.connection('grace', chat), body)
  return { services, chat, asks }
}

interface Transcript {
  readonly Transcript: readonly { readonly Content?: string; readonly ParticipantRole?: string }[]
}

describe('a silent monitor', () => {
  test('gets a connection, the transcript, and on the socket what the others get', async () => {
    const { services, chat, asks } = supervised()
    const token = services.participantToken('grace', chat)
    const asked = { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }
    expect(await services.asksParticipant('CreateParticipantConnection', token, asked)).toMatchObject({ status: 200 })
    const [ears, alice] = [services.listens('grace', chat), services.listens('alice', chat)]
    services.stage.says('customer', 'Can you help?', chat)
    services.stage.says('alice', 'Yes', chat)
    expect(ears.items.map((each) => each.Content)).toEqual(['Can you help?', 'Yes'])
    expect(ears.items).toEqual(alice.items)
    const { body } = await asks<Transcript>('GetTranscript', { SortOrder: 'ASCENDING' })
    expect(body.Transcript.map((each) => each.Content).filter(Boolean)).toEqual(['Can you help?', 'Yes'])
  })

  test.each(['AccessDeniedException', 'ValidationException'] as const)(
    'cannot send anything: %s',
    async (silentMonitorSends) => {
      const { services, chat, asks } = supervised({ silentMonitorSends })
      const { id: messageId } = services.stage.says('customer', 'Hello', chat)
      const error = { status: silentMonitorSends === 'AccessDeniedException' ? 403 : 400, type: silentMonitorSends }
      await services.refuses(() => asks('SendMessage', hello), { ...error, words: /Grace only listens/ })
      await services.refuses(() => asks('SendEvent', { ContentType: TYPING }), error)
      const receipt = { ContentType: READ, Content: JSON.stringify({ messageId }) }
      await services.refuses(() => asks('SendEvent', receipt), error)
    },
  )

  test('leaves by DisconnectParticipant, and is refused everything afterwards', async () => {
    const { services, chat, asks } = supervised()
    const [ears, customer] = [services.listens('grace', chat), services.listens('customer', chat)]
    expect(await asks('DisconnectParticipant')).toMatchObject({ status: 200 })
    services.stage.says('customer', 'Still there?', chat)
    expect(ears.items.map((each) => String(each.ContentType).split('.').at(-1))).toEqual(['ended'])
    expect(customer.items.map((each) => each.Content)).toEqual(['Still there?'])
    await services.refuses(() => asks('GetTranscript'), { status: 403, type: 'AccessDeniedException' })
  })
})

describe('with a supervisor barged in', () => {
  test('their messages are a supervisor’s, everybody’s to read', async () => {
    const { services, chat, asks } = supervised()
    const customer = services.listens('customer', chat)
    services.stage.barges('grace', chat)
    const { body } = await asks<Message>('SendMessage', hello)
    expect(customer.items).toMatchObject([
      { ContentType: 'application/vnd.amazonaws.connect.event.participant.joined', ParticipantRole: 'SUPERVISOR' },
      { Id: body.Id, Content: 'Hello', ParticipantRole: 'SUPERVISOR', DisplayName: 'Grace', InitialContactId: chat.id },
    ])
    const transcript = await asks<Transcript>('GetTranscript')
    expect(transcript.body.Transcript[0]).toMatchObject({ Content: 'Hello', ParticipantRole: 'SUPERVISOR' })
  })

  test.each(['refused', 'dropped'] as const)(
    'a receipt answers 409, also where those among more than two are %s',
    async (receiptsAmongMoreThanTwo) => {
      const { services, chat } = supervised({ receiptsAmongMoreThanTwo })
      const { id: messageId } = services.stage.says('alice', 'Hello', chat)
      services.stage.barges('grace', chat)
      const receipt = { ContentType: READ, Content: JSON.stringify({ messageId }) }
      const posts = () => services.asksParticipant('SendEvent', services.connection('customer', chat), receipt)
      const words = /^Operation can not be performed due to the state of the contact\.$/
      await services.refuses(posts, { status: 409, type: 'ConflictException', words })
      services.stage.goesBack('grace', chat)
      expect(await posts()).toMatchObject({ status: 200 })
    },
  )
})
