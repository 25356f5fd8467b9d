import { createHash } from 'node:crypto'
import { agentNames, fullNames, contactCenter as standard } from '../../../fixtures/index.ts'
import type { ContactCenter, Queue, QuickConnect, RoutingProfile, User } from '../../instance/directory.ts'
import { didYouMean } from '../closest.ts'
import { type Path, type Problem, pathText } from './problem.ts'
import type { InstanceFile } from './schema.ts'

const DEFAULT_PASSWORD = 'simulated'
const DEFAULT_CONCURRENCY = 3

/** The whole contact center that a file describes, or what in the file does not go together. */
export function contactCenterOf(file: InstanceFile): { center: ContactCenter } | { problems: Problem[] } {
  const problems: Problem[] = []
  const center = new Builder(file, problems).center()
  return problems.length > 0 ? { problems } : { center }
}

/** Fills in what is left out, and turns names into ids; what cannot be turned is a problem. */
class Builder {
  readonly #file: InstanceFile
  readonly #problems: Problem[]

  constructor(file: InstanceFile, problems: Problem[]) {
    this.#file = file
    this.#problems = problems
  }

  center(): ContactCenter {
    const file = this.#file
    const queues = this.#queues()
    const routingProfiles = this.#routingProfiles(queues)
    const users = this.#users(routingProfiles)
    const agentStates = (file.agentStates ?? standard.agentStates).map((each) => ({
      ...each,
      id: each.id ?? idFor('agent state', each.name),
    }))
    this.#requireUnique(['agentStates'], 'name', agentStates)
    for (const type of ['routable', 'offline'] as const) {
      if (agentStates.some((each) => each.type === type)) continue
      this.#problem(['agentStates'], `agentStates: one of them has to be of the type ${type}.`)
    }
    return {
      ...standard,
      region: file.region ?? standard.region,
      accountId: file.accountId ?? standard.accountId,
      instanceId: file.instanceId ?? standard.instanceId,
      alias: file.alias ?? standard.alias,
      ringSeconds: file.ringSeconds ?? standard.ringSeconds,
      features: { ...standard.features, ...defined(file.features ?? {}) },
      ...(file.approvedOrigins && { approvedOrigins: file.approvedOrigins }),
      contactFlow: {
        ...standard.contactFlow,
        id: file.contactFlow?.id ?? standard.contactFlow.id,
        queueId: this.#queueId(queues, file.contactFlow?.queue ?? queues[0]?.name ?? '', ['contactFlow', 'queue']),
      },
      queues,
      routingProfiles,
      users,
      quickConnects: this.#quickConnects(queues, routingProfiles, users),
      agentStates,
    }
  }

  #queues(): Queue[] {
    const given = this.#file.queues ?? [{ name: 'Chat support' }]
    const queues = given.map(({ name, id }) => ({ name, id: id ?? idFor('queue', name) }))
    this.#requireUnique(['queues'], 'name', queues)
    return queues
  }

  #routingProfiles(queues: readonly Queue[]): RoutingProfile[] {
    const given: NonNullable<InstanceFile['routingProfiles']> = this.#file.routingProfiles ?? [{ name: 'Chat agents' }]
    const profiles = given.map((each, index) => ({
      id: each.id ?? idFor('routing profile', each.name),
      name: each.name,
      queueIds: this.#queueIds(queues, each.queues, ['routingProfiles', index, 'queues']),
      chatConcurrency: each.chatConcurrency ?? DEFAULT_CONCURRENCY,
    }))
    this.#requireUnique(['routingProfiles'], 'name', profiles)
    return profiles
  }

  #users(profiles: readonly RoutingProfile[]): User[] {
    const given: NonNullable<InstanceFile['users']> =
      this.#file.users ?? agentNames.map((username) => ({ username, name: fullNames[username] }))
    const users = given.map((each, index) => {
      const profile = each.routingProfile ?? profiles[0]?.name ?? ''
      const path = ['users', index, 'routingProfile']
      return {
        id: each.id ?? idFor('user', each.username),
        username: each.username,
        name: each.name ?? each.username.charAt(0).toUpperCase() + each.username.slice(1),
        password: each.password ?? DEFAULT_PASSWORD,
        routingProfileId: this.#find(profiles, 'name', profile, path, 'routing profile')?.id ?? '',
        permissions: each.permissions ?? standard.users[0]?.permissions ?? [],
        securityProfileIds: standard.users[0]?.securityProfileIds ?? [],
      }
    })
    this.#requireUnique(['users'], 'username', users)
    return users
  }

  /** Without any said, everybody can be invited by the agents who work the same queues. */
  #quickConnects(
    queues: readonly Queue[],
    profiles: readonly RoutingProfile[],
    users: readonly User[],
  ): QuickConnect[] {
    const given = this.#file.quickConnects
    if (!given) {
      return users.map((user) => ({
        id: idFor('quick connect', user.username),
        name: user.name,
        type: 'agent',
        destination: user.id,
        queueIds: profiles.find((each) => each.id === user.routingProfileId)?.queueIds ?? [],
      }))
    }
    const quickConnects = given.map((each, index): QuickConnect => {
      const path = ['quickConnects', index]
      const target = this.#targetOf(each, path, queues, users)
      const name = each.name ?? target.name
      const queueIds = this.#queueIds(queues, each.queues, [...path, 'queues'])
      const id = each.id ?? idFor('quick connect', name)
      return { id, name, type: target.type, destination: target.destination, queueIds }
    })
    this.#requireUnique(['quickConnects'], 'name', quickConnects)
    return quickConnects
  }

  #targetOf(
    given: NonNullable<InstanceFile['quickConnects']>[number],
    path: Path,
    queues: readonly Queue[],
    users: readonly User[],
  ): Pick<QuickConnect, 'type' | 'destination' | 'name'> {
    const { agent, queue, phoneNumber } = given
    if ([agent, queue, phoneNumber].filter((each) => each !== undefined).length !== 1) {
      this.#problem(path, `${pathText(path)} leads to one of agent, queue and phoneNumber.`)
    }
    if (agent !== undefined) {
      const user = this.#find(users, 'username', agent, [...path, 'agent'], 'user')
      return { type: 'agent', destination: user?.id ?? '', name: user?.name ?? '' }
    }
    if (queue !== undefined) {
      return { type: 'queue', destination: this.#queueId(queues, queue, [...path, 'queue']), name: queue }
    }
    return { type: 'phone_number', destination: phoneNumber ?? '', name: phoneNumber ?? '' }
  }

  #queueIds(queues: readonly Queue[], names: readonly string[] | undefined, path: Path): string[] {
    if (!names) return queues.map((each) => each.id)
    return names.map((name, index) => this.#queueId(queues, name, [...path, index]))
  }

  #queueId(queues: readonly Queue[], name: string, path: Path): string {
    return this.#find(queues, 'name', name, path, 'queue')?.id ?? ''
  }

  #find<Key extends string, Entry extends { readonly [Name in Key]: string }>(
    entries: readonly Entry[],
    key: Key,
    wanted: string,
    path: Path,
    kind: string,
  ): Entry | undefined {
    const found = entries.find((each) => each[key] === wanted)
    if (!found) {
      const names = entries.map((each) => each[key])
      const meant = didYouMean(wanted, names) || ` There are: ${names.join(', ')}.`
      this.#problem(path, `${pathText(path)}: there is no ${kind} "${wanted}".${meant}`)
    }
    return found
  }

  #requireUnique<Key extends string>(
    list: Path,
    key: Key,
    entries: readonly ({ readonly id: string } & { readonly [Name in Key]: string })[],
  ): void {
    for (const [index, entry] of entries.entries()) {
      const earlier = entries.slice(0, index)
      const path = [...list, index]
      if (earlier.some((each) => each[key] === entry[key])) {
        this.#problem(path, `${pathText(path)}: there is another one with the ${key} "${entry[key]}".`)
      } else if (earlier.some((each) => each.id === entry.id)) {
        this.#problem(path, `${pathText(path)}: there is another one with the id "${entry.id}".`)
      }
    }
  }

  #problem(path: Path, message: string): void {
    this.#problems.push({ path, message })
  }
}

/** An id in the form of a UUID that stays the same however the rest of the file changes. */
function idFor(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}\0${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Without the keys that have no value: spread over defaults, they would take their place. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  }
}
