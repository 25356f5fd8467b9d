import type { Person } from '../connect/port.ts'

/** Seats of a multi-party chat: the customer, the primary agent and four more agents. */
export const SEATS = 6

export const FULL = `The chat is full: at most ${SEATS} participants`

/** Everybody who is in the chat or asked into it, the customer first, in the order they came. */
export function present(people: readonly Person[]): Person[] {
  const here = people.filter((one) => one.state !== 'gone')
  return [...here.filter((one) => one.role === 'customer'), ...here.filter((one) => one.role !== 'customer')]
}

/** A pending invitation holds its seat: whoever accepts must find it free. A supervisor takes none. */
export function seatsTaken(people: readonly Person[]): number {
  return present(people).filter((one) => one.role !== 'supervisor').length
}

export function isFull(people: readonly Person[]): boolean {
  return seatsTaken(people) >= SEATS
}

/** Receipts work between exactly two people, the customer and this agent; invitations do not count until accepted. */
export function isTwosome(people: readonly Person[]): boolean {
  const joined = people.filter((one) => one.state === 'joined')
  const self = joined.find((one) => one.self)
  return joined.length === 2 && self?.role === 'agent' && joined.some((one) => one.role === 'customer')
}

export function hasInvitation(people: readonly Person[]): boolean {
  return people.some((one) => one.state === 'invited' && !one.self)
}

/** Who of the agents is there, or invited, by this name: a quick connect has no more of the person whom it leads to. */
export function colleagueNamed(people: readonly Person[], name: string): Person | undefined {
  return present(people).find((one) => one.role !== 'customer' && one.name === name)
}

/** Those who were invited and are gone without having joined. */
export function turnedAway(before: readonly Person[], after: readonly Person[]): Person[] {
  const ids = new Set(present(after).map((one) => one.connectionId))
  return before.filter((one) => one.state === 'invited' && !one.self && !ids.has(one.connectionId))
}
