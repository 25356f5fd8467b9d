import type { Traffic } from '../../control-plane/client.ts'
import { Trouble } from '../../control-plane/trouble.ts'
import type { Finding } from '../finding.ts'
import { check, type Examined } from './checking.ts'

/** AWS refuses signatures that are more than five minutes off (documented); the SDK makes up for it, other programs do not. */
const MOST_SKEW_MS = 2 * 60_000

/** Whether multi-party chat can be had there at all. */
export function checkRegion({ settings: { region } }: Examined): Promise<Finding> {
  return check('Connection', 'region', async () =>
    region.startsWith('us-gov-')
      ? {
          wrong: `${region}: multi-party chat is not available in AWS GovCloud (documented for US-West).`,
          mend: { steps: 'Use an instance in another region.' },
        }
      : { ok: `${region} can have multi-party chat` },
  )
}

/** Whether the instance answers at all, which decides whether anything else can be told. */
export async function checkReach({ facts, settings }: Examined): Promise<{ finding: Finding; trouble?: Trouble }> {
  const { instanceId, region } = settings
  const common = { check: 'reach', group: 'Connection' } as const
  const answers: Finding = { ...common, state: 'ok', words: `the instance ${instanceId} answers` }
  try {
    await facts.instance()
    return { finding: answers }
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble
    // Whoever says that this is not allowed has been reached.
    if (trouble.kind === 'permission') return { finding: answers }
    const words =
      trouble.kind === 'not found'
        ? `there is no instance ${instanceId} in ${region} in the account of these credentials.`
        : trouble.message
    const advice =
      trouble.kind === 'not found'
        ? 'Compare instanceId and region with the Instance ARN (AWS console, Amazon Connect, your instance), and AWS_PROFILE with its account.'
        : trouble.advice
    // Of the instance nothing is known when the network or a quota is in the way.
    const state = trouble.kind === 'network' || trouble.kind === 'throttled' ? 'cannot tell' : 'wrong'
    return { finding: { ...common, state, words, ...(advice !== undefined && { mend: { steps: advice } }) }, trouble }
  }
}

/** After something was answered: with it came the service's time. */
export function checkClock({ skewMs }: Traffic): Promise<Finding> {
  return check('Connection', 'clock', async () => {
    if (skewMs === undefined) return { unknown: 'the service has not told its time.' }
    const seconds = Math.round(Math.abs(skewMs) / 1000)
    if (Math.abs(skewMs) <= MOST_SKEW_MS) return { ok: `the clock of this machine is right (${seconds} s off)` }
    return {
      wrong: `the clock of this machine is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the service's; from 300 s on signatures are refused.`,
      mend: { steps: 'Set it by a time server (timedatectl set-ntp true).' },
    }
  })
}

/** At the end: whether there is room in the account's quota. What was throttled has been answered when it was tried again. */
export function checkThrottling({ tries, throttled }: Traffic): Promise<Finding> {
  return check('Connection', 'throttling', async () => ({
    ok:
      throttled === 0
        ? `${tries} requests, none of them throttled`
        : `${throttled} of ${tries} requests were throttled and tried again, though they kept below the usual quota: somebody else works in this account`,
  }))
}
