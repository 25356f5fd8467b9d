import type { ConnectClient } from '@aws-sdk/client-connect'
import { paced } from '../control-plane/client.ts'
import { policyFor } from '../control-plane/permissions.ts'
import { accountsIn, type Environment, type LiveSettings } from '../settings/index.ts'
import { checkAgent } from './checks/agents.ts'
import type { Examined } from './checks/checking.ts'
import { checkClock, checkReach, checkRegion, checkThrottling } from './checks/connection.ts'
import { checkFeature, checkInstance } from './checks/instance.ts'
import { checkOrigin } from './checks/page.ts'
import { askHarmlessly, permissionFindings } from './checks/permissions.ts'
import { checkFlow, checkQueue } from './checks/queue.ts'
import { checkQuickConnect } from './checks/quick-connects.ts'
import { checkSigningIn } from './checks/signing-in.ts'
import { checkSupervisor } from './checks/supervisor.ts'
import { Facts } from './facts.ts'
import { type Finding, GROUPS } from './finding.ts'

export interface Examination {
  readonly findings: readonly Finding[]
  /** What to add to the caller's policies, when something lacks there. */
  readonly policy?: ReturnType<typeof policyFor>
}

export interface ExaminationOptions {
  readonly env: Environment
  /** Hears how many questions have been asked so far, and answered. */
  readonly onProgress?: (asked: number, answered: number) => void
}

/** Looks at everything that an instance needs for a live run, below the quotas of its control plane, and changes nothing. */
export async function examine(
  client: ConnectClient,
  settings: LiveSettings,
  { env, onProgress }: ExaminationOptions,
): Promise<Examination> {
  const { traffic } = paced(client)
  const facts = new Facts(client, settings.instanceId, { env, ...(onProgress && { onProgress }) })
  const examined: Examined = { settings, facts }
  const region = await checkRegion(examined)
  const { finding: reach, trouble } = await checkReach(examined)
  const signingIn = await Promise.all(accountsIn(settings).map((each) => checkSigningIn(each, env)))
  if (trouble) return { findings: [region, reach, nothingElse(), ...signingIn] }
  const [findings] = await Promise.all([
    Promise.all([
      checkInstance(examined),
      checkFeature(examined),
      checkQueue(examined),
      checkFlow(examined),
      checkOrigin(examined),
      ...settings.agents.flatMap((agent) => checkAgent(examined, agent)),
      ...settings.agents.flatMap((agent) => checkQuickConnect(examined, agent)),
      ...(settings.supervisor ? checkSupervisor(examined, settings.supervisor) : []),
    ]),
    askHarmlessly(examined),
  ])
  const [clock, throttling] = await Promise.all([checkClock(traffic), checkThrottling(traffic)])
  const all = [region, reach, clock, throttling, ...permissionFindings(examined), ...findings, ...signingIn]
  const actions = [...facts.denied.values()].flatMap(({ action }) => action ?? [])
  const accountId = await accountOf(facts)
  return {
    findings: all.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group)),
    ...(actions.length > 0 && { policy: policyFor(actions, { ...settings, accountId }) }),
  }
}

function nothingElse(): Finding {
  return {
    check: 'everything else',
    group: 'Instance',
    state: 'cannot tell',
    words: 'nothing else can be told until the instance answers.',
  }
}

/** Where the instance may not be described, policies do without. */
async function accountOf(facts: Facts): Promise<string | undefined> {
  const { Arn = '' } = await facts.instance().catch(() => ({ Arn: '' }))
  return /^arn:[\w-]+:connect:[\w-]+:(\d{12}):/.exec(Arn)?.[1]
}
