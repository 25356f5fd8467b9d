import { ConnectClient } from '@aws-sdk/client-connect'
import '../../simulator/customer/node-20.ts'
import { createParticipantClient } from '../../simulator/customer/participant-connection.ts'
import type { Center, Clients } from './service.ts'

/** The signature is not checked; without credentials the SDK would look for some on this machine. */
const NO_CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' }

/** The SDKs' clients for a simulated service. @param endpoint where it is, when it is not at AWS's addresses */
export function simulatedClients({ region }: Pick<Center, 'region'>, endpoint?: string): Clients {
  const settings = { region, ...(endpoint && { endpoint }) }
  return {
    connect: new ConnectClient({ ...settings, credentials: NO_CREDENTIALS }),
    participant: createParticipantClient(settings),
  }
}
