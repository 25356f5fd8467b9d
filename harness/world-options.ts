import type { Browser } from '@playwright/test'
import { type AgentName, agentNames } from '../fixtures/index.ts'
import type { SimulatorOptions } from '../simulator/index.ts'
import type { Late } from './network/faults.ts'
import type { Customer } from './people/customer.ts'
import type { PageAgent } from './people/page-agent.ts'
import type { PageDriver } from './people/page-driver.ts'
import type { Agent } from './people/person.ts'
import type { Transport } from './transports/service.ts'

/**
 * What a world is made of: the service, and how people reach it. In specs the options of `test.use` say it.
 *
 * @example
 * const options: WorldOptions = { seed: 7, transport: 'sockets' }
 * await using world = await World.create(options)
 */
export interface WorldOptions extends SimulatorOptions {
  /** Where pages are opened; nobody can have one without. */
  readonly browser?: Browser
  readonly transport?: Transport
  /** The UI under test; nobody can have a page without. */
  readonly pageDriver?: PageDriver | undefined
  /** Who has a page at tables whose seating does not say. */
  readonly pages?: DefaultPages
  /** Whether agents accept by themselves whatever rings. */
  readonly acceptsAutomatically?: boolean
  /** How late answers, and what is pushed, come to everybody. Nothing is unless said. */
  readonly latency?: Late
  /** What pages and customers speak: `de-DE`. */
  readonly locale?: string | undefined
  /** Whether the time of pages can be moved on too (`passes`): their clocks are replaced before they load. */
  readonly stepsPageTime?: boolean
  /** Called when there are not as many agents as a spec needs, with the reason: ends the test. An error unless given. */
  readonly onLacking?: (reason: string) => void
}

/**
 * Who of the agents has a page: those named, all, or none.
 *
 * @example
 * test.use({ pages: 'all' })
 */
export type DefaultPages = readonly AgentName[] | 'all' | 'none'

/**
 * Who of a chat has a page; the others work without one. Left out, the option `pages` says it.
 *
 * @example
 * const { alice, erin } = await world.chatOfSix({ pages: ['alice', 'erin'] })
 */
export interface Seating<Paged extends AgentName> {
  readonly pages?: readonly Paged[]
}

/**
 * A table with its people: by name, and the customer.
 *
 * @example
 * const table: Table<'alice' | 'bob', 'alice'> = await world.chatOfThree({ pages: ['alice'] })
 * await table.alice.reloads()
 */
export type Table<Name extends AgentName, Paged extends AgentName> = { readonly customer: Customer } & {
  readonly [Each in Name]: Each extends Paged ? PageAgent : Agent
}

/** Who they are. */
export function namedIn(pages: DefaultPages): readonly AgentName[] {
  if (pages === 'all') return agentNames
  return pages === 'none' ? [] : pages
}
