import type { WireEvent } from './events.ts'

/**
 * A wire log as JSON, an event a line, keys in the order of the alphabet: equal logs are equal texts, byte for byte,
 * whatever made them.
 *
 * @example
 * await writeFile('wire.json', serialised(simulator.wire.events))
 */
export function serialised(events: readonly WireEvent[]): string {
  return `[\n${events.map(line).join(',\n')}\n]\n`
}

/** A value in a line, keys in the order of the alphabet. */
export function line(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]))
}
