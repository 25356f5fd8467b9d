import { ConnectClient, MonitorContactCommand } from '@aws-sdk/client-connect'
import type { ContactCenter } from '../../simulator/index.ts'
import type { Monitored } from './person.ts'

/** The signature is not checked; without credentials the SDK would look for some on this machine. */
const NO_CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' }

/** Asks Amazon Connect to bring a chat to a supervisor, with all they may do: MonitorContact. */
export async function monitorContact(
  { region, instanceId: InstanceId }: ContactCenter,
  { contactId: ContactId }: Monitored,
  UserId: string,
): Promise<void> {
  const connect = new ConnectClient({ region, credentials: NO_CREDENTIALS })
  try {
    const AllowedMonitorCapabilities = ['SILENT_MONITOR' as const, 'BARGE' as const]
    await connect.send(new MonitorContactCommand({ InstanceId, ContactId, UserId, AllowedMonitorCapabilities }))
  } finally {
    connect.destroy()
  }
}
