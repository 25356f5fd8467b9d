import { ConnectParticipantClient, type ConnectParticipantClientConfig } from '@aws-sdk/client-connectparticipant'
import '../../simulator/customer/node-20.ts'

/** A client of the Participant Service, which has tokens of its own: without empty credentials the SDK would look for others. */
export function participantClient(
  region: string,
  config: ConnectParticipantClientConfig = {},
): ConnectParticipantClient {
  return new ConnectParticipantClient({
    region,
    credentials: { accessKeyId: '', secretAccessKey: '' },
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...config,
  })
}
