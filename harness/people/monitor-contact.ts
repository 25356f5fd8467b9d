import { MonitorContactCommand } from '@aws-sdk/client-connect'
import type { Place } from '../transports/service.ts'
import type { Monitored } from './person.ts'

/** The wire log knows no person by name who asks the control plane alone. */
const STRANGER = 'somebody'

/** Asks Amazon Connect to bring a chat to a supervisor, with all they may do: MonitorContact. */
export async function monitorContact(place: Place, { contactId: ContactId }: Monitored, UserId: string): Promise<void> {
  const { instanceId: InstanceId } = place.center
  const clients = place.clientsOf(STRANGER)
  try {
    const AllowedMonitorCapabilities = ['SILENT_MONITOR' as const, 'BARGE' as const]
    await clients.connect.send(new MonitorContactCommand({ InstanceId, ContactId, UserId, AllowedMonitorCapabilities }))
  } finally {
    for (const client of Object.values(clients)) client.destroy()
  }
}
