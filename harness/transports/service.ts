import type { ConnectClient } from '@aws-sdk/client-connect'
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import type { BrowserContext } from '@playwright/test'
import type { WebSocketClass } from '../../simulator/customer/index.ts'
import type { Attachment, ContactCenter, Means, Simulator, SimulatorOptions } from '../../simulator/index.ts'
import type { AskSite } from '../people/ask-site.ts'

/**
 * How people reach the service. A simulated one: `routed`, their requests and sockets are intercepted on the way to AWS's
 * addresses; `sockets`, it is served on real ones of this machine, which traces and HARs show too. `live` is a real instance.
 *
 * @example
 * test.use({ transport: 'sockets' })
 */
export type Transport = 'routed' | 'sockets' | 'live'

/** Where clients in this process find the service. */
export interface Reach {
  /** The instance's own site: signing in, the CTI API. */
  readonly site: string
  /** The endpoint of the public APIs, where it is not AWS's own. */
  readonly endpoint?: string
}

/**
 * What an agent's page has to be told to find the service.
 *
 * @example
 * const desk: PageDriver = {
 *   address: ({ reach }) => `/?${new URLSearchParams({ ...reach })}`,
 *   drive: (page) => ({ accepts: () => page.getByRole('button', { name: 'Accept' }).click() }),
 * }
 */
export interface PageReach {
  readonly ccpUrl: string
  readonly region?: string
  /** The page itself, where it is not the driver that says it. */
  readonly ui?: string
  /** Of the Participant Service, where it is not AWS's own. */
  readonly endpoint?: string
}

/** What people have to know of the contact center that they work in. */
export interface Center extends Pick<ContactCenter, 'region' | 'instanceId' | 'alias'> {
  readonly contactFlow: Pick<ContactCenter['contactFlow'], 'id'>
  readonly users: readonly User[]
}

/** `username` is the part that they play in specs, `name` is as others see them. */
export type User = Pick<ContactCenter['users'][number], 'id' | 'username' | 'name' | 'password'> & {
  /** Of the quick connect that leads to them, where it is not found by their name. */
  readonly quickConnect?: string
}

/** Clients of the public APIs for one person. Whoever asks for them destroys them. */
export interface Clients {
  readonly connect: ConnectClient
  readonly participant: ConnectParticipantClient
}

/** What people without a page have to know of the service. */
export interface Place {
  readonly center: Center
  readonly reach: Reach
  /** How people without a page ask the instance's site: by this process's own `fetch`, unless there is a shorter way. */
  readonly askSite?: AskSite
  /** Delays, time and tokens for a person in this process, and their sockets where they are not this process's own. */
  meansOf(name: string): Means & { readonly WebSocket?: WebSocketClass }
  /** For whom, by the name that the wire log has for them. */
  clientsOf(name: string): Clients
  /** What else is to be asked of StartChatContact. */
  readonly chatRequest?: { readonly attributes?: Record<string, string>; readonly chatDurationInMinutes?: number }
}

/** What a test can do to a simulated service, and to no other. */
export type Simulated = Pick<Simulator, 'instance' | 'time' | 'impose' | 'pushReceipt'>

/** How it is told what pages of a real instance show, and what has to be nowhere. */
export interface Discretion {
  /** What somebody has said, as it may be shown. */
  text(text: string): string
  name(name: string): string
  /** Tokens, and words and names of strangers, that have been taken out of what is recorded, word for word. */
  readonly takenOut: readonly string[]
}

/** The service as a world has it, over whichever transport. */
export interface Service extends Place {
  readonly wire: Pick<Simulator['wire'], 'events'> & Partial<Pick<Simulator['wire'], 'count' | 'realTimeOf'>>
  /** The service's time, milliseconds since the epoch. */
  now(): number
  /** Undefined where it is a real one. */
  readonly simulated: Simulated | undefined
  /** What may be told of strangers; where it is a real one. */
  readonly discretion?: Discretion
  /** What somebody asked for and was not let, where nobody heard of it: a test fails of it. */
  readonly problems?: readonly Error[]
  /** Makes the pages of a context an agent's: they reach this service. */
  attach(context: BrowserContext, attachment: Attachment): Promise<PageReach | undefined>
  /** Answers what is held back, so that pages can close. */
  release(): void
  close(): Promise<void>
}

export interface SimulatedService extends Service {
  readonly wire: Simulator['wire']
  readonly simulated: Simulated
}

export type OpenSimulated = (options: SimulatorOptions) => Promise<SimulatedService>
