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
  readonly snapshot: { readonly contacts: readonly Contact[] }
}

interface Contact {
  readonly contactId: string
  readonly initialContactId: string
  readonly state: { readonly type: string }
  readonly connections: readonly { readonly type: string; readonly connectionId: string }[]
}

interface Accepted extends Speaker {
  readonly chatId: string
  /** The agent's own contact with the chat. */
  readonly contactId: string
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

  /** Takes everything that rings. */
  async acceptAll(): Promise<Accepted[]> {
    const { snapshot } = await this.call<Snapshot>('GetAgentSnapshot', {})
    const ringing = snapshot.contacts.filter(({ state }) => state.type === 'connecting')
    return Promise.all(ringing.map((contact) => this.#accept(contact)))
  }

  async #accept({ contactId, initialContactId, connections }: Contact): Promise<Accepted> {
    await this.call('AcceptContact', { contactId })
    const participantId = connections.find((each) => each.type === 'agent')?.connectionId
    const asked = { transportType: 'chat_token', contactId, participantId }
    const answer = await this.call<{ chatTokenTransport: { participantToken: string } }>('CreateTransport', asked)
    return { chatId: initialContactId, contactId, connectionToken: answer.chatTokenTransport.participantToken }
  }
}

/**
 * So many customers and five agents come into chats, each through the services: the first agent has to be available, with
 * room for all of the chats.
 */
export async function formChatsOfTeam(
  ask: Ask,
  center: ContactCenter,
  agents: readonly SignedInAgent[],
  count: number,
): Promise<SixPartyChat[]> {
  const [host, ...guests] = agents
  if (!host) throw new Error('A chat needs an agent.')
  const chats = new Map<string, SixPartyChat & { readonly speakers: Speaker[] }>()
  for (let n = 0; n < count; n += 1) {
    const started = await startChat(ask, center)
    const { connectionToken, socketUrl } = await connect(ask, started.ParticipantToken)
    chats.set(started.ContactId, { contactId: started.ContactId, speakers: [{ connectionToken }], socketUrl })
  }
  const hosted = await host.acceptAll()
  for (const { chatId, connectionToken } of hosted) chats.get(chatId)?.speakers.push({ connectionToken })
  for (const guest of guests) {
    const endpoint = endpointOf(center, guest.user)
    for (const { contactId } of hosted) await host.call('AddNewConnection', { contactId, endpoint })
    for (const { chatId, connectionToken } of await guest.acceptAll()) {
      chats.get(chatId)?.speakers.push({ connectionToken })
    }
  }
  return [...chats.values()]
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
