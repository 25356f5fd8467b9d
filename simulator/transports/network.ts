import { type CcpScripts, CcpSite } from '../ccp/site.ts'
import type { NextId } from '../instance/ids.ts'
import type { Instance } from '../instance/instance.ts'
import { type Addresses, type AwsHosts, awsHosts } from '../services/addresses.ts'
import { AttachmentStore } from '../services/attachments/store.ts'
import { ChatSockets, type ServiceSocket, type SocketSession } from '../services/chat-socket/hub.ts'
import type { Action } from '../services/control-plane/permissions.ts'
import { ControlPlane, type ControlPlaneOptions } from '../services/control-plane/service.ts'
import { CtiService } from '../services/cti/service.ts'
import type { Service, ServiceRequest, ServiceResponse } from '../services/http.ts'
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
import { Sleepers } from './sleepers.ts'

const STRANGER = 'somebody'

const FAULT: ServiceResponse = { status: 500, headers: {}, body: 'The simulator failed: see the wire log.' }

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
}

/**
 * The simulated part of the internet: which service answers at which address. Transports hand it what they intercept;
 * it refuses and records what nothing is simulated for.
 */
export class Network {
  readonly ccp: CcpSite
  readonly sockets: ChatSockets
  readonly #instance: Instance
  readonly #cti: CtiService
  readonly #participant: ParticipantService
  readonly #controlPlane: ControlPlane
  readonly #attachments: AttachmentStore
  readonly #tokens: Tokens
  readonly #hosts: AwsHosts
  readonly #log: WireLog
  readonly #nextRequestId: NextId
  readonly #cutOff = new Set<string>()
  readonly #sleepers = new Sleepers()
  #exchanges = 0
  #underWay = 0
  #opened = 0

  constructor(
    instance: Instance,
    log: WireLog,
    scripts: CcpScripts,
    { throttles = false, addresses, nextRequestId = instance.nextId, ...options }: NetworkOptions = {},
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
    this.#attachments = new AttachmentStore(instance, tokens, addresses)
    const { sockets } = this
    this.#participant = new ParticipantService({ instance, tokens, sockets, attachments: this.#attachments, throttles })
    this.#controlPlane = new ControlPlane(instance, tokens, controlPlaneOptions(instance, options))
  }

  /** Whether an answer is being worked on; one that is held back on purpose is not. */
  get isBusy(): boolean {
    return this.#underWay > this.#cti.held + this.#sleepers.waiting
  }

  /** @throws DeadLine when nothing comes back. */
  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    const [name, service] = this.#serviceAt(request.url)
    if (!service) return this.#refuse(request.url)
    this.#underWay++
    try {
      const exchange = ++this.#exchanges
      const operation = service.operation(request)
      const who = service.identify(request) ?? STRANGER
      if (this.#sleepers.has(who)) await this.#sleepers.check(who)
      const isTooLarge = this.#isTooLarge(request)
      const sent = name === 'attachments' || isTooLarge ? sizeOf(request) : request.body
      this.#log.record({ kind: 'request', exchange, who, service: name, operation }, sent)
      let response: ServiceResponse
      try {
        response = isTooLarge ? tooLarge(request, name === 'attachments') : await service.answer(request)
      } catch (error) {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
        this.#log.record({ kind: 'fault', who, service: name, operation, message })
        response = FAULT
      }
      if (this.#sleepers.has(who)) await this.#sleepers.check(who)
      const { status, body, bytes } = response
      const text = isData(response) ? body : sizeOf(response)
      this.#log.record({ kind: 'answer', exchange, who, service: name, operation, status }, text)
      const headers = withAnswerHeaders(response.headers, name, this.#nextRequestId(), this.#instance.clock.now())
      return bytes ? { status, headers, body, bytes } : { status, headers, body }
    } finally {
      this.#underWay--
    }
  }

  /** Whether the client whose socket this address is for has no network: cut off, or asleep. */
  isCutOff(url: URL): boolean {
    return this.#isAway(this.#nameOf(this.sockets.subjectOf(url)))
  }

  /** How many bytes the body of a request to this address may have; a transport need not read more. */
  mostBytesAt({ host }: URL): number {
    return host === this.#hosts.attachments ? largestUpload : largestRequest(this.#instance.assumptions)
  }

  /** Takes a socket that a client has opened, or closes it when its address is not one that was issued. */
  open(url: URL, socket: ServiceSocket): SocketSession | undefined {
    if (url.host !== this.#hosts.sockets) {
      this.#refuse(url)
      socket.close(1008, 'Nothing is simulated here')
      return undefined
    }
    const who = this.#nameOf(this.sockets.subjectOf(url))
    const common = { who, service: 'socket', socket: ++this.#opened } as const
    const received = { kind: 'frame received', ...common } as const
    const sent = { kind: 'frame sent', ...common } as const
    if (this.#isAway(who)) {
      socket.close(1011, 'Cut off')
      return undefined
    }
    let isOpen = false
    // A socket that the service closes is reported as closed by the transport as well.
    const closed = () => {
      if (isOpen) this.#log.record({ kind: 'socket closed', ...common })
      isOpen = false
    }
    const session = this.sockets.accept(url, {
      send: (text) => {
        this.#log.record(received, text)
        socket.send(text)
      },
      close: (code, reason) => {
        closed()
        socket.close(code, reason)
      },
    })
    if (!session) return undefined
    isOpen = true
    this.#log.record({ kind: 'socket opened', ...common })
    return {
      received: (text) => {
        this.#log.record(sent, text)
        session.received(text)
      },
      closed: () => {
        closed()
        session.closed()
      },
    }
  }

  /** Cuts the sockets of an agent (by user name) or a customer (by display name). */
  dropSocketsOf(name: string): void {
    for (const subject of this.sockets.subjects) {
      if (this.#nameOf(subject) === name) this.sockets.drop(subject)
    }
  }

  /** Cuts somebody's sockets and lets them open none, until the returned function is called. */
  cutOff(name: string): () => void {
    this.#cutOff.add(name)
    this.dropSocketsOf(name)
    return () => this.#cutOff.delete(name)
  }

  /**
   * Somebody's machine goes to sleep: nothing reaches it and nothing comes from it, and the service forgets its sockets.
   * The returned function wakes it: what was under way fails, and its sockets are found to be closed.
   */
  putToSleep(name: string): () => void {
    const wake = this.#sleepers.add(name)
    const forgotten = [...this.sockets.subjects]
      .filter((subject) => this.#nameOf(subject) === name)
      .map((subject) => this.sockets.forget(subject))
    return () => {
      for (const close of forgotten) close()
      wake()
    }
  }

  /** A token for a view of the instance, for an interactive message that shows it in a chat. */
  viewToken(chatId: string, viewId: string): string {
    return viewToken(this.#instance, this.#tokens, chatId, viewId)
  }

  /** Answers all that is held back, so that clients can go away cleanly. */
  close(): void {
    this.#cti.close()
    this.#sleepers.wakeAll()
  }

  #serviceAt({ host, pathname }: URL): [ServiceName, Service | undefined] {
    switch (host) {
      case this.#hosts.participant:
        return ['participant', this.#participant]
      case this.#hosts.attachments:
        return ['attachments', this.#attachments]
      case this.#hosts.controlPlane:
        return ['control-plane', this.#controlPlane]
      case this.#hosts.site:
        return pathname === '/api' ? ['cti', this.#cti] : ['ccp', this.ccp]
      default:
        return ['unknown', undefined]
    }
  }

  #isTooLarge({ url, body, bytes, isTooLarge = false }: ServiceRequest): boolean {
    return isTooLarge || (bytes ?? body).length > this.mostBytesAt(url)
  }

  #refuse(url: URL): ServiceResponse {
    this.#log.record({ kind: 'refused', who: STRANGER, service: 'unknown', url: url.href })
    return { status: 501, headers: {}, body: `Nothing is simulated at ${url.origin}${url.pathname}.` }
  }

  #isAway(who: string): boolean {
    return this.#cutOff.has(who) || this.#sleepers.has(who)
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

/** Pages and scripts are recorded by their size only. */
function isData({ headers }: ServiceResponse): boolean {
  return !headers['content-type']?.startsWith('text/')
}

function sizeOf({ body }: { readonly body: string }): string {
  return `<${body.length} characters>`
}
