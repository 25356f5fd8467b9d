import { describe, expect, test } from 'vitest'
import type { ContactCenter } from './directory.ts'
import { center } from './test-support/center.ts'
import { Stage, type StageOptions } from './test-support/stage.ts'

const PICKER = '{"templateType":"ListPicker","version":"1.0","data":{"content":{"title":"Which?","elements":[]}}}'

function talking(changes: Partial<ContactCenter> = {}, assumptions: StageOptions['assumptions'] = {}) {
  const stage = new Stage({ center: center(changes), assumptions })
  return { stage, chat: stage.chatOf(), flow: stage.instance.flow }
}

describe('what a flow shows', () => {
  test('is an interactive message to everybody, of the system, always the same participant', () => {
    const { stage, chat, flow } = talking()
    const told = stage.told(() => flow.prompts(chat.id, PICKER))
    expect(told).toMatchObject([{ type: 'item', to: [{ displayName: 'Maya' }, { displayName: 'Alice' }] }])
    flow.prompts(chat.id, PICKER)
    const [first, second] = chat.transcript.slice(-2)
    expect(first).toMatchObject({
      kind: 'message',
      format: 'application/vnd.amazonaws.connect.message.interactive',
      content: PICKER,
      role: 'SYSTEM',
      contactId: chat.id,
    })
    expect(second?.participantId).toBe(first?.participantId)
  })

  test.each(['SYSTEM_MESSAGE', 'BOT'] as const)('assumption flowSpeaksAs %s', (flowSpeaksAs) => {
    const { chat, flow } = talking({}, { flowSpeaksAs })
    expect(flow.prompts(chat.id, PICKER).displayName).toBe(flowSpeaksAs)
  })

  test('is refused once the chat has ended, and in no chat', () => {
    const { stage, chat, flow } = talking()
    stage.refuses(() => flow.prompts('made-up', PICKER), 'unknown contact')
    stage.leaves('customer', chat)
    stage.refuses(() => flow.prompts(chat.id, PICKER), 'chat ended')
  })
})

describe('what may be said', () => {
  test('is what the chat was started for', () => {
    const { stage } = talking()
    const chat = stage.startChat({ contentTypes: ['text/plain', 'application/json'] })
    stage.says('customer', 'Hello', chat)
    stage.instance.say(chat.customer.id, 'application/json', '{}')
    const say = () => stage.instance.say(chat.customer.id, 'text/markdown', '*Hello*')
    stage.refuses(say, 'content type not supported', /text\/plain, application\/json, not for text\/markdown/)
  })

  test('assumption contentTypesUnlessListed all', () => {
    const { stage, chat } = talking()
    expect(stage.instance.say(chat.customer.id, 'text/markdown', '*Hello*')).toMatchObject({ content: '*Hello*' })
  })

  test('assumption contentTypesUnlessListed text/plain', () => {
    const { stage, chat } = talking({}, { contentTypesUnlessListed: 'text/plain' })
    stage.says('customer', 'Hello', chat)
    const say = () => stage.instance.say(chat.customer.id, 'text/markdown', '*Hello*')
    stage.refuses(say, 'content type not supported')
  })
})
