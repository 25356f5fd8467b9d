import { createHash } from 'node:crypto'
import { assume } from '../../instance/assumptions.ts'
import type { Chat } from '../../instance/chat.ts'
import { type AgentName, centerWithMonitoring } from '../../instance/test-support/center.ts'
import { countedIds, Stage } from '../../instance/test-support/stage.ts'
import { type AwsHosts, awsHosts } from '../../services/addresses.ts'
import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { Network } from '../../transports/network.ts'
import { WireLog } from '../../wire/log.ts'

const SCRIPTS = { engine: '', bridge: '' }
const CENTER = centerWithMonitoring({
  views: [{ id: 'view-1', name: 'Form', version: 2, actions: ['Submit'], inputSchema: '{}', template: '{}' }],
  customerAuthentication: { origin: 'https://shop.example', clientId: 'client-1' },
  securityProfiles: [{ id: 'security-1', name: 'Agent', permissions: ['BasicAgentAccess'] }],
  approvedOrigins: ['https://crm.example.com'],
})

export const HOSTS: AwsHosts = awsHosts(CENTER, assume())

/** A customer with what the services gave them. */
interface Customer {
  readonly chat: Chat
  readonly participantToken: string
  readonly connectionToken: string
}

/**
 * A contact center in the middle of its work, so that every operation has something that it can be called for: a chat of
 * three, a chat of two, one that rings, one whose agent is in after-contact work. The same one, token by token, each time.
 */
export class World {
  readonly stage = new Stage({ center: CENTER })
  readonly wire = new WireLog(this.stage.clock)
  readonly network = new Network(this.stage.instance, this.wire, SCRIPTS, { nextRequestId: countedIds() })

  /** One line of everything that a request can change: what is in the model, its timers, who has a socket open. */
  fingerprint(): string {
    const { instance, clock } = this.stage
    const all = [instance.snapshot(), clock.pending, [...this.network.sockets.subjects]]
    return createHash('sha256').update(JSON.stringify(all)).digest('hex')
  }

  /** How many ids have been made so far, this one included: tokens are made of them as well. */
  countIds(): number {
    return Number(this.stage.instance.nextId().slice(-12))
  }

  /** The simulator's own failures: there must not be any. */
  faults(): string[] {
    return this.wire.events.flatMap((event) => (event.kind === 'fault' ? [event.message] : []))
  }

  /** What was asked for last, as the services see it. */
  lastOperation(): string {
    const asked = this.wire.events.findLast((event) => event.kind === 'request')
    return asked?.kind === 'request' ? asked.operation : ''
  }

  answer(request: ServiceRequest): Promise<ServiceResponse> {
    return this.network.answer(request)
  }

  /** A call that goes well. @throws Error when it does not. */
  async ask(host: string, path: string, more: Partial<ServiceRequest> = {}) {
    const url = new URL(path, `https://${host}`)
    const answer = await this.answer({ method: 'POST', url, headers: {}, body: '', ...more })
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}: ${answer.body}`)
    return answer
  }

  /** @returns the cookie of their browser */
  async signsInAtPage(name: AgentName): Promise<string> {
    const body = `username=${name}&password=secret-of-${name}`
    const { headers } = await this.ask(HOSTS.site, '/login', { body })
    return headers['set-cookie']?.split(';')[0] ?? ''
  }

  async signsIn(name: AgentName): Promise<string> {
    const cookie = await this.signsInAtPage(name)
    const authorized = await this.ask(HOSTS.site, '/auth/authorize', { method: 'GET', headers: { cookie } })
    return JSON.parse(authorized.body).accessToken
  }

  async customer(name: string, operation: object = {}): Promise<Customer> {
    const details = { InstanceId: 'instance-1', ContactFlowId: 'flow-1', ParticipantDetails: { DisplayName: name } }
    const body = JSON.stringify({ ...details, ...operation })
    const started = await this.ask(HOSTS.controlPlane, '/contact/chat', { method: 'PUT', body })
    const { ContactId, ParticipantToken: participantToken } = JSON.parse(started.body)
    const connectionToken = await this.connects(participantToken)
    return { chat: this.stage.instance.chatById(ContactId), participantToken, connectionToken }
  }

  async connects(participantToken: string): Promise<string> {
    const { body } = await this.participant('connection', participantToken, { Type: ['CONNECTION_CREDENTIALS'] })
    return JSON.parse(body).ConnectionCredentials.ConnectionToken
  }

  participant(path: string, bearer: string, body: object): Promise<ServiceResponse> {
    const headers = { 'x-amz-bearer': bearer }
    return this.ask(HOSTS.participant, `/participant/${path}`, { headers, body: JSON.stringify(body) })
  }
}
