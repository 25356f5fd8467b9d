import { timestamp } from '../items.ts'
import { invalid } from './errors.ts'
import type { Context, Operations } from './operations.ts'

/** ConnectionToken: a day (documented). */
const CONNECTION_LIFETIME_MS = 24 * 3_600_000

/** Coming into a chat and going out of it. */
export function connectionOperations({
  instance,
  tokens,
  sockets,
}: Context): Pick<Operations, 'CreateParticipantConnection' | 'DisconnectParticipant'> {
  return {
    CreateParticipantConnection(participantId, { Type: types = [], ConnectParticipant = false }) {
      if (types.includes('WEBRTC_CONNECTION') && instance.assumptions.webRtcOfChat === 'refused') {
        throw invalid("Value at 'Type' failed to satisfy constraint: a chat has no WEBRTC_CONNECTION")
      }
      const { participant } = instance.participantById(participantId)
      // Agents and supervisors come in by the CTI API.
      if (participant.userId !== undefined) instance.chatOf(participantId)
      // Without a socket, as for message streaming, a client says that it is there by ConnectParticipant (documented).
      else if (instance.assumptions.customerConnects === 'with a connection' || ConnectParticipant) {
        instance.connectCustomer(participantId)
      } else instance.requireRunning(participantId)
      return {
        ...(types.includes('WEBSOCKET') && { Websocket: socketOf(participantId) }),
        ...(types.includes('CONNECTION_CREDENTIALS') && { ConnectionCredentials: credentialsOf(participantId) }),
      }
    },

    DisconnectParticipant(participantId) {
      instance.leave(participantId)
      return {}
    },
  }

  function socketOf(participantId: string) {
    const { url, expiresAt } = sockets.issueUrl(participantId)
    return { Url: url, ConnectionExpiry: timestamp(expiresAt) }
  }

  function credentialsOf(participantId: string) {
    const { token, expiresAt } = tokens.grant('connection', participantId, CONNECTION_LIFETIME_MS)
    return { ConnectionToken: token, Expiry: timestamp(expiresAt) }
  }
}
