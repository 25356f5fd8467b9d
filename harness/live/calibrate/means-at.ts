import { ConnectClient } from '@aws-sdk/client-connect'
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import '../../../simulator/customer/node-20.ts'
import type { Means } from '../../../live/calibrate/stage.ts'
import type { LivePerson, LiveUser } from '../../../live/run/people.ts'
import { watchConnect, watchParticipant } from '../../../live/run/watched.ts'
import { WireRecorder } from '../../../live/wire/recorder.ts'
import { Redaction } from '../../../live/wire/redaction.ts'

/** Where a simulated instance is, and what opens it. */
export interface SimulatedPlace {
  readonly origin: string
  readonly region: string
  readonly instanceId: string
  readonly contactFlowId: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly people: readonly LivePerson[]
  readonly supervisor?: LiveUser | undefined
  /** Moves its time on: nobody has to wait there. Milliseconds. */
  passes(ms: number): Promise<void>
}

/** Nobody is billed, and nobody else is there. */
const UNGUARDED = {
  spending: { call: <Answer>(_call: object, go: () => Promise<Answer>) => go() },
  pace: { turn: async () => {} },
}

/** The means of probes on a simulated instance, by its address alone. */
export function meansAt({
  origin,
  region,
  credentials,
  instanceId,
  contactFlowId,
  people,
  supervisor,
  passes,
}: SimulatedPlace): Means {
  const common = { region, endpoint: origin, credentials, maxAttempts: 1 }
  return {
    instanceId,
    contactFlowId,
    people,
    supervisor,
    attributes: {},
    newRecorder: () => new WireRecorder(new Redaction()),
    connectClient: (who, recorder) => watchConnect(new ConnectClient(common), who, { ...UNGUARDED, recorder }),
    participantClient: (who, recorder) =>
      watchParticipant(new ConnectParticipantClient(common), who, { ...UNGUARDED, recorder }),
    now: () => new Date(),
    passes,
    onEnded: () => {},
    onTurned: () => {},
    onTurnedBack: () => {},
  }
}
