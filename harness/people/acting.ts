import type { Moment } from '../moment.ts'
import type { Customer } from './customer.ts'
import type { PageAgent } from './page-agent.ts'

/** Something that somebody in a world has done. */
export interface Act {
  /** User name of an agent, display name of a customer. */
  readonly who: string
  /** In words: `invites frank`. */
  readonly what: string
  /** Before they began. */
  readonly before: Moment
}

/** What people do that may ask something of the service. Looking and turning to another chat ask for nothing. */
const DEEDS: ReadonlySet<PropertyKey> = new Set<keyof PageAgent | keyof Customer>([
  'accepts',
  'acceptsAutomatically',
  'bargesIn',
  'closesContact',
  'comesBack',
  'dropsOff',
  'goesAvailable',
  'goesBack',
  'goesOffline',
  'invites',
  'leaves',
  'monitors',
  'reads',
  'rejects',
  'reloads',
  'removes',
  'says',
  'signsIn',
  'signsOutElsewhere',
  'transfersTo',
  'types',
  'withdraws',
])

/** The same person; whenever they begin to do something it is told, in words. */
export function acting<Someone extends object>(person: Someone, begins: (what: string) => void): Someone {
  return new Proxy(person, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (!DEEDS.has(name)) return value.bind(target)
      return (...given: readonly unknown[]) => {
        begins([String(name), ...given.filter((each) => typeof each === 'string')].join(' '))
        return value.apply(target, given)
      }
    },
  })
}
