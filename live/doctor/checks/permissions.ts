import {
  CreateQuickConnectCommand,
  DeleteQuickConnectCommand,
  DescribeContactCommand,
  DescribeQuickConnectCommand,
  ListAgentStatusesCommand,
  PutUserStatusCommand,
  SearchContactsCommand,
  StartChatContactCommand,
  StopContactCommand,
  UpdateQuickConnectNameCommand,
} from '@aws-sdk/client-connect'
import { OPERATIONS } from '../../control-plane/permissions.ts'
import { Trouble } from '../../control-plane/trouble.ts'
import type { Finding } from '../finding.ts'
import type { Examined } from './checking.ts'

/** Of nobody and nothing: ids are made at random, and never this. */
const NONE = '00000000-0000-4000-8000-000000000000'
/** Below the shortest that there is (documented: 60), so that no chat starts. */
const TOO_SHORT = 1

/**
 * Finds out about permissions to change something without changing anything: what is asked for cannot be done, and whoever has
 * no permission is told that instead.
 */
export async function askHarmlessly({ facts, settings }: Examined): Promise<void> {
  const { client, instanceId: InstanceId } = facts
  const QuickConnectId = NONE
  const impossible: Readonly<Record<string, () => Promise<unknown>>> = {
    StartChatContact: () =>
      client.send(
        new StartChatContactCommand({
          InstanceId,
          ContactFlowId: settings.contactFlowId,
          // Each of the two is refused by itself.
          ParticipantDetails: { DisplayName: '' },
          ChatDurationInMinutes: TOO_SHORT,
        }),
      ),
    DescribeContact: () => client.send(new DescribeContactCommand({ InstanceId, ContactId: NONE })),
    SearchContacts: () =>
      client.send(
        new SearchContactsCommand({
          InstanceId,
          // Before there were any.
          TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(0), EndTime: new Date(1000) },
          MaxResults: 1,
        }),
      ),
    StopContact: () => client.send(new StopContactCommand({ InstanceId, ContactId: NONE })),
    PutUserStatus: () => client.send(new PutUserStatusCommand({ InstanceId, UserId: NONE, AgentStatusId: NONE })),
    CreateQuickConnect: () =>
      client.send(
        new CreateQuickConnectCommand({
          InstanceId,
          // Likewise: a name has a character at least, and a user is somebody.
          Name: '',
          QuickConnectConfig: { QuickConnectType: 'USER', UserConfig: { UserId: NONE, ContactFlowId: NONE } },
        }),
      ),
    UpdateQuickConnectName: () =>
      client.send(new UpdateQuickConnectNameCommand({ InstanceId, QuickConnectId, Name: 'nobody' })),
    DeleteQuickConnect: () => client.send(new DeleteQuickConnectCommand({ InstanceId, QuickConnectId })),
    ListAgentStatuses: () => client.send(new ListAgentStatusesCommand({ InstanceId, MaxResults: 1 })),
    DescribeQuickConnect: () => client.send(new DescribeQuickConnectCommand({ InstanceId, QuickConnectId })),
  }
  const asked = Object.entries(impossible).map(([operation, ask]) => facts.ask(operation, NONE, ask))
  for (const outcome of await Promise.allSettled(asked)) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof Trouble)) throw outcome.reason
  }
}

/** At the end, when everything has been asked: a line for each permission that lacks, and one for all that do not. */
export function permissionFindings({ facts }: Examined): Finding[] {
  const common = { group: 'Permissions' } as const
  const wanted = [...new Set<string>([...OPERATIONS.doctor, ...OPERATIONS.run])].filter(
    (each) => !facts.denied.has(each),
  )
  const granted = wanted.filter((each) => facts.answered.has(each))
  const denied = [...facts.denied].map(
    ([operation, { action = '' }]): Finding => ({
      ...common,
      check: `permission ${action}`,
      state: 'wrong',
      words: `no permission ${action}${action.endsWith(`:${operation}`) ? '' : ` (for ${operation})`}.`,
      mend: { steps: 'Add it to a policy of the role or user: the statement is below.' },
    }),
  )
  if (granted.length === 0) return denied
  const words = `${granted.length} permissions are there: ${granted.toSorted().join(', ')}`
  return [...denied, { ...common, check: 'permissions', state: 'ok', words }]
}
