import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConnectClient } from '@aws-sdk/client-connect'
import { createParticipantClient } from '../participant-connection.ts'

/** One request as it came over HTTP. */
export interface Asked {
  method: string
  path: string
  bearer: string | undefined
  body: Record<string, unknown>
}

interface Answer {
  status?: number
  errorType?: string
  body: object
}

type Answering = (asked: Asked) => Answer | object

/** An item of a transcript in Connect's spelling. */
export function item(id: string, second: number, content = id, more: object = {}) {
  const AbsoluteTime = `2026-01-01T10:00:${String(second).padStart(2, '0')}.000Z`
  return {
    Id: id,
    AbsoluteTime,
    Type: 'MESSAGE',
    ContentType: 'text/plain',
    Content: content,
    ParticipantId: 'participant-alice',
    DisplayName: 'Alice',
    ParticipantRole: 'AGENT',
    ContactId: 'contact-1',
    ...more,
  }
}

/** An error as both services answer it. */
export function refusal(status: number, errorType: string, Message: string): Answer {
  return { status, errorType, body: { Message } }
}

/** A local server that answers for Connect and for the Participant Service, one request path at a time. */
export class FakeConnect implements AsyncDisposable {
  readonly asked: Asked[] = []
  /** What GetTranscript gives, oldest first, on one page. */
  transcript: object[] = []
  /** Without it whoever asks gets no answer. */
  hasNetwork = true
  connectionExpiry = '2026-01-01T11:00:00.000Z'
  readonly #answers = new Map<string, Answering>()
  readonly #server = createServer(async (request, response) => {
    const asked = await read(request)
    if (!this.hasNetwork) {
      response.destroy()
      return
    }
    this.asked.push(asked)
    const given = (this.#answers.get(asked.path) ?? (() => refusal(404, 'ResourceNotFoundException', 'No such path.')))(
      asked,
    )
    const answer: Answer = 'body' in given ? given : { body: given }
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      ...(answer.errorType && { 'x-amzn-errortype': answer.errorType }),
    })
    response.end(JSON.stringify(answer.body))
  })

  static async starts(): Promise<FakeConnect> {
    const fake = new FakeConnect()
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve))
    let connections = 0
    fake.answers('/contact/chat', () => ({
      ContactId: 'contact-1',
      ParticipantId: 'participant-carla',
      ParticipantToken: 'secret-participant-token',
    }))
    fake.answers('/participant/connection', () => {
      connections += 1
      return {
        Websocket: { Url: `wss://sockets.test/?secret-url-${connections}`, ConnectionExpiry: fake.connectionExpiry },
        ConnectionCredentials: { ConnectionToken: `secret-connection-token-${connections}` },
      }
    })
    fake.answers('/participant/transcript', () => ({ InitialContactId: 'contact-1', Transcript: fake.transcript }))
    fake.answers('/participant/message', () => ({ Id: 'posted-1', AbsoluteTime: '2026-01-01T10:00:00.000Z' }))
    fake.answers('/participant/event', () => ({ Id: 'posted-2', AbsoluteTime: '2026-01-01T10:00:00.000Z' }))
    fake.answers('/participant/disconnect', () => ({}))
    return fake
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  participantClient() {
    return createParticipantClient({ region: 'eu-central-1', endpoint: this.endpoint, maxAttempts: 1 })
  }

  connectClient() {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    return new ConnectClient({ region: 'eu-central-1', endpoint: this.endpoint, maxAttempts: 1, credentials })
  }

  /** From now on this path is answered so. */
  answers(path: string, answering: Answering): void {
    this.#answers.set(path, answering)
  }

  /** The requests for this path, in order. */
  at(path: string): Asked[] {
    return this.asked.filter((asked) => asked.path === path)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const bearer = request.headers['x-amz-bearer']
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    bearer: Array.isArray(bearer) ? bearer[0] : bearer,
    body: text === '' ? {} : JSON.parse(text),
  }
}
