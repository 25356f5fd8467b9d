import { ConnectClient } from '@aws-sdk/client-connect'
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { contactCenter } from '../../../fixtures/contact-center.ts'
import { agentNames } from '../../../fixtures/people.ts'
import { type Calibrated, calibrate, planFor } from '../../../live/calibrate/calibrate.ts'
import { assumptionsIn, type Calibration } from '../../../live/calibrate/file.ts'
import { scenes } from '../../../live/calibrate/register.ts'
import type { Means } from '../../../live/calibrate/stage.ts'
import { watchConnect, watchParticipant } from '../../../live/run/watched.ts'
import { WireRecorder } from '../../../live/wire/recorder.ts'
import { Redaction } from '../../../live/wire/redaction.ts'
import type { ContactCenter } from '../../../simulator/instance/directory.ts'
import { type ServedSimulator, serveSimulator } from '../../../simulator/serve.ts'
import { NodeProbeAgent } from './node-agent.ts'

/** Nobody is billed, and nobody else is there. */
const UNGUARDED = {
  spending: { call: <Answer>(_call: object, go: () => Promise<Answer>) => go() },
  pace: { turn: async () => {} },
}
const KEYS = { accessKeyId: 'TWINKEY', secretAccessKey: 'secret-of-the-twin' }

/** Plays the scenes of a calibration on a simulator that has been told what was found. */
export async function playOnTwin(calibration: Calibration): Promise<Calibrated> {
  const simulator = await serveSimulator({
    center: centerLike(calibration),
    assumptions: assumptionsIn(calibration),
    credentials: { [KEYS.accessKeyId]: KEYS.secretAccessKey },
  })
  try {
    const plan = planFor(agentNames.length, { mayChangeSettings: true })
    const played = scenes.filter(({ name }) => calibration.scenes.includes(name))
    const agents = Math.max(0, ...played.map((scene) => scene.agents))
    const signIn = (count: number) => Promise.all(agentNames.slice(0, count).map((name) => signInTo(simulator, name)))
    const signedIn: NodeProbeAgent[] = []
    try {
      return await calibrate({ ...plan, scenes: played, agents }, meansOf(simulator), async (count) => {
        signedIn.push(...(await signIn(count)))
        return signedIn
      })
    } finally {
      for (const agent of signedIn) await agent.close()
    }
  } finally {
    await simulator.close()
  }
}

function signInTo({ origin, center }: ServedSimulator, username: string): Promise<NodeProbeAgent> {
  const password = center.users.find((each) => each.username === username)?.password ?? ''
  return NodeProbeAgent.signsIn(origin, username, password)
}

/** What is set up otherwise on the instance, as far as its calibration tells. */
function centerLike({ findings }: Calibration): ContactCenter {
  const hasFiles = !isFound('attachmentsOff')
  const isScanned = isFound('scannedAttachment')
  return {
    ...contactCenter,
    features: { ...contactCenter.features, attachments: hasFiles },
    ...(isScanned && { attachmentScanning: { seconds: 1, rejects: [] } }),
  }

  function isFound(name: 'attachmentsOff' | 'scannedAttachment'): boolean {
    const finding = findings.get(name)
    return finding !== undefined && 'value' in finding
  }
}

function meansOf({ origin, center }: ServedSimulator): Means {
  const { region, instanceId, contactFlow, users, quickConnects } = center
  const people = agentNames.flatMap((part) => {
    const user = users.find(({ username }) => username === part)
    const quickConnect = quickConnects.find(({ destination }) => destination === user?.id)?.name
    return user && quickConnect !== undefined
      ? [{ part, username: user.username, userId: user.id, fullName: user.name, quickConnect }]
      : []
  })
  const common = { region, endpoint: origin, credentials: KEYS, maxAttempts: 1 }
  return {
    instanceId,
    contactFlowId: contactFlow.id,
    people,
    attributes: {},
    newRecorder: () => new WireRecorder(new Redaction()),
    connectClient: (who, recorder) => watchConnect(new ConnectClient(common), who, { ...UNGUARDED, recorder }),
    participantClient: (who, recorder) =>
      watchParticipant(new ConnectParticipantClient(common), who, { ...UNGUARDED, recorder }),
    now: () => new Date(),
    onEnded: () => {},
  }
}
