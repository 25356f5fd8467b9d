import { type CcpScripts, CcpSite } from '../ccp/site.ts'
import type { NextId } from '../instance/ids.ts'
import type { Instance } from '../instance/instance.ts'
import { ApiErrors } from '../network-conditions/api-errors.ts'
import type { Call } from '../network-conditions/call.ts'
import { NetworkConditions } from '../network-conditions/conditions.ts'
import { DeadLine } from '../network-conditions/dead-line.ts'
import { type Addresses, type AwsHosts, awsHosts } from '../services/addresses.ts'
import { AttachmentStore } from '../services/attachments/store.ts'
import { ChatSockets, type ServiceSocket, type SocketSession } from '../services/chat-socket/hub.ts'
import type { Action } from '../services/control-plane/permissions.ts'
import { ControlPlane, type ControlPlaneOptions } from '../services/control-plane/service.ts'
import { CtiService } from '../services/cti/service.ts'
import type { Answer, Service, ServiceRequest, ServiceResponse } from '../services/http.ts'
import { participantOperations } from '../services/model/participant-operations.ts'
import { ParticipantService } from '../services/participant/service.ts'
import { viewToken } from '../services/participant/views.ts'
import { signatureVerifier, type Verify } from '../services/sigv4/verify.ts'
import type { Quota } from '../services/throttle.ts'
import { Tokens } from '../services/tokens.ts'
import { largestRequest, largestUpload, tooLarge } from '../services/too-large.ts'
import type { ServiceName } from '../wire/events.ts'
import type { WireLog } from '../wire/log.ts'
import { withAnswerHeaders } from './answer-headers.ts'
import { webCrypto } from './hashing.ts'
import { SocketLine } from './socket-line.ts'

const STRANGER = 'somebody'

const FAULT: ServiceResponse = { status: 500, headers: {}, body: 'The simulator failed: see the wire log.' }

type Whose = Pick<Call, 'who' | 'service' | 'operation'>
type Asked = Whose & { readonly exchange: number }

/** A service, and what the wire log calls it. */
interface Simulated {
  readonly name: ServiceName
  readonly service: Service
}

/** As a role gives them: good for a time, and only with their token. */
export interface TemporaryCredentials {
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** By the simulator's clock, in milliseconds since 1970. */
  readonly expiresAt: number
}

export interface NetworkOptions {
  /** Where clients are told to go: AWS's own addresses, unless a transport serves from elsewhere. */
  readonly addresses?: Addresses
  /** Whether services refuse more requests than an instance's throttles allow. */
  readonly throttles?: boolean
  /** Secret keys by access key: given these, the control plane takes no request that is not signed with one of them. */
  readonly credentials?: Readonly<Record<string, string>>
  /** Temporary credentials by access key, which it takes as well until they expire. */
  readonly temporaryCredentials?: Readonly<Record<string, TemporaryCredentials>>
  /** What those who ask the control plane have no permission for, as IAM names it: `connect:ListUsers`. */
  readonly denied?: readonly Action[]
  /** How often each operation of the control plane may be asked for; without it, as often as one likes. */
  readonly rate?: Quota
  /** Ids of requests, apart from those of the instance: how often clients ask does not change what they are told. */
  readonly nextRequestId?: NextId
  /** For conditions that leave something to chance: at least 0 and less than 1. Without it always in the middle. */
  readonly random?: () => number
}

/**
 * The simulated part of the internet: which service answers at which address. Transports hand it what they intercept;
 * it refuses and records what nothing is simulated for.
 */
export class Network {
  readonly ccp: CcpSite
  readonly sockets: ChatSockets
  /** What the network is like for whom: nothing to be said of it at first. */
  readonly conditions: NetworkConditions
  readonly #instance: Instance
  readonly #cti: CtiService
  /** Made once: every request looks for one. */
  readonly #services: Readonly<Record<'ccp' | 'cti' | 'participant' | 'controlPlane' | 'attachments', Simulated>>
  readonly #tokens: Tokens
  readonly #hosts: AwsHosts
  readonly #log: WireLog
  readonly #nextRequestId: NextId
  #exchanges = 0
  #inService = 0
  #opened = 0

  constructor(
    instance: Instance,
    log: WireLog,
    scripts: CcpScripts,
    {
      throttles = false,
      addresses,
      nextRequestId = instance.nextId,
      random = () => 0.5,
      ...options
    }: NetworkOptions = {},
  ) {
    const tokens = new Tokens(instance.clock, instance.nextId)
    this.#instance = instance
    this.#hosts = awsHosts(instance.directory.center, instance.assumptions)
    this.#log = log
    this.#nextRequestId = nextRequestId
    this.sockets = new ChatSockets(instance, tokens, addresses)
    this.ccp = new CcpSite(instance, tokens, scripts)
    this.#cti = new CtiService(instance, tokens, this.sockets)
    this.#tokens = tokens
    const { sockets } = this
    const attachments = new AttachmentStore(instance, tokens, addresses)
    const participant = new ParticipantService({ instance, tokens, sockets, attachments, throttles })
    const controlPlane = new ControlPlane(instance, tokens, controlPlaneOptions(instance, options))
    this.#services = {
      ccp: { name: 'ccp', service: this.ccp },
      cti: { name: 'cti', service: this.#cti },
      participant: { name: 'participant', service: participant },
      controlPlane: { name: 'control-plane', service: controlPlane },
      attachments: { name: 'attachments', service: attachments },
    }
    this.conditions = new NetworkConditions({
      clock: instance.clock,
      random,
      errors: new ApiErrors({
        cti: this.#cti.operations,
        modelled: [...namesOf(participantOperations), ...controlPlane.operations],
      }),
      newestSocket: () => this.#opened,
      dropSockets: (isTheirs) => {
        for (const subject of this.#subjectsOf(isTheirs)) sockets.drop(subject)
      },
      forgetSockets: (isTheirs) => {
        const forgotten = this.#subjectsOf(isTheirs).map((subject) => sockets.forget(subject))
        return () => {
          for (const close of forgotten) close()
        }
      },
      suspendTokens: (kind, isTheirs) => tokens.suspend(kind, (subject) => isTheirs(this.#nameOf(subject))),
    })
  }

  /** Whether a service is at work on an answer; one that it holds back on purpose, or that is on its way, is none. */
  get isBusy(): boolean {
    return this.#inService > this.#cti.held
  }

  /** @throws DeadLine when nothing comes back. */
  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    // Short: an async function makes room for all that it names, used or not, each time it is called.
    const answer = this.#instance.clock.atOnce(() => this.#begin(request))
    return answer instanceof Promise ? await answer : answer
  }

  #begin(request: ServiceRequest): Answer {
    const at = this.#serviceAt(request.url)
    if (!at) return this.#refuse(request.url)
    const { name, service } = at
    const operation = service.operation(request)
    const who = service.identify(request) ?? STRANGER
    const exchange = ++this.#exchanges
    const isTooLarge = this.#isTooLarge(request, name)
    const sent = name === 'attachments' || isTooLarge ? sizeOf(request) : request.body
    const asked = { kind: 'request', exchange, who, service: name, operation } as const
    this.#log.record(asked, sent)
    const serve = () =>
      isTooLarge ? tooLarge(request, name === 'attachments') : this.#attempt(service, request, asked)
    const answer = this.#underConditions({ who, service: name, operation, request }, serve)
    return answer instanceof Promise ? this.#endLater(asked, answer) : this.#end(asked, answer)
  }

  async #endLater(asked: Asked, answer: Promise<ServiceResponse>): Promise<ServiceResponse> {
    try {
      return this.#end(asked, await answer)
    } catch (error) {
      if (error instanceof DeadLine) this.#log.record({ ...asked, kind: 'answer lost' })
      throw error
    }
  }

  #end({ exchange, who, service, operation }: Asked, response: ServiceResponse): ServiceResponse {
    const { status, body, bytes } = response
    const text = isData(response) ? body : sizeOf(response)
    this.#log.record({ kind: 'answer', exchange, who, service, operation, status }, text)
    const headers = withAnswerHeaders(response.headers, service, this.#nextRequestId(), this.#instance.clock.now())
    return bytes ? { status, headers, body, bytes } : { status, headers, body }
  }

  /** A question of the browser's own, whether a page may ask, is no request of anybody's. */
  #underConditions(call: Call, serve: () => Answer): Answer {
    if (call.request.method === 'OPTIONS') return serve()
    const isKnown = call.who !== STRANGER
    return this.conditions.answer(isKnown ? call : { ...call, who: this.#holderOf(call.request) }, serve)
  }

  /** Whose request it is although its credentials are good for nothing, or there are none. */
  #holderOf({ headers, browserOf }: ServiceRequest): string {
    const subject = this.#tokens.holderOf(headers['x-amz-bearer'])
    return subject === undefined ? (browserOf ?? STRANGER) : this.#nameOf(subject)
  }

  /** Whether the client whose socket this address is for has no network. */
  isCutOff(url: URL): boolean {
    return this.conditions.refusesSocketsOf(this.#nameOf(this.sockets.subjectOf(url)))
  }

  /** How many bytes the body of a request to this address may have; a transport need not read more. */
  mostBytesAt(url: URL): number {
    return this.#mostBytesOf(this.#serviceAt(url)?.name ?? 'unknown')
  }

  /** Takes a socket that a client has opened, or closes it when its address is not one that was issued. */
  open(url: URL, socket: ServiceSocket): SocketSession | undefined {
    if (url.host !== this.#hosts.sockets) {
      this.#refuse(url)
      socket.close(1008, 'Nothing is simulated here')
      return undefined
    }
    const who = this.#nameOf(this.sockets.subjectOf(url))
    const whose = { who, service: 'socket', socket: ++this.#opened } as const
    if (this.conditions.refusesSocketsOf(who)) {
      socket.close(1011, 'Cut off')
      return undefined
    }
    const line = new SocketLine(socket, whose, this.#log, this.conditions)
    const session = this.sockets.accept(url, line)
    if (!session) return undefined
    line.open(session)
    return line
  }

  /** Cuts the sockets of an agent (by user name) or a customer (by display name). */
  dropSocketsOf(name: string): void {
    for (const subject of this.#subjectsOf((who) => who === name)) this.sockets.drop(subject)
  }

  /** A token for a view of the instance, for an interactive message that shows it in a chat. */
  viewToken(chatId: string, viewId: string): string {
    return viewToken(this.#instance, this.#tokens, chatId, viewId)
  }

  /** Answers all that is held back, so that clients can go away cleanly. */
  close(): void {
    this.#cti.close()
    this.conditions.close()
  }

  #serviceAt({ host, pathname }: URL): Simulated | undefined {
    const { participant, attachments, controlPlane, cti, ccp } = this.#services
    switch (host) {
      case this.#hosts.participant:
        return participant
      case this.#hosts.attachments:
        return attachments
      case this.#hosts.controlPlane:
        return controlPlane
      case this.#hosts.site:
        return pathname === '/api' ? cti : ccp
      default:
        return undefined
    }
  }

  #isTooLarge({ body, bytes, isTooLarge = false }: ServiceRequest, name: ServiceName): boolean {
    return isTooLarge || (bytes ?? body).length > this.#mostBytesOf(name)
  }

  #mostBytesOf(name: ServiceName): number {
    return name === 'attachments' ? largestUpload : largestRequest(this.#instance.assumptions)
  }

  #attempt(service: Service, request: ServiceRequest, whose: Whose): Answer {
    try {
      const answer = service.answer(request)
      return answer instanceof Promise ? this.#inTime(answer, whose) : answer
    } catch (error) {
      return this.#fault(error, whose)
    }
  }

  async #inTime(answer: Promise<ServiceResponse>, whose: Whose): Promise<ServiceResponse> {
    this.#inService++
    try {
      return await answer
    } catch (error) {
      return this.#fault(error, whose)
    } finally {
      this.#inService--
    }
  }

  #fault(error: unknown, { who, service, operation }: Whose): ServiceResponse {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#log.record({ kind: 'fault', who, service, operation, message })
    return FAULT
  }

  #refuse(url: URL): ServiceResponse {
    this.#log.record({ kind: 'refused', who: STRANGER, service: 'unknown', url: url.href })
    return { status: 501, headers: {}, body: `Nothing is simulated at ${url.origin}${url.pathname}.` }
  }

  /** Those who have a socket open. */
  #subjectsOf(isTheirs: (who: string) => boolean): string[] {
    return [...this.sockets.subjects].filter((subject) => isTheirs(this.#nameOf(subject)))
  }

  #nameOf(subject: string | undefined): string {
    if (subject === undefined) return STRANGER
    const user = this.#instance.directory.findUser(subject)
    return user?.username ?? this.#instance.nameOf(subject)
  }
}

function controlPlaneOptions(
  instance: Instance,
  { credentials, temporaryCredentials, rate, denied }: NetworkOptions,
): ControlPlaneOptions {
  return {
    ...((credentials || temporaryCredentials) && { verify: verifierOf(instance, credentials, temporaryCredentials) }),
    ...(rate && { rate }),
    ...(denied && { denied }),
  }
}

function verifierOf(
  { clock, directory, assumptions }: Instance,
  lasting: NetworkOptions['credentials'] = {},
  temporary: NetworkOptions['temporaryCredentials'] = {},
): Verify {
  const secrets = new Map(Object.entries(lasting))
  const sessions = new Map(Object.entries(temporary))
  return signatureVerifier({
    region: directory.center.region,
    service: 'connect',
    secretOf: (accessKeyId) => secrets.get(accessKeyId) ?? sessions.get(accessKeyId)?.secretAccessKey,
    sessionOf: (accessKeyId) => {
      const session = sessions.get(accessKeyId)
      return session && { token: session.sessionToken, expiresAt: session.expiresAt }
    },
    now: () => clock.now(),
    maxSkewMinutes: assumptions.signatureSkewMinutes,
    hashing: webCrypto,
  })
}

function namesOf<Names extends object>(table: Names): (keyof Names)[] {
  return Object.keys(table) as (keyof Names)[]
}

/** Pages and scripts are recorded by their size only. */
function isData({ headers }: ServiceResponse): boolean {
  return !headers['content-type']?.startsWith('text/')
}

function sizeOf({ body }: { readonly body: string }): string {
  return `<${body.length} characters>`
}
