import { agentNames } from '../../../fixtures/people.ts'
import { type Calibrated, calibrate, type Plan } from '../../../live/calibrate/calibrate.ts'
import type { Means } from '../../../live/calibrate/stage.ts'
import type { ServedSimulator } from '../../../simulator/serve.ts'
import { meansAt } from './means-at.ts'
import { NodeProbeAgent } from './node-agent.ts'

export const SUPERVISOR = 'grace'
const KEYS = { accessKeyId: 'TWINKEY', secretAccessKey: 'secret-of-the-twin' }
/** What the simulator has to be served with. */
export const CREDENTIALS = { [KEYS.accessKeyId]: KEYS.secretAccessKey }

/** Plays scenes on a simulator of this process, whose time is moved on where they would wait for minutes. */
export async function playOn(simulator: ServedSimulator, plan: Plan): Promise<Calibrated> {
  const signedIn: NodeProbeAgent[] = []
  try {
    return await calibrate(plan, meansOf(simulator), async (cast) => {
      signedIn.push(...(await Promise.all(cast.map(({ username }) => signInTo(simulator, username)))))
      return signedIn
    })
  } finally {
    for (const agent of signedIn) await agent.close()
  }
}

function signInTo({ origin, center }: ServedSimulator, username: string): Promise<NodeProbeAgent> {
  const password = center.users.find((each) => each.username === username)?.password ?? ''
  return NodeProbeAgent.signsIn(origin, username, password)
}

function meansOf({ origin, center, time }: ServedSimulator): Means {
  const { region, instanceId, contactFlow, users, quickConnects } = center
  const people = agentNames.flatMap((part) => {
    const user = users.find(({ username }) => username === part)
    const quickConnect = quickConnects.find(({ destination }) => destination === user?.id)?.name
    return user && quickConnect !== undefined
      ? [{ part, username: user.username, userId: user.id, fullName: user.name, quickConnect }]
      : []
  })
  const grace = users.find(({ username }) => username === SUPERVISOR)
  const supervisor = grace && { username: grace.username, userId: grace.id, fullName: grace.name }
  return meansAt({
    ...{ origin, region, instanceId, people, supervisor },
    contactFlowId: contactFlow.id,
    credentials: KEYS,
    passes: (ms) => time.advances(`${ms}ms`),
  })
}
