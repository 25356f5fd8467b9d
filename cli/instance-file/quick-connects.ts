import type { ContactCenter, Queue, QuickConnect, RoutingProfile, User } from '../../simulator/instance/directory.ts'
import { type Path, pathText, type Report } from '../../written/problem.ts'
import { quoted } from '../../written/words.ts'
import { Entries, idFor } from './entries.ts'
import type { InstanceFile } from './schema.ts'

type Given = NonNullable<InstanceFile['quickConnects']>[number]

/** What quick connects lead to, and through. */
export interface Destinations {
  readonly queues: Entries<'name', Queue>
  readonly routingProfiles: Entries<'name', RoutingProfile>
  readonly users: Entries<'username', User>
  readonly flows: Pick<ContactCenter, 'contactFlow' | 'transferFlowId'>
}

export function quickConnectsOf(file: InstanceFile, to: Destinations, report: Report): readonly QuickConnect[] {
  if (!file.quickConnects) return oneToEveryUser(to)
  const all = file.quickConnects.map((each, index) => quickConnectOf(each, ['quickConnects', index], to, report))
  return new Entries('quickConnects', 'quick connect', 'name', all, report).all
}

/** Without any said, everybody can be invited by the agents who work the same queues. */
function oneToEveryUser({ users, routingProfiles }: Destinations): QuickConnect[] {
  const queuesOf = new Map(routingProfiles.all.map(({ id, queueIds }) => [id, queueIds]))
  return users.all.map((user) => ({
    id: idFor('quick connect', user.username),
    name: user.name,
    type: 'agent',
    destination: user.id,
    queueIds: queuesOf.get(user.routingProfileId) ?? [],
  }))
}

function quickConnectOf(given: Given, path: Path, to: Destinations, report: Report): QuickConnect {
  const target = targetOf(given, path, to, report)
  const { description, contactFlowId, tags } = given
  const name = given.name ?? target.name
  const flows = [to.flows.contactFlow.id, to.flows.transferFlowId]
  const at = [...path, 'contactFlowId']
  if (contactFlowId !== undefined && target.type === 'phone_number') {
    report(at, `${pathText(at)}: a quick connect to a phone number has no contact flow.`)
  } else if (contactFlowId !== undefined && !flows.includes(contactFlowId)) {
    report(at, `${pathText(at)}: there is no contact flow ${quoted(contactFlowId)}. There are: ${flows.join(', ')}.`)
  }
  return {
    id: given.id ?? idFor('quick connect', name),
    name,
    type: target.type,
    destination: target.destination,
    queueIds: to.queues.idsOf(given.queues, [...path, 'queues']),
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags }),
    ...(contactFlowId !== undefined && { contactFlowId }),
  }
}

function targetOf(
  { agent, queue, phoneNumber }: Given,
  path: Path,
  { queues, users }: Destinations,
  report: Report,
): Pick<QuickConnect, 'type' | 'destination' | 'name'> {
  if ([agent, queue, phoneNumber].filter((each) => each !== undefined).length !== 1) {
    report(path, `${pathText(path)} leads to one of agent, queue and phoneNumber.`)
  }
  if (agent !== undefined) {
    const user = users.find(agent, [...path, 'agent'])
    return { type: 'agent', destination: user?.id ?? '', name: user?.name ?? agent }
  }
  if (queue !== undefined) {
    return { type: 'queue', destination: queues.idOf(queue, [...path, 'queue']), name: queue }
  }
  return { type: 'phone_number', destination: phoneNumber ?? '', name: phoneNumber ?? '' }
}
