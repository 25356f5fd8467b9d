import type { BrowserContext } from '@playwright/test'
import type { Attachment, Simulator, SimulatorOptions } from '../../simulator/index.ts'

/**
 * How people reach the simulated service: `routed`, their requests and sockets are intercepted on the way to AWS's
 * addresses; `sockets`, it is served on real ones of this machine, which traces and HARs show too.
 */
export type Transport = 'routed' | 'sockets'

/** Where clients in this process find the service. */
export interface Reach {
  /** The instance's own site: signing in, the CTI API. */
  readonly site: string
  /** The endpoint of the public APIs, where it is not AWS's own. */
  readonly endpoint?: string
}

/** What an agent's page has to be told to find the service, where it is not at AWS's addresses. */
export interface PageReach {
  readonly ccpUrl: string
  readonly endpoint: string
}

/** The simulated service as a world has it, over whichever transport. */
export interface Service
  extends Pick<
    Simulator,
    | 'center'
    | 'instance'
    | 'wire'
    | 'time'
    | 'meansOf'
    | 'dropSocketsOf'
    | 'cutOff'
    | 'putToSleep'
    | 'pushReceipt'
    | 'release'
    | 'close'
  > {
  readonly reach: Reach
  /** Makes the pages of a context an agent's: they reach this service and nothing else that is not on this machine. */
  attach(context: BrowserContext, attachment: Attachment): Promise<PageReach | undefined>
}

/** What people without a page have to know of the service. */
export type Place = Pick<Service, 'center' | 'reach' | 'meansOf'>

/** What an SDK client is told, besides credentials. */
export function clientSettings({ center, reach }: Place): { region: string; endpoint?: string } {
  return { region: center.region, ...(reach.endpoint && { endpoint: reach.endpoint }) }
}

export type OpenService = (options: SimulatorOptions) => Promise<Service>
