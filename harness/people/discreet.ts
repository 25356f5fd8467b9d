import type { Discretion } from '../transports/service.ts'
import type { PageAgent } from './page-agent.ts'

/**
 * An agent at a page of a real instance, where anybody's chat may be shown: failures tell what they see, and tell no more of
 * strangers than the wire log does. Names of other agents stay.
 */
export function discreet(agent: PageAgent, discretion: Discretion): PageAgent {
  const name = (given: string) => discretion.name(given)
  return {
    ...agent,
    messages: async () =>
      (await agent.messages()).map(({ from, text, ...rest }) => ({
        from: name(from),
        text: discretion.text(text),
        ...rest,
      })),
    roster: async () =>
      (await agent.roster()).map((seat) => (seat.role === 'customer' ? { ...seat, name: name(seat.name) } : seat)),
    ringing: async () => (await agent.ringing()).map(name),
    typists: async () => (await agent.typists()).map(name),
  }
}
