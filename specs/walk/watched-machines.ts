import type { BrowserContext } from '@playwright/test'
import type { AnyMachineSnapshot, InspectionEvent } from 'xstate'

/** What a page says of one step of one of its machines. */
interface Told {
  readonly machine: string
  /** What the machine is called where it works: there is a `quickConnects` for `invite` and one for `transfer`. */
  readonly actor: string
  /** The chat that it is about, if any. */
  readonly chat: string
  /** The type of the event that it is done with, or nothing in the middle of one. */
  readonly event: string
  readonly value: unknown
  /** Without the port, which is no data. */
  readonly context: AnyMachineSnapshot['context']
  readonly states: readonly string[]
  /** Keys of transitions. */
  readonly taken: readonly string[]
}

export type Now = Pick<Told, 'value' | 'context'>

/** The machines of a real page as they step, for a walk: what state each is in, and which transitions it has taken. */
export class WatchedMachines {
  readonly states = new Set<string>()
  readonly taken = new Set<string>()
  readonly #now = new Map<string, Now>()
  readonly #heard = new Map<string, number>()
  #firstChat = ''

  /** Call it before the page is loaded. */
  async watch(context: BrowserContext): Promise<void> {
    this.#now.clear()
    this.#heard.clear()
    this.#firstChat = ''
    const hears = context.exposeBinding('machineStepped', (_source, told: Told) => this.#hear(told))
    await Promise.all([hears, context.addInitScript(tellSteps)])
  }

  /** How a machine of the first chat, or of the page, stands: by its own name or by what it is called where it works. */
  now(name: string): Now | undefined {
    return this.#now.get(name)
  }

  /** How often it has heard an event of that type. */
  timesHeard(name: string, event: string): number {
    return this.#heard.get(`${name} ${event}`) ?? 0
  }

  #hear({ machine, actor, chat, event, value, context, states, taken }: Told): void {
    this.#firstChat ||= chat
    if (chat === '' || chat === this.#firstChat) {
      for (const name of new Set([machine, actor])) {
        this.#now.set(name, { value, context })
        if (event !== '') this.#heard.set(`${name} ${event}`, this.timesHeard(name, event) + 1)
      }
    }
    for (const each of states) this.states.add(each)
    for (const each of taken) this.taken.add(each)
  }
}

/** Runs in the page. */
function tellSteps(): void {
  globalThis.inspectMachines = (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep' && event.type !== '@xstate.snapshot') return
    const { snapshot, actorRef } = event
    if (!('machine' in snapshot)) return
    const { machine, value, context, _nodes } = snapshot as import('xstate').AnyMachineSnapshot
    const transitions = event.type === '@xstate.microstep' ? event._transitions : []
    const taken = transitions.map((each) => {
      const siblings = each.eventType === '' ? each.source.always : each.source.transitions.get(each.eventType)
      return `${each.source.id}|${each.eventType}|${siblings?.indexOf(each) ?? 0}`
    })
    const entered = [..._nodes, ...transitions.map((each) => each.source)]
    const states = [...new Set(entered.map((each) => each.id))]
    const actor = 'id' in actorRef ? actorRef.id : ''
    const parent = '_parent' in actorRef ? (actorRef._parent as import('xstate').AnyActor | undefined) : undefined
    // Chats are the page's, and all else that is not of the page itself is a chat's.
    const chat = machine.id === 'contact' ? actor : parent?._parent ? parent.id : ''
    const data = JSON.parse(JSON.stringify(context, (key, each) => (key === 'port' ? undefined : each)))
    const tell: unknown = Reflect.get(globalThis, 'machineStepped')
    const heard = event.type === '@xstate.snapshot' ? event.event.type : ''
    if (typeof tell === 'function') {
      tell({ machine: machine.id, actor, chat, event: heard, value, context: data, states, taken })
    }
  }
}
