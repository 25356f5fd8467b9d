import { type ConnectClient, paginateListAgentStatuses } from '@aws-sdk/client-connect'
import { Failure } from '../../written/failure.ts'

/** The status that makes an agent offline: every instance has one. */
export async function offlineStatusOn(client: ConnectClient, InstanceId: string): Promise<string> {
  const asked = { InstanceId, AgentStatusTypes: ['OFFLINE' as const] }
  for await (const { AgentStatusSummaryList = [] } of paginateListAgentStatuses({ client }, asked)) {
    const [offline] = AgentStatusSummaryList
    if (offline?.Id) return offline.Id
  }
  throw new Failure('The instance has no agent status of type Offline: make it visible (console, Users, Agent status).')
}
