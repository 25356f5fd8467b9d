import { expect, test } from 'vitest'
import { Refusal } from './port.ts'
import { toRefusal } from './refusals.ts'

test('what Streams reports is a JSON string', () => {
  const refusal = toRefusal('{"type":"LimitExceededException","message":"At most 6 participants","statusCode":400}')
  expect(refusal).toMatchObject({ kind: 'LimitExceededException', message: 'At most 6 participants', status: 400 })
})

test('what ChatJS reports is an object, or a string when nothing was sent', () => {
  expect(toRefusal({ type: 'ConflictException', message: 'Not now', statusCode: 409 })).toMatchObject({ status: 409 })
  expect(toRefusal('Failed to call sendMessage, No active connection').message).toBe(
    'Failed to call sendMessage, No active connection',
  )
})

test.each([undefined, null, '', '{}', 42])('%j says nothing, so the page says that', (failure) => {
  expect(toRefusal(failure).message).toMatch(/did not say why/)
})

test.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed', 'Network Failure'])(
  'what a browser says without a network, "%s", is said in words',
  (message) => {
    expect(toRefusal({ type: 'TypeError', message }).message).toBe('Amazon Connect could not be reached.')
  },
)

test('a refusal stays what it is', () => {
  const refusal = new Refusal('NotFound', 'Gone')
  expect(toRefusal(refusal)).toBe(refusal)
})
