import { expect, test } from 'vitest'
import { operationOf } from './operation-of.ts'

const invitation = { contactId: 'contact-1', endpoint: { endpointARN: 'arn' } }
const request = (operation: string, body: string | undefined) => ({
  headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}` },
  body,
})

test('the request that has what was called with is the one: whatever the engine adds to it', () => {
  const body = JSON.stringify({ ...invitation, authentication: { authToken: 'token' } })
  expect(operationOf(request('AddNewConnection', body), invitation)).toBe('AddNewConnection')
})

test.each([
  ['GetAgentConfiguration', '{"authentication":{"authToken":"token"}}'],
  ['CreateTransport', '{"contactId":"contact-1","transportType":"chat_token"}'],
  ['GetAgentSnapshot', undefined],
  ['SendClientLogs', 'not JSON'],
  ['SendClientLogs', 'null'],
])('what the engine asks for by itself meanwhile is another: %s %s', (operation, body) => {
  expect(operationOf(request(operation, body), invitation)).toBeUndefined()
})

test('a call without parameters is not known by them', () => {
  expect(operationOf(request('GetAgentStates', '{}'), {})).toBeUndefined()
})
