import type { Wire } from './wire.ts'

const wires = new WeakMap<object, Wire>()

/** Remembers on whose wire a person is, so that a failed expectation about them can tell what happened last. */
export function isOnWire(person: object, wire: Wire): void {
  wires.set(person, wire)
}

/** The person's last wire events, a line each. */
export function lastEventsOf(person: { readonly name: string }): string[] {
  return wires.get(person)?.lastOf(person.name) ?? []
}
