import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as timeout } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { DeadLine } from '../network-conditions/dead-line.ts'
import type { Addresses } from '../services/addresses.ts'
import type { ServiceRequest, ServiceResponse } from '../services/http.ts'
import type { Certificate } from './certificate.ts'
import { type KnownAddress, KnownAddresses } from './known-addresses.ts'
import { ownerOf } from './local-address.ts'
import type { Network } from './network.ts'
import { bodyOf } from './request-body.ts'
import { textFrame } from './text-frame.ts'

/** Clients' libraries take sockets of this machine by its number only: `ws://localhost` is refused (measured). */
const ADDRESS = '127.0.0.1'
/** Frames from clients are subscriptions and heartbeats. */
const MAX_FRAME_BYTES = 128 * 1024
/** An answer that has no body and may not tell of one's length. */
const NO_CONTENT = 204
/** Whoever has not taken an answer by then, or has not sent all of a request, goes without. */
const LAST_ANSWERS_MS = 1000
/**
 * An idle connection stays open for so long. Clients keep theirs for the next request; with Node's five seconds that one is
 * now and then just on its way when the connection is closed, and lost (seen as "socket hang up").
 */
const IDLE_MS = 65_000

/** A port of this machine that nothing is served on yet: what is served may have to know where that is. */
export interface OpenPort {
  /** `http://127.0.0.1:41234` */
  readonly origin: string
  readonly addresses: Addresses
  /**
   * `meaning` is the address that an address of this port stands for; `besides` takes requests that are for no service, and
   * says whether it has.
   */
  serve(network: Network, meaning: (url: URL) => URL, besides: Besides): RunningServer
}

export type Besides = (url: URL, request: IncomingMessage, response: ServerResponse) => boolean

export interface RunningServer {
  /** Answers what is held, says goodbye to every client, and frees the port. */
  close(): Promise<void>
}

/**
 * Takes a port, for HTTP and WebSocket alike, over TLS with a certificate.
 * @param port 0 for one that is free
 * @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had.
 */
export async function openPort(port: number, certificate?: Certificate): Promise<OpenPort> {
  const server = certificate
    ? createTlsServer({ key: certificate.privateKey, cert: certificate.certificate, keepAliveTimeout: IDLE_MS })
    : createServer({ keepAliveTimeout: IDLE_MS })
  const at = `${ADDRESS}:${await listen(server, port)}`
  const [origin, sockets] = certificate ? [`https://${at}`, `wss://${at}`] : [`http://${at}`, `ws://${at}`]
  return {
    origin,
    addresses: { sockets, attachments: `${origin}/attachments` },
    serve: (network, meaning, besides) => serve(server, network, meaning, besides),
  }
}

function serve(server: Server, network: Network, meaning: (url: URL) => URL, besides: Besides): RunningServer {
  // The server itself knows of no connection that has not begun to speak HTTP, or has ceased to.
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const addresses = new KnownAddresses(meaning)
  const answering = new Set<Promise<void>>()
  server.on('request', (request, response) => {
    const address = addressOf(request, addresses)
    if (address && besides(address.asked, request, response)) return
    const answer = answerRequest(network, request, response, address?.meant).finally(() => answering.delete(answer))
    answering.add(answer)
  })

  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES })
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const url = addressOf(request, addresses)?.meant
    // Whoever goes away in the middle of a handshake is nobody to report to.
    socket.on('error', () => undefined)
    if (!url) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
    // Where there is no network there is no handshake either: a socket that opened first would look like one that is back.
    else if (network.isCutOff(url)) socket.destroy()
    else webSockets.handleUpgrade(request, socket, head, (client) => serveSocket(network, client, socket, url))
  })

  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      network.close()
      await Promise.race([Promise.all(answering), timeout(LAST_ANSWERS_MS, undefined, { ref: false })])
      for (const client of webSockets.clients) {
        client.close(1001, 'The simulator has ended')
        // Its own goodbye is not waited for: it may never come.
        client.terminate()
      }
      // Clients keep connections open for later requests, or never say anything.
      for (const connection of connections) connection.destroy()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, ADDRESS, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Resolves when the answer is out of our hands; a client that goes away meanwhile is no error. */
async function answerRequest(
  network: Network,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL | undefined,
): Promise<void> {
  const body = await bodyOf(request, url ? network.mostBytesAt(url) : 0)
  // It has gone away in the middle of its request.
  if (!body) return
  try {
    const answer = url
      ? await network.answer({ ...partsOf(request), url, ...body })
      : { status: 400, headers: {}, body: 'The address of the request is not one.' }
    await send(answer, response)
  } catch (error) {
    if (!(error instanceof DeadLine)) throw error
    response.destroy()
  }
}

function send({ status, headers, body, bytes }: ServiceResponse, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve()
    response.once('close', resolve)
    // With its length it goes out in one piece, not as chunks.
    const length = String(bytes?.length ?? Buffer.byteLength(body))
    const all = status === NO_CONTENT ? headers : { 'content-length': length, ...headers }
    response.writeHead(status, all).end(bytes ?? body)
  })
}

function partsOf({
  method = 'GET',
  headers,
}: IncomingMessage): Pick<ServiceRequest, 'method' | 'headers' | 'browserOf'> {
  const single: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) single[name] = typeof value === 'string' ? value : value.join(', ')
  }
  const browserOf = ownerOf(headers.host)
  return { method, headers: single, ...(browserOf && { browserOf }) }
}

/** The address that was asked for, in the client's own words for this host; undefined when there is none in it. */
function addressOf(
  { url = '', headers, socket }: IncomingMessage,
  addresses: KnownAddresses,
): KnownAddress | undefined {
  if (!url.startsWith('/')) return undefined
  const scheme = 'encrypted' in socket ? 'https' : 'http'
  // Put together as a text: resolved, `//elsewhere/` would name another host.
  return addresses.read(`${scheme}://${headers.host}${url}`)
}

/** @param connection what the socket's frames go over, in this process `ws` alone writes to besides */
function serveSocket(network: Network, client: WebSocket, connection: Duplex, url: URL): void {
  // A frame that breaks the protocol closes the socket, and is reported here besides.
  client.on('error', () => undefined)
  const session = network.open(url, {
    // Between its frames: without compression `ws` writes each of its own at once and whole.
    send: (text) => {
      if (client.readyState === client.OPEN) connection.write(textFrame(text))
    },
    close: (code, reason) => client.close(code, reason),
  })
  if (!session) return
  client.on('message', (data) => session.received(String(data)))
  client.on('close', () => session.closed())
}
