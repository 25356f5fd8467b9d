import { ConnectClient } from '@aws-sdk/client-connect'
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'

/** How often a request is tried when it is throttled or lost; waits grow from one to the next. */
const TRIES = 12
/** Milliseconds without a word from the service before a request counts as lost. */
const SILENCE_MS = 10_000

const PATIENT = {
  maxAttempts: TRIES,
  // It slows down by itself when it is answered 429, of either kind.
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 5_000, requestTimeout: SILENCE_MS, throwOnRequestTimeout: true },
} as const

/** With AWS's credentials by the SDK's own chain: nothing of this project reads them. */
export function controlPlaneClient(region: string): ConnectClient {
  return new ConnectClient({ region, ...PATIENT })
}

/** The Participant Service has tokens of its own; without empty credentials the SDK would look for others. */
export function participantServiceClient(region: string): ConnectParticipantClient {
  return new ConnectParticipantClient({ region, credentials: { accessKeyId: '', secretAccessKey: '' }, ...PATIENT })
}
