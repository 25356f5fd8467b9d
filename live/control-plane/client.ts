import { setTimeout } from 'node:timers/promises'
import { ConnectClient, type ConnectClientConfig } from '@aws-sdk/client-connect'
import '../../simulator/customer/node-20.ts'
import { Pace } from '../run/pace.ts'

/** How often a request is tried when it is throttled or lost, unless AWS_MAX_ATTEMPTS says otherwise; waits grow each time. */
const TRIES = 6

/**
 * A client of the control plane, with AWS's credentials by the SDK's own chain: nothing of this project reads them. What is
 * answered 429, of either kind, and what is lost on the way it tries again, as the SDK does.
 */
export function connectClient(region: string, config: ConnectClientConfig = {}): ConnectClient {
  return new ConnectClient({
    region,
    ...(process.env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: TRIES }),
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
}

/** What has gone over the line so far. */
export interface Traffic {
  /** Requests, each try of one counted. */
  readonly tries: number
  readonly throttled: number
  /** How far the service's clock is ahead of this machine's, in milliseconds, as its last answer says. */
  readonly skewMs: number | undefined
}

/** Has the requests of a client wait for their turns, and counts them. */
export function paced(client: ConnectClient): { readonly traffic: Traffic } {
  const pace = new Pace(
    () => performance.now(),
    (ms) => setTimeout(ms),
  )
  const traffic: { -readonly [Key in keyof Traffic]: Traffic[Key] } = { tries: 0, throttled: 0, skewMs: undefined }
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        await pace.turn(commandName)
        traffic.tries += 1
        const answer = await next(args)
        const { statusCode, headers } = answer.response as {
          statusCode?: number
          headers?: Readonly<Record<string, string>>
        }
        if (statusCode === 429) traffic.throttled += 1
        const told = Date.parse(headers?.date ?? '')
        if (!Number.isNaN(told)) traffic.skewMs = told - Date.now()
        return answer
      },
    // Below retries and signing, and below what makes an error of an answer.
    { step: 'deserialize', priority: 'low', name: 'roundtablePace' },
  )
  return { traffic }
}
