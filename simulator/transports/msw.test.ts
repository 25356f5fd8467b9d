import { getResponse, RequestHandler, WebSocketHandler } from 'msw'
import { expect, test } from 'vitest'
import { interceptionOf } from './interception.ts'
import { handlersFor } from './msw.ts'
import type { Network } from './network.ts'

type Connection = Parameters<WebSocketHandler['run']>[0]

/** A client's connection as msw hands it over; what is done to it is noted down. */
function connectionTo(url: string) {
  const done: string[] = []
  const client = {
    url: new URL(url),
    send: () => done.push('sent'),
    close: () => done.push('closed'),
    addEventListener() {},
  }
  const server = { connect: () => done.push('connected to the real server') }
  return { done, connection: { client, server, info: { protocols: undefined } } as unknown as Connection }
}

const refusing = { open: () => undefined } as unknown as Network

function socketHandler(): WebSocketHandler {
  const handlers = handlersFor(
    interceptionOf(refusing, ({ hostname }) => hostname === 'localhost'),
    'alice',
  )
  const handler = handlers.find((each) => each instanceof WebSocketHandler)
  if (!handler) throw new Error('There is no handler for sockets.')
  return handler
}

test.each([
  'wss://participant.transport.connect.us-west-2.amazonaws.com/chat',
  'wss://example.com/',
  'ws://example.com/',
])('msw is told that %s is taken: what is not, it connects to the real server', async (url) => {
  const { done, connection } = connectionTo(url)
  expect(await socketHandler().run(connection)).not.toBeNull()
  expect(done).toEqual([])
})

test('a socket that is let through is connected to the real server', async () => {
  const { done, connection } = connectionTo('ws://localhost:1234/')
  expect(await socketHandler().run(connection)).not.toBeNull()
  expect(done).toEqual(['connected to the real server'])
})

test('a request is answered as one from the browser of the agent whose pages are intercepted', async () => {
  const answer = async (_: Request, browserOf?: string) => new Response(browserOf)
  const handlers = handlersFor({ answer, take: () => {} }, 'alice')
  const forRequests = handlers.filter((each) => each instanceof RequestHandler)
  const response = await getResponse(forRequests, new Request('https://test-center.my.connect.aws/ccp-v2'))
  expect(await response?.text()).toBe('alice')
})
