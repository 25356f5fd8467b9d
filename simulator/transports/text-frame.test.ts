import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { textFrame } from './text-frame.ts'

/** On both sides of each length at which a frame's head is another, none, and more bytes than characters. */
const TEXTS = [...[0, 125, 126, 65_535, 65_536].map((length) => 'x'.repeat(length)), 'Grüße 👋', 'Grüße 👋', '']

test('a client takes in every text as it was, of any length', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (_, { socket }) => {
    for (const text of TEXTS) socket.write(textFrame(text))
  })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const received: string[] = []
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('message', (data, isBinary) => {
      received.push(isBinary ? 'binary' : String(data))
      if (received.length === TEXTS.length) resolve()
    })
  })
  client.terminate()
  server.close()
  expect(received).toEqual(TEXTS)
})
