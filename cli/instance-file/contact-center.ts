import { contactCenter as standard } from '../../fixtures/index.ts'
import type {
  AgentState,
  ContactCenter,
  Queue,
  RoutingProfile,
  SecurityProfile,
  View,
} from '../../simulator/instance/directory.ts'
import type { Problem, Report } from '../../written/problem.ts'
import { defined } from './defined.ts'
import { Entries, idFor } from './entries.ts'
import { quickConnectsOf } from './quick-connects.ts'
import type { InstanceFile } from './schema.ts'
import { usersOf } from './users.ts'

const DEFAULT_CONCURRENCY = 3
const NO_JSON = '{}'

/** The whole contact center that a file describes, or what in the file does not go together. */
export function contactCenterOf(file: InstanceFile): { center: ContactCenter } | { problems: Problem[] } {
  const problems: Problem[] = []
  const center = filledIn(file, (path, message) => problems.push({ path, message }))
  return problems.length > 0 ? { problems } : { center }
}

/** Fills in what is left out, and turns names into ids. */
function filledIn(file: InstanceFile, report: Report): ContactCenter {
  const queues = queuesOf(file, report)
  const routingProfiles = routingProfilesOf(file, queues, report)
  const security = securityProfilesOf(file, report)
  const users = usersOf(file, { routing: routingProfiles, security }, report)
  const { region, accountId, instanceId, alias, ringSeconds, transferFlowId } = { ...standard, ...defined(file) }
  const { approvedOrigins, activeChatQuota, attachmentScanning, customerAuthentication } = file
  const flows = { contactFlow: contactFlowOf(file, queues), ...(transferFlowId !== undefined && { transferFlowId }) }
  return {
    region,
    accountId,
    instanceId,
    alias,
    ringSeconds,
    ...flows,
    features: { ...standard.features, ...defined(file.features ?? {}) },
    ...(approvedOrigins && { approvedOrigins }),
    ...(activeChatQuota !== undefined && { activeChatQuota }),
    ...(attachmentScanning && {
      attachmentScanning: { seconds: attachmentScanning.seconds, rejects: attachmentScanning.rejects ?? [] },
    }),
    ...(customerAuthentication && { customerAuthentication }),
    views: viewsOf(file, report),
    queues: queues.all,
    routingProfiles: routingProfiles.all,
    securityProfiles: security.all,
    users: users.all,
    quickConnects: quickConnectsOf(file, { queues, routingProfiles, users, flows }, report),
    agentStates: agentStatesOf(file, report),
  }
}

function contactFlowOf({ contactFlow }: InstanceFile, queues: Entries<'name', Queue>): ContactCenter['contactFlow'] {
  const queue = contactFlow?.queue ?? queues.all[0]?.name ?? ''
  return {
    id: contactFlow?.id ?? standard.contactFlow.id,
    queueId: queues.idOf(queue, ['contactFlow', 'queue']),
  }
}

function queuesOf({ queues = [{ name: 'Chat support' }] }: InstanceFile, report: Report) {
  const all = queues.map(({ name, id }): Queue => ({ name, id: id ?? idFor('queue', name) }))
  return new Entries('queues', 'queue', 'name', all, report)
}

function routingProfilesOf(
  { routingProfiles = [{ name: 'Chat agents' }] }: InstanceFile,
  queues: Entries<'name', Queue>,
  report: Report,
) {
  const all = routingProfiles.map(
    (each, index): RoutingProfile => ({
      id: each.id ?? idFor('routing profile', each.name),
      name: each.name,
      queueIds: queues.idsOf(each.queues, ['routingProfiles', index, 'queues']),
      chatConcurrency: each.chatConcurrency ?? DEFAULT_CONCURRENCY,
    }),
  )
  return new Entries('routingProfiles', 'routing profile', 'name', all, report)
}

function securityProfilesOf({ securityProfiles }: InstanceFile, report: Report) {
  const all = securityProfiles?.map(
    ({ name, id, permissions = [] }): SecurityProfile => ({
      id: id ?? idFor('security profile', name),
      name,
      permissions,
    }),
  )
  return new Entries('securityProfiles', 'security profile', 'name', all ?? standard.securityProfiles ?? [], report)
}

function agentStatesOf({ agentStates }: InstanceFile, report: Report): readonly AgentState[] {
  const all = agentStates?.map(({ name, type, id }) => ({ name, type, id: id ?? idFor('agent state', name) }))
  const states = new Entries('agentStates', 'agent state', 'name', all ?? standard.agentStates, report).all
  for (const type of ['routable', 'offline'] as const) {
    if (states.some((each) => each.type === type)) continue
    report(['agentStates'], `agentStates: one of them has to be of the type ${type}.`)
  }
  return states
}

function viewsOf({ views = [] }: InstanceFile, report: Report): readonly View[] {
  const all = views.map(
    ({ name, id, version = 1, actions = [], inputSchema = NO_JSON, template = NO_JSON }): View => ({
      id: id ?? idFor('view', name),
      name,
      version,
      actions,
      inputSchema,
      template,
    }),
  )
  return new Entries('views', 'view', 'name', all, report).all
}
