import { ConnectParticipantClient, CreateParticipantConnectionCommand } from '@aws-sdk/client-connectparticipant'
import './node-20.ts'
import { ask } from './refused-error.ts'

/** What CreateParticipantConnection gives: both tokens of it are secrets. */
export interface ParticipantConnection {
  /** For all other operations of the Participant Service; valid for a day. */
  connectionToken: string
  /** Where to open the socket, within 100 s. Holds a secret. */
  url: string
  /** ConnectionExpiry, ISO 8601: ask for a new URL then. */
  expiry: string | undefined
}

/**
 * A client for the Participant Service. It identifies callers by a token of its own, so the client gets empty
 * credentials, as in ChatJS; without any the SDK would look for real ones and fail.
 * @param config.endpoint default: AWS's for the region, or AWS_ENDPOINT_URL_CONNECTPARTICIPANT
 */
export function createParticipantClient(config: {
  region: string
  endpoint?: string
  maxAttempts?: number
}): ConnectParticipantClient {
  return new ConnectParticipantClient({ ...config, credentials: { accessKeyId: '', secretAccessKey: '' } })
}

/**
 * CreateParticipantConnection with WEBSOCKET and CONNECTION_CREDENTIALS. ConnectParticipant is not sent: a customer counts as
 * connected through the socket (it is for message streaming, and for agents).
 * @param request.participantToken from StartChatContact; valid as long as the participant is in the chat
 * @param request.who for errors: `customer "Carla"`
 * @throws RefusedError (403 AccessDeniedException when the chat has ended)
 */
export async function connectParticipant(request: {
  client: ConnectParticipantClient
  participantToken: string
  who: string
}): Promise<ParticipantConnection> {
  const { client, participantToken, who } = request
  const command = new CreateParticipantConnectionCommand({
    Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    ParticipantToken: participantToken,
  })
  const answer = await ask(who, 'CreateParticipantConnection', () => client.send(command))
  const connectionToken = answer.ConnectionCredentials?.ConnectionToken
  const url = answer.Websocket?.Url
  if (!connectionToken || !url) {
    throw new Error(`CreateParticipantConnection for ${who} was answered without a URL or without a connection token.`)
  }
  return { connectionToken, url, expiry: answer.Websocket?.ConnectionExpiry }
}
