import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { meansAt } from '../../../../harness/live/calibrate/means-at.ts'
import { NodeProbeAgent } from '../../../../harness/live/calibrate/node-agent.ts'
import { type Calibrated, calibrate, type Plan } from '../../../../live/calibrate/calibrate.ts'
import type { Findings } from '../../../../live/calibrate/finding.ts'
import type { Means } from '../../../../live/calibrate/stage.ts'
import type { LivePerson, LiveUser } from '../../../../live/run/people.ts'
import { serve } from '../../../test-support/command.ts'
import type { Drawn } from './drawn.ts'

export const INSTANCE = join(fileURLToPath(new URL('.', import.meta.url)), 'proof-instance.yaml')

/** Options of `serve` for the instance of the proof, under a draw. */
export function served(assumed: Drawn): string[] {
  const assumptions = Object.entries(assumed).flatMap(([name, value]) => ['--assume', `${name}=${value}`])
  return ['--instance', INSTANCE, '--strict-sigv4', ...assumptions]
}

/** What was found, without how. */
export function valuesIn(findings: Findings): Record<string, unknown> {
  return Object.fromEntries([...findings].map(([name, each]) => [name, 'value' in each ? each.value : each]))
}

/** Who is there on the instance of the proof. */
export interface People {
  readonly people: readonly LivePerson[]
  readonly supervisor: LiveUser
}

/** What else there is to a simulator in another process, or to be heard of it. */
export interface Besides {
  /** A permission that is missing. */
  readonly denied?: string
  readonly onProgress?: (line: string) => void
  /** Is handed each client of the control plane before it is used. */
  readonly onClient?: (client: ConnectClient) => void
}

/**
 * Plays the scenes on a simulator in another process, of which only its address and its credentials are known here. Its time is
 * moved on as a person would do it, at its inspector.
 */
export async function playedOn(
  assumed: Drawn,
  plan: Plan,
  { people, supervisor }: People,
  { denied, onProgress, onClient }: Besides = {},
): Promise<Calibrated> {
  const { child, origin, settings } = await serve(...served(assumed), ...(denied ? ['--deny', denied] : []))
  const told = (pattern: RegExp) => settings.match(pattern)?.[1] ?? ''
  const agents: NodeProbeAgent[] = []
  try {
    const means = meansAt({
      origin,
      region: told(/AWS_REGION=(\S+)/),
      instanceId: told(/--instance-id (\S+)/),
      contactFlowId: told(/--contact-flow-id (\S+)/),
      credentials: {
        accessKeyId: told(/AWS_ACCESS_KEY_ID=(\S+)/),
        secretAccessKey: told(/AWS_SECRET_ACCESS_KEY=(\S+)/),
      },
      people,
      supervisor,
      passes: (ms) => movesOn(origin, ms),
    })
    const { connectClient } = means
    const handed: Means = {
      ...means,
      connectClient(...given) {
        const client = connectClient(...given)
        onClient?.(client)
        return client
      },
    }
    const signIn = async (cast: readonly LiveUser[]) => {
      const signedIn = cast.map(({ username }) => NodeProbeAgent.signsIn(origin, username, 'simulated'))
      agents.push(...(await Promise.all(signedIn)))
      return agents
    }
    return await calibrate(plan, handed, signIn, onProgress)
  } finally {
    for (const agent of agents) await agent.close()
    child.kill()
  }
}

async function movesOn(origin: string, ms: number): Promise<void> {
  const headers = { origin, 'content-type': 'application/json' }
  const body = JSON.stringify({ action: 'advance', seconds: ms / 1000 })
  const { ok, status } = await fetch(new URL('/inspector/actions', origin), { method: 'POST', headers, body })
  if (!ok) throw new Error(`The simulator at ${origin} did not move its time on: it answered ${status}.`)
}
