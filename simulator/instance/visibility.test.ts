import { describe, expect, test } from 'vitest'
import type { Chat, Participant } from './chat.ts'
import { centerWithMonitoring } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

/**
 * Who sees what. No operation of the API gives an item readers of its own (the SDKs' schemas have none for it), so that
 * whoever is on a chat sees all of it, from its first item on.
 */
function chatWithEverybody() {
  const stage = new Stage({ center: centerWithMonitoring() })
  const chat = stage.chatOf('bob')
  stage.monitors('carol', chat)
  stage.monitors('grace', chat)
  stage.barges('grace', chat)
  return { stage, chat }
}

function hear(stage: Stage, chat: Chat, command: () => void): string[] {
  const told = stage.told(command)
  const hears = (each: Participant) => told.some((event) => 'to' in event && event.to.includes(each))
  return chat.participants.filter(hears).map((each) => each.displayName)
}

const EVERYBODY = ['Maya', 'Alice', 'Bob', 'Carol', 'Grace']

describe('what happens in a chat is seen', () => {
  test.each(['customer', 'alice', 'bob', 'grace'] as const)('by everybody on it when %s says it', (name) => {
    const { stage, chat } = chatWithEverybody()
    expect(hear(stage, chat, () => stage.says(name, 'Hello', chat))).toEqual(EVERYBODY)
  })

  test('by everybody on it when the flow says it', () => {
    const { stage, chat } = chatWithEverybody()
    expect(hear(stage, chat, () => stage.instance.flow.prompts(chat.id, '{}'))).toEqual(EVERYBODY)
  })

  test('by customer and custom participant, whichever of them says it', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    const bot = stage.instance.createBot(chat.id, 'Helper').participant
    stage.instance.connectCustomer(bot.id)
    for (const { id } of [chat.customer, bot]) {
      expect(hear(stage, chat, () => stage.instance.say(id, 'text/plain', 'Hello'))).toEqual(['Maya', 'Helper'])
    }
  })

  test('by all but the typist while somebody types', () => {
    const { stage, chat } = chatWithEverybody()
    const alice = stage.participant('alice', chat)
    expect(hear(stage, chat, () => stage.instance.type(alice.id))).toEqual(EVERYBODY.filter((each) => each !== 'Alice'))
  })

  test('by nobody who is only invited, nor by anybody who has left', () => {
    const { stage, chat } = chatWithEverybody()
    stage.is('Available', 'dave')
    stage.invites('alice', 'dave', chat)
    stage.leaves('bob', chat)
    stage.leaves('carol', chat)
    const left = EVERYBODY.filter((each) => each !== 'Bob' && each !== 'Carol')
    expect(hear(stage, chat, () => stage.says('customer', 'Hello', chat))).toEqual(left)
    stage.refuses(() => stage.instance.chatOf(stage.participant('dave', chat).id), 'participant left')
    stage.refuses(() => stage.instance.chatOf(stage.participant('bob', chat).id), 'participant left')
    stage.refuses(() => stage.instance.chatOf(stage.participant('carol', chat).id), 'participant left')
  })

  test('from the first item on by whoever comes later', () => {
    const { stage, chat } = chatWithEverybody()
    const first = stage.says('customer', 'Hello', chat)
    stage.bringsIn('alice', 'dave', chat)
    stage.monitors('erin', chat)
    for (const name of ['dave', 'erin'] as const) {
      expect(stage.instance.chatOf(stage.participant(name, chat).id).transcript).toContain(first)
    }
  })
})
