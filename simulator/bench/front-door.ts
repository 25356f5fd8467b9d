import type { ContactCenter } from '../instance/directory.ts'
import type { AwsHosts } from '../services/addresses.ts'

/** One request to a service, and what its answer says; in this process or over real sockets. */
export type Ask = (service: keyof AwsHosts, request: Asked) => Promise<Answer>

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  /** Of a sign-in only. */
  readonly cookie: string
  readonly body: string
}

export type User = ContactCenter['users'][number]

/** What somebody in a chat needs to say something. */
export interface Speaker {
  readonly connectionToken: string
}

export interface SixPartyChat {
  readonly contactId: string
  /** The customer first. */
  readonly speakers: readonly Speaker[]
  /** The customer's; agents have one for all their chats. */
  readonly socketUrl: string
}

export const SUBSCRIPTION = JSON.stringify({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })

interface Snapshot {
  readonly snapshot: {
    readonly contacts: readonly {
      readonly contactId: string
      readonly initialContactId: string
      readonly connections: readonly { readonly type: string; readonly connectionId: string }[]
    }[]
  }
}

/** An agent who has signed in, asking what Streams would. */
export class SignedInAgent {
  readonly user: User
  readonly #ask: Ask
  readonly #token: string

  private constructor(ask: Ask, user: User, token: string) {
    this.#ask = ask
    this.user = user
    this.#token = token
  }

  static async signIn(ask: Ask, user: User): Promise<SignedInAgent> {
    const form = new URLSearchParams({ username: user.username, password: user.password }).toString()
    const { cookie } = await ask('site', { method: 'POST', path: '/login', body: form })
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    const answer = await ask('site', { method: 'GET', path: '/auth/authorize', headers })
    return new SignedInAgent(ask, user, parsed<{ accessToken: string }>(answer).accessToken)
  }

  async call<Body>(operation: string, body: object): Promise<Body> {
    const headers = { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': this.#token }
    return parsed(await this.#ask('site', { method: 'POST', path: '/api', headers, body: JSON.stringify(body) }))
  }

  async socketUrl(): Promise<string> {
    const asked = { transportType: 'web_socket' }
    const answer = await this.call<{ webSocketTransport: { url: string } }>('CreateTransport', asked)
    return answer.webSocketTransport.url
  }

  /** Takes the contact that rings for the chat. */
  async accept(chatId: string): Promise<{ contactId: string } & Speaker> {
    const { snapshot } = await this.call<Snapshot>('GetAgentSnapshot', {})
    const contact = snapshot.contacts.find((each) => each.initialContactId === chatId)
    const own = contact?.connections.find((each) => each.type === 'agent')
    if (!contact || !own) throw new Error(`${this.user.username} is not rung by the chat ${chatId}.`)
    const { contactId } = contact
    await this.call('AcceptContact', { contactId })
    const asked = { transportType: 'chat_token', contactId, participantId: own.connectionId }
    const answer = await this.call<{ chatTokenTransport: { participantToken: string } }>('CreateTransport', asked)
    return { contactId, connectionToken: answer.chatTokenTransport.participantToken }
  }
}

/** A customer and five agents come into a chat, each through the services: the first agent has to be available. */
export async function formChat(
  ask: Ask,
  center: ContactCenter,
  agents: readonly SignedInAgent[],
): Promise<SixPartyChat> {
  const started = await startChat(ask, center)
  const customer = await connect(ask, started.ParticipantToken)
  const speakers: Speaker[] = [customer]
  const [host, ...guests] = agents
  if (!host) throw new Error('A chat needs an agent.')
  const { contactId, connectionToken } = await host.accept(started.ContactId)
  speakers.push({ connectionToken })
  for (const guest of guests) {
    await host.call('AddNewConnection', { contactId, endpoint: endpointOf(center, guest.user) })
    speakers.push(await guest.accept(started.ContactId))
  }
  return { contactId: started.ContactId, speakers, socketUrl: customer.socketUrl }
}

function startChat(ask: Ask, { instanceId, contactFlow }: ContactCenter) {
  const body = JSON.stringify({
    InstanceId: instanceId,
    ContactFlowId: contactFlow.id,
    ParticipantDetails: { DisplayName: 'Maya' },
  })
  return ask('controlPlane', { method: 'PUT', path: '/contact/chat', body }).then(
    parsed<{ ContactId: string; ParticipantToken: string }>,
  )
}

async function connect(ask: Ask, participantToken: string): Promise<Speaker & { socketUrl: string }> {
  const answer = await ask('participant', {
    method: 'POST',
    path: '/participant/connection',
    headers: { 'x-amz-bearer': participantToken },
    body: JSON.stringify({ Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }),
  })
  const { Websocket, ConnectionCredentials } = parsed<{
    Websocket: { Url: string }
    ConnectionCredentials: { ConnectionToken: string }
  }>(answer)
  return { connectionToken: ConnectionCredentials.ConnectionToken, socketUrl: Websocket.Url }
}

function endpointOf({ region, accountId, instanceId, quickConnects }: ContactCenter, user: User) {
  const quickConnect = quickConnects.find((each) => each.type === 'agent' && each.destination === user.id)
  const instance = `arn:aws:connect:${region}:${accountId}:instance/${instanceId}`
  return { endpointARN: `${instance}/transfer-destination/${quickConnect?.id}`, type: 'agent', name: user.name }
}

function parsed<Body>({ status, body }: Answer): Body {
  if (status >= 300) throw new Error(`A service answered ${status}: ${body}`)
  return JSON.parse(body)
}
