import { describe, expect, test } from 'vitest'
import { isSilent, otherMode } from './monitoring.ts'
import { alice, contact, grace, monitored } from './test-support/fake-port.ts'
import { openChat } from './test-support/open-chat.ts'
import { sentItem } from './transcript.ts'

describe('a supervisor', () => {
  test('barges in and goes back, by one command each however often they click', async () => {
    const { port, child } = await openChat()
    child('monitoring').send({ type: 'monitor.barge' })
    child('monitoring').send({ type: 'monitor.barge' })
    expect(port.called('monitor').map((call) => call.args)).toEqual([['chat', 'barge']])
    await port.answer('monitor')
    child('monitoring').send({ type: 'monitor.silent' })
    expect(port.called('monitor').at(-1)?.args).toEqual(['chat', 'silent'])
  })

  test('is told why not, and can try again', async () => {
    const { port, child, notices } = await openChat()
    child('monitoring').send({ type: 'monitor.barge' })
    await port.refuse('monitor', '{"message":"Bob has barged in"}')
    expect(notices()).toEqual(['Bob has barged in'])
    child('monitoring').send({ type: 'monitor.barge' })
    expect(port.called('monitor')).toHaveLength(2)
  })

  test('is told when there is no answer', async () => {
    const { clock, child, notices } = await openChat()
    child('monitoring').send({ type: 'monitor.barge' })
    clock.increment(15_000)
    expect(notices()).toEqual(['Amazon Connect did not answer.'])
    expect(child('monitoring').getSnapshot().value).toBe('idle')
  })
})

test('what a chat can be changed to is what the supervisor may', () => {
  expect(otherMode(contact('connected'))).toBeUndefined()
  expect(otherMode(monitored({ mode: 'silent', may: ['silent', 'barge'] }))).toBe('barge')
  expect(otherMode(monitored({ mode: 'silent', may: ['silent'] }))).toBeUndefined()
  expect(otherMode(monitored({ mode: 'barge', may: ['silent', 'barge'] }))).toBe('silent')
  expect(otherMode(monitored({ mode: 'barge', may: ['barge'] }))).toBeUndefined()
})

test('what a supervisor has sent is a supervisor’s, before it comes back', () => {
  const posted = { id: 'm', at: '2026-01-01T10:00:00.000Z', content: 'Hello', format: 'text/plain' as const }
  expect(sentItem(posted, grace('joined')).role).toBe('SUPERVISOR')
  expect(sentItem(posted, alice).role).toBe('AGENT')
})

test('only a supervisor who listens is silent', () => {
  expect(isSilent(contact('connected'))).toBe(false)
  expect(isSilent(monitored({ mode: 'silent', may: [] }))).toBe(true)
  expect(isSilent(monitored({ mode: 'barge', may: [] }))).toBe(false)
})
