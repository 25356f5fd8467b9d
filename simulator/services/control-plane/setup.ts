import { arnOf, instanceArn } from '../arns.ts'
import { notFound } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'

type Operations =
  | 'DescribeInstance'
  | 'ListQueues'
  | 'DescribeQueue'
  | 'ListRoutingProfiles'
  | 'DescribeRoutingProfile'
  | 'ListRoutingProfileQueues'
  | 'ListSecurityProfiles'
  | 'ListSecurityProfilePermissions'

/** What of the instance is set up once and for all here: it can be read. */
export function setupHandlers({ instance }: Means): Handlers<Operations> {
  const { directory } = instance

  function routingProfile(id: string) {
    const profile = directory.findRoutingProfile(id)
    if (!profile) throw notFound(`routing profile ${id}`)
    return profile
  }

  return {
    DescribeInstance() {
      const { center } = directory
      return {
        Instance: {
          Id: center.instanceId,
          Arn: instanceArn(center),
          IdentityManagementType: 'CONNECT_MANAGED',
          InstanceAlias: center.alias,
          InstanceStatus: 'ACTIVE',
          InboundCallsEnabled: center.features.inboundCalls,
          OutboundCallsEnabled: center.features.outboundCalls,
          InstanceAccessUrl: `https://${center.alias}.my.connect.aws`,
        },
      }
    },

    ListQueues({ QueueTypes: types = [], ...asked }) {
      // Agents have no queues of their own here.
      const all = types.length === 0 || types.includes('STANDARD') ? directory.center.queues : []
      const { entries, next } = pageOf('ListQueues', all, asked, instance.assumptions)
      const summaries = entries.map(({ id, name }) => ({
        Id: id,
        Arn: arnOf(directory.center, 'queue', id),
        Name: name,
        QueueType: 'STANDARD',
      }))
      return { QueueSummaryList: summaries, ...next }
    },

    DescribeQueue({ QueueId }) {
      const queue = directory.findQueue(QueueId)
      if (!queue) throw notFound(`queue ${QueueId}`)
      const QueueArn = arnOf(directory.center, 'queue', queue.id)
      return { Queue: { Name: queue.name, QueueArn, QueueId: queue.id, Status: 'ENABLED' } }
    },

    ListRoutingProfiles(asked) {
      const { entries, next } = pageOf(
        'ListRoutingProfiles',
        directory.center.routingProfiles,
        asked,
        instance.assumptions,
      )
      const summaries = entries.map(({ id, name }) => ({
        Id: id,
        Arn: arnOf(directory.center, 'routing-profile', id),
        Name: name,
      }))
      return { RoutingProfileSummaryList: summaries, ...next }
    },

    DescribeRoutingProfile({ RoutingProfileId }) {
      const { id, name, queueIds, chatConcurrency } = routingProfile(RoutingProfileId)
      const { center } = directory
      const [firstQueueId] = queueIds
      return {
        RoutingProfile: {
          InstanceId: center.instanceId,
          Name: name,
          RoutingProfileArn: arnOf(center, 'routing-profile', id),
          RoutingProfileId: id,
          MediaConcurrencies: chatConcurrency > 0 ? [{ Channel: 'CHAT', Concurrency: chatConcurrency }] : [],
          ...(firstQueueId !== undefined && { DefaultOutboundQueueId: firstQueueId }),
          NumberOfAssociatedQueues: queueIds.length,
          NumberOfAssociatedUsers: center.users.filter((user) => user.routingProfileId === id).length,
        },
      }
    },

    ListRoutingProfileQueues({ RoutingProfileId, ...asked }) {
      const { queueIds } = routingProfile(RoutingProfileId)
      const { entries, next } = pageOf('ListRoutingProfileQueues', queueIds, asked, instance.assumptions)
      // Chats are offered in the order in which they came, whatever their queue: as with one priority and no delay.
      const queues = entries.map((id) => ({
        QueueId: id,
        QueueArn: arnOf(directory.center, 'queue', id),
        QueueName: directory.findQueue(id)?.name ?? '',
        Priority: 1,
        Delay: 0,
        Channel: 'CHAT',
      }))
      return { RoutingProfileQueueConfigSummaryList: queues, ...next }
    },

    ListSecurityProfiles(asked) {
      const { entries, next } = pageOf(
        'ListSecurityProfiles',
        directory.center.securityProfiles ?? [],
        asked,
        instance.assumptions,
      )
      const summaries = entries.map(({ id, name }) => ({
        Id: id,
        Arn: arnOf(directory.center, 'security-profile', id),
        Name: name,
      }))
      return { SecurityProfileSummaryList: summaries, ...next }
    },

    ListSecurityProfilePermissions({ SecurityProfileId, ...asked }) {
      const profile = directory.findSecurityProfile(SecurityProfileId)
      if (!profile) throw notFound(`security profile ${SecurityProfileId}`)
      const { entries, next } = pageOf(
        'ListSecurityProfilePermissions',
        profile.permissions,
        asked,
        instance.assumptions,
      )
      return { Permissions: entries, ...next }
    },
  }
}
