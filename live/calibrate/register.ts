import type { Name } from './finding.ts'
import type { Scene } from './scene.ts'
import { attachments, manyAttachments } from './scenes/attachments.ts'
import { changedSettings } from './scenes/changed-settings.ts'
import { controlPlane } from './scenes/control-plane.ts'
import { fullChat } from './scenes/full-chat.ts'
import { messages } from './scenes/messages.ts'
import { ctiRequests, oneAgent } from './scenes/one-agent.ts'
import { routing } from './scenes/routing.ts'
import { sockets } from './scenes/sockets.ts'
import { supervision } from './scenes/supervisor.ts'
import { threePeople } from './scenes/three.ts'
import { timers } from './scenes/timers.ts'
import { transcript } from './scenes/transcript.ts'
import { transfers } from './scenes/transfers.ts'

/** All probes there are, in the order in which they are played. */
export const scenes: readonly Scene[] = [
  messages,
  transcript,
  sockets,
  attachments,
  manyAttachments,
  controlPlane,
  ctiRequests,
  oneAgent,
  transfers,
  threePeople,
  supervision,
  routing,
  fullChat,
  timers,
  changedSettings,
]

const HOURS = 'it takes hours of waiting'
const QUOTA = 'it would use up a quota that the whole account shares'
const SIGN_IN = 'it needs a contact flow that asks the customer to sign in, and somebody who does'

/** The entries that no scene is about, and why. */
export const unprobed: Readonly<Partial<Record<Name, string>>> = {
  expiredSocketCode: HOURS,
  clientTokenMinutes: 'it takes more than ten minutes of waiting',
  throttleCounts: QUOTA,
  undocumentedThrottle: QUOTA,
  throttleScope: QUOTA,
  authenticationEventsTo: SIGN_IN,
  authenticationInTranscript: SIGN_IN,
  authenticationSession: SIGN_IN,
}
