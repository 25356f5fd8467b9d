/** What each command asks of the control plane, runs with sweep; IAM has an action of the same name for each. */
export const OPERATIONS = {
  doctor: [
    'DescribeContactFlow',
    'DescribeInstance',
    'DescribeInstanceAttribute',
    'DescribeQuickConnect',
    'DescribeRoutingProfile',
    'DescribeUser',
    'ListApprovedOrigins',
    'ListQueueQuickConnects',
    'ListQueues',
    'ListRoutingProfileQueues',
    'ListSecurityProfilePermissions',
    'ListUsers',
    'SearchQuickConnects',
  ],
  /** What is made gets tags, which takes TagResource besides. */
  provision: [
    'AssociateApprovedOrigin',
    'AssociateQueueQuickConnects',
    'CreateQuickConnect',
    'DeleteQuickConnect',
    'DescribeInstanceAttribute',
    'DescribeQuickConnect',
    'DisassociateApprovedOrigin',
    'DisassociateQueueQuickConnects',
    'ListApprovedOrigins',
    'ListContactFlows',
    'ListQueueQuickConnects',
    'ListQuickConnects',
    'SearchQuickConnects',
    'TagResource',
    'UpdateInstanceAttribute',
  ],
  /** Quick connects stand for leases of agents. */
  run: [
    'CreateQuickConnect',
    'DeleteQuickConnect',
    'DescribeContact',
    'DescribeQuickConnect',
    'DescribeUser',
    'ListAgentStatuses',
    'ListUsers',
    'PutUserStatus',
    'SearchContacts',
    'SearchQuickConnects',
    'StartChatContact',
    'StopContact',
    'UpdateQuickConnectName',
  ],
} as const

/** A policy that allows actions on one instance and all that is in it. */
export function policyFor(
  actions: readonly string[],
  { region, instanceId, accountId = '*' }: { region: string; instanceId: string; accountId?: string | undefined },
) {
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  const instance = `arn:${partition}:connect:${region}:${accountId}:instance/${instanceId}`
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Roundtable',
        Effect: 'Allow',
        Action: [...new Set(actions)].sort(),
        Resource: [instance, `${instance}/*`],
      },
    ],
  }
}
