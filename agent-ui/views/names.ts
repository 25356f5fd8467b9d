import type { Person, PersonRole } from '../connect/port.ts'

export const roleNames: Record<PersonRole, string> = {
  customer: 'Customer',
  agent: 'Agent',
  supervisor: 'Supervisor',
}

/** The first name, for buttons that stand beside the whole one. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

export function initials(name: string): string {
  const [first = '?', ...rest] = name.trim().split(/\s+/)
  return [first, rest.at(-1)]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase()
}

/** The name somebody goes by in the roster. */
export function rosterName(person: Person): string {
  return person.self ? `${person.name} (you)` : person.name
}

/** The time of day of an item, as the agent's browser writes it. */
export function timeOfDay(at: string): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
}
