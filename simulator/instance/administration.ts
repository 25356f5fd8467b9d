import type { Directory, EndpointType, Features, QuickConnect } from './directory.ts'
import { isOrigin } from './origins.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'

/** Approved origins an instance can have (documented, service quotas). */
const MAX_ORIGINS = 100

/** Where a quick connect leads. */
export interface Lead {
  readonly type: EndpointType
  readonly destination: string
  readonly contactFlowId?: string
}

export interface NewQuickConnect extends Lead {
  readonly name: string
  readonly description?: string
  readonly tags?: Readonly<Record<string, string>>
}

/** What an administrator does to an instance. Each command happens as a whole, or throws a Refusal and changes nothing. */
export class Administration {
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** What is running goes on as it is; the switch decides about what comes. */
  setFeature(name: keyof Features, on: boolean): void {
    const { directory } = this.#state
    directory.change({ features: { ...directory.settings.features, [name]: on } })
  }

  /**
   * The console's one option for multi-party chats and enhanced monitoring. It stands for the latter: where that is on
   * already, turning it on changes nothing, and multi-party chats stay as they are (documented, multi-party chat).
   */
  setConsoleChatOption(on: boolean): void {
    if (this.#state.directory.settings.features.enhancedChatMonitoring === on) return
    this.setFeature('enhancedChatMonitoring', on)
    this.setFeature('multiPartyChat', on)
  }

  approveOrigin(origin: string): void {
    const { directory, assumptions } = this.#state
    const { approvedOrigins } = directory.settings
    if (!isOrigin(origin, assumptions.originForm)) {
      throw new Refusal('malformed origin', `${origin} is no origin of a page: write it as https://app.example.com.`)
    }
    if (approvedOrigins.includes(origin)) {
      throw new Refusal('origin approved already', `The origin ${origin} is approved already.`)
    }
    if (approvedOrigins.length >= MAX_ORIGINS) {
      throw new Refusal(
        'too many origins',
        `An instance has at most ${MAX_ORIGINS} approved origins. Remove one first.`,
      )
    }
    directory.change({ approvedOrigins: [...approvedOrigins, origin] })
  }

  revokeOrigin(origin: string): void {
    const { directory, assumptions } = this.#state
    const { approvedOrigins } = directory.settings
    if (!approvedOrigins.includes(origin)) {
      if (assumptions.absentAssociation === 'nothing to do') return
      throw new Refusal('unknown origin', `The origin ${origin} is not approved.`)
    }
    directory.change({ approvedOrigins: approvedOrigins.filter((each) => each !== origin) })
  }

  createQuickConnect({ name, ...rest }: NewQuickConnect): QuickConnect {
    const { directory, nextId } = this.#state
    requireFreeName(directory, name)
    requireDestination(directory, rest)
    const created: QuickConnect = { id: nextId(), name, ...rest, queueIds: [] }
    directory.change({ quickConnects: [...directory.settings.quickConnects, created] })
    return created
  }

  /** Whoever was invited through it stays invited. */
  deleteQuickConnect(id: string): void {
    const { directory } = this.#state
    requireQuickConnect(directory, id)
    directory.change({ quickConnects: directory.settings.quickConnects.filter((each) => each.id !== id) })
  }

  nameQuickConnect(id: string, names: { readonly name?: string; readonly description?: string }): void {
    const { directory } = this.#state
    const known = requireQuickConnect(directory, id)
    if (names.name !== undefined && names.name !== known.name) requireFreeName(directory, names.name)
    replace(directory, { ...known, ...names })
  }

  redirectQuickConnect(id: string, lead: Lead): void {
    const { directory } = this.#state
    const { contactFlowId: _, ...known } = requireQuickConnect(directory, id)
    requireDestination(directory, lead)
    replace(directory, { ...known, ...lead })
  }

  /** From now on agents who work the queue may use the quick connects. */
  associate(queueId: string, quickConnectIds: readonly string[]): void {
    const { directory } = this.#state
    requireQueue(directory, queueId)
    for (const known of quickConnectIds.map((id) => requireQuickConnect(directory, id))) {
      const queueIds = known.queueIds.filter((id) => id !== queueId)
      replace(directory, { ...known, queueIds: [...queueIds, queueId] })
    }
  }

  disassociate(queueId: string, quickConnectIds: readonly string[]): void {
    const { directory, assumptions } = this.#state
    requireQueue(directory, queueId)
    const known = quickConnectIds.map((id) => requireQuickConnect(directory, id))
    const absent = known.find((each) => !each.queueIds.includes(queueId))
    if (absent && assumptions.absentAssociation === 'refused') {
      throw new Refusal('unknown quick connect', `${absent.name} is not associated with the queue ${queueId}.`)
    }
    for (const each of known) replace(directory, { ...each, queueIds: each.queueIds.filter((id) => id !== queueId) })
  }
}

function replace(directory: Directory, changed: QuickConnect): void {
  const { quickConnects } = directory.settings
  directory.change({ quickConnects: quickConnects.map((each) => (each.id === changed.id ? changed : each)) })
}

function requireQuickConnect(directory: Directory, id: string): QuickConnect {
  const found = directory.findQuickConnect(id)
  if (!found) throw new Refusal('unknown quick connect', `There is no quick connect ${id} in this instance.`)
  return found
}

function requireQueue(directory: Directory, queueId: string): void {
  if (!directory.findQueue(queueId)) {
    throw new Refusal('unknown queue', `There is no queue ${queueId} in this instance.`)
  }
}

function requireFreeName(directory: Directory, name: string): void {
  if (directory.settings.quickConnects.some((each) => each.name === name)) {
    throw new Refusal('quick connect name taken', `There is a quick connect ${name} already.`)
  }
}

function requireDestination(directory: Directory, { type, destination, contactFlowId }: Lead): void {
  if (type === 'queue') requireQueue(directory, destination)
  if (type === 'agent' && !directory.findUser(destination)) {
    throw new Refusal('unknown user', `There is no user ${destination} in this instance.`)
  }
  const { contactFlow, transferFlowId } = directory.center
  if (contactFlowId !== undefined && ![contactFlow.id, transferFlowId].includes(contactFlowId)) {
    throw new Refusal('unknown contact flow', `There is no contact flow ${contactFlowId} in this instance.`)
  }
}
