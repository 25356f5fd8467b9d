import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect'
import type { Connect } from 'vite'
import { paths, type Seats, type StartedChat } from '../agent-ui/table/seats.ts'
import '../simulator/customer/node-20.ts'
import type { ServedSimulator } from '../simulator/serve.ts'
import { agentsAtTable } from './seating.ts'

export const TABLE_HOST = 'table.localhost'

/** Nothing checks the signature. */
const NO_CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' }

/**
 * What the server of the table answers besides pages. Everybody has a host of their own, since pages of one origin would
 * share what they store: `alice.table.localhost` is alice's, and the customer's page has one too. All of them are below the
 * table's: to a browser that is one site, and one that keeps others' pages from storing anything lets these.
 */
export function tableRoutes(simulator: ServedSimulator): Connect.NextHandleFunction {
  const agents = agentsAtTable(simulator.center)
  const agentAt = (host: string) => agents.find(({ username }) => host.startsWith(`${hostOf(username)}:`))

  return async (request, response, next) => {
    const { host = '' } = request.headers
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`)
    const agent = agentAt(host)
    if (pathname === '/' && agent) {
      signIn(response, simulator, agent.username)
      if (searchParams.has('ccpUrl')) return next()
      return redirect(response, `/?${settingsOf(simulator, agent.username)}`)
    }
    if (pathname === '/') return redirect(response, `http://${TABLE_HOST}:${portOf(host)}${paths.table}`)
    if (pathname === paths.seats) return answer(response, 200, seatsOf(simulator, request))
    if (pathname === paths.chats && request.method === 'POST') return startChat(simulator, request, response)
    return next()
  }
}

export function hostOf(username: string): string {
  return `${username}.${TABLE_HOST}`
}

/** Signed in to Amazon Connect is whoever loads the page; browsers that keep others' cookies apart keep it by the table. */
function signIn(response: ServerResponse, simulator: ServedSimulator, username: string): void {
  const { name, value } = simulator.sessionCookie(username)
  response.setHeader('set-cookie', `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned`)
}

/** The settings of the reference UI for one agent (agent-ui/README.md). */
function settingsOf({ origin, center }: ServedSimulator, username: string): URLSearchParams {
  return new URLSearchParams({
    ccpUrl: `http://${hostOf(username)}:${new URL(origin).port}/ccp-v2`,
    region: center.region,
    endpoint: origin,
    loginPopup: 'false',
  })
}

function seatsOf({ origin, center }: ServedSimulator, { headers }: IncomingMessage): Seats {
  const port = portOf(headers.host ?? '')
  return {
    customer: `http://${hostOf('customer')}:${port}${paths.customer}`,
    agents: agentsAtTable(center).map(({ username, name }) => ({ name, url: `http://${hostOf(username)}:${port}/` })),
    simulator: `${origin}/`,
  }
}

/** The part of a shop's own server: it may call StartChatContact, and its pages may not. */
async function startChat(
  { origin, center }: ServedSimulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { region, instanceId, contactFlow } = center
  const client = new ConnectClient({ region, endpoint: origin, credentials: NO_CREDENTIALS })
  try {
    const { name } = (await json(request)) as { name: string }
    const started = await client.send(
      new StartChatContactCommand({
        InstanceId: instanceId,
        ContactFlowId: contactFlow.id,
        ParticipantDetails: { DisplayName: name },
      }),
    )
    const { ContactId: contactId = '', ParticipantId: participantId = '', ParticipantToken = '' } = started
    const chat: StartedChat = { contactId, participantId, participantToken: ParticipantToken, region, endpoint: origin }
    answer(response, 201, chat)
  } catch (error) {
    answer(response, 400, { message: `No chat was started: ${error instanceof Error ? error.message : error}` })
  } finally {
    client.destroy()
  }
}

function portOf(host: string): string {
  return host.split(':')[1] ?? ''
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end()
}
