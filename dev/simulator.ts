import type { ContactCenter } from '../simulator/instance/directory.ts'
import { type ServedSimulator, serveSimulator } from '../simulator/serve.ts'
import { agentsAtTable } from './seating.ts'

/** Serves a contact center in which everybody at the table is available for chats, in the order in which they sit. */
export async function serveTable(center: ContactCenter, port: number): Promise<ServedSimulator> {
  const simulator = await serveSimulator({ center, port })
  const available = center.agentStates.find(({ type }) => type === 'routable')
  if (!available) return simulator
  for (const agent of agentsAtTable(center)) simulator.instance.setPresence(agent.id, available.id)
  return simulator
}
