import { ConnectClient, MonitorContactCommand } from '@aws-sdk/client-connect'
import { clientSettings, type Place } from '../transports/service.ts'
import type { Monitored } from './person.ts'

/** The signature is not checked; without credentials the SDK would look for some on this machine. */
const NO_CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' }

/** Asks Amazon Connect to bring a chat to a supervisor, with all they may do: MonitorContact. */
export async function monitorContact(place: Place, { contactId: ContactId }: Monitored, UserId: string): Promise<void> {
  const { instanceId: InstanceId } = place.center
  const connect = new ConnectClient({ ...clientSettings(place), credentials: NO_CREDENTIALS })
  try {
    const AllowedMonitorCapabilities = ['SILENT_MONITOR' as const, 'BARGE' as const]
    await connect.send(new MonitorContactCommand({ InstanceId, ContactId, UserId, AllowedMonitorCapabilities }))
  } finally {
    connect.destroy()
  }
}
