import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { type ParticipantOperation, Services } from '../test-support/services.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'

function talking(throttles: boolean, assumptions: Partial<Assumptions> = {}) {
  const services = new Services({ throttles, assumptions })
  const chat = services.stage.chatOf()
  const tokens = {
    participant: services.participantToken('customer', chat),
    connection: services.connection('customer', chat),
  }
  const ask = (operation: ParticipantOperation, body: object) =>
    services.asksParticipant(
      operation,
      operation === 'CreateParticipantConnection' ? tokens.participant : tokens.connection,
      body,
    )
  /** How many of so many requests are not throttled. */
  const passing = async (operation: ParticipantOperation, body: object, requests = 40) => {
    const answers = await Promise.all(Array.from({ length: requests }, () => ask(operation, body)))
    return answers.filter((each) => each.status !== 429).length
  }
  return { services, stage: services.stage, chat, ask, passing }
}

const QUOTAS: [ParticipantOperation, object, number, number][] = [
  ['CreateParticipantConnection', { Type: ['CONNECTION_CREDENTIALS'] }, 6, 9],
  ['GetTranscript', {}, 8, 12],
  ['SendEvent', { ContentType: `${EVENT}typing` }, 10, 15],
  ['SendMessage', { ContentType: 'text/plain', Content: 'Hello' }, 10, 15],
  ['DisconnectParticipant', {}, 3, 5],
  ['GetAttachment', { AttachmentId: 'any' }, 2, 5],
]

describe.each(QUOTAS)('%s', (operation, body, rate, burst) => {
  test(`passes ${burst} at once and ${rate} a second, where throttles are asked for`, async () => {
    const { stage, passing } = talking(true)
    expect(await passing(operation, body)).toBe(burst)
    stage.clock.advance(1000)
    expect(await passing(operation, body)).toBe(rate)
  })

  test('is not throttled unless asked for', async () => {
    const { passing } = talking(false)
    expect(await passing(operation, body)).toBe(40)
  })
})

test('a throttled request answers 429 and does nothing', async () => {
  const { services, ask, passing } = talking(true)
  await passing('SendMessage', { ContentType: 'text/plain', Content: 'Hello' }, 15)
  await services.refuses(() => ask('SendMessage', { ContentType: 'text/plain', Content: 'One more' }), {
    status: 429,
    type: 'ThrottlingException',
    words: /Rate exceeded/,
  })
})

test('the throttle is the instance’s: another chat meets it too, and without a good token nobody does', async () => {
  const { services, stage, passing } = talking(true)
  const noor = services.connection('customer', stage.startChat({ displayName: 'Noor' }))
  for (let n = 1; n <= 20; n++) await services.asksParticipant('GetTranscript', 'made-up')
  expect(await passing('GetTranscript', {}, 12)).toBe(12)
  expect((await services.asksParticipant('GetTranscript', noor)).status).toBe(429)
  expect((await services.asksParticipant('GetTranscript', 'made-up')).status).toBe(403)
})

const afterInvalid = async (throttleCounts: Assumptions['throttleCounts']) => {
  const { passing } = talking(true, { throttleCounts })
  await passing('GetTranscript', { MaxResults: 101 }, 12)
  return passing('GetTranscript', {}, 12)
}

test('assumption throttleCounts requests of participants: invalid ones use the throttle up', async () => {
  expect(await afterInvalid('requests of participants')).toBe(0)
})

test('assumption throttleCounts valid requests: invalid ones do not', async () => {
  expect(await afterInvalid('valid requests')).toBe(12)
})

test('assumption undocumentedThrottle none: what is in no table is not throttled', async () => {
  const { passing } = talking(true, { undocumentedThrottle: 'none' })
  expect(await passing('GetAttachment', { AttachmentId: 'any' })).toBe(40)
  expect(await passing('GetTranscript', {})).toBe(12)
})
