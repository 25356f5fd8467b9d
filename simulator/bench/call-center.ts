import { contactCenter } from '../../fixtures/index.ts'
import type { ContactCenter, QuickConnect } from '../instance/directory.ts'
import { arnOf } from '../services/arns.ts'
import { type Ask, formChatsOfTeam, SignedInAgent, type SixPartyChat, type User } from './front-door.ts'

/** Chats an agent has at the same time: the most that Connect allows. */
const CONCURRENCY = 10
const AGENTS_IN_A_CHAT = 5

/** Agents on a break can be invited: so chats are routed to one agent at a time, and the five of them are known. */
export const ASSUMPTIONS = { invitableAgents: 'signed in' } as const

/** The contact center of the fixtures, with as many agents as so many chats of six need, ten chats each. */
export function callCenter(chats: number): ContactCenter {
  const teams = Math.ceil(chats / CONCURRENCY)
  const users = Array.from({ length: teams * AGENTS_IN_A_CHAT }, (_, n) => agent(n))
  return {
    ...contactCenter,
    routingProfiles: contactCenter.routingProfiles.map((each) => ({ ...each, chatConcurrency: CONCURRENCY })),
    users,
    quickConnects: users.map(quickConnectTo),
  }
}

export interface Crowd {
  readonly chats: readonly SixPartyChat[]
  /** The addresses of sockets, one for each agent and one for each customer. */
  readonly sockets: readonly string[]
}

/**
 * So many chats of six, formed as their clients would form them.
 * @param onSocket is handed the address of each socket as soon as it is given out (it has to be opened soon), and the seat
 *   that is meant: an agent's is the same one in all of their chats, the last is the customer's
 */
export async function formChats(
  ask: Ask,
  center: ContactCenter,
  count: number,
  onSocket: (url: string, seat: number) => void,
): Promise<SixPartyChat[]> {
  const chats: SixPartyChat[] = []
  while (chats.length < count) {
    const size = Math.min(CONCURRENCY, count - chats.length)
    const team = await teamOf(ask, center, chats.length / CONCURRENCY)
    for (const [seat, agent] of team.entries()) onSocket(await agent.socketUrl(), seat)
    const formed = await formChatsOfTeam(ask, center, team, size)
    for (const { socketUrl } of formed) onSocket(socketUrl, AGENTS_IN_A_CHAT)
    chats.push(...formed)
    await is(center, team[0], 'not_routable')
  }
  return chats
}

async function teamOf(ask: Ask, center: ContactCenter, index: number): Promise<SignedInAgent[]> {
  const users = center.users.slice(index * AGENTS_IN_A_CHAT, (index + 1) * AGENTS_IN_A_CHAT)
  const team = await Promise.all(users.map((user) => SignedInAgent.signIn(ask, user)))
  for (const agent of team) await is(center, agent, agent === team[0] ? 'routable' : 'not_routable')
  return team
}

async function is(center: ContactCenter, agent: SignedInAgent | undefined, type: string): Promise<void> {
  const { id = '', name } = center.agentStates.find((each) => each.type === type) ?? {}
  // Whoever has chats can only say what comes after them, and is offered no more from then on.
  await agent?.call('PutAgentState', {
    state: { agentStateARN: arnOf(center, 'agent-state', id), type, name },
    enqueueNextState: true,
  })
}

function agent(n: number): User {
  const [model] = contactCenter.users
  if (!model) throw new Error('The fixtures have no agent.')
  return { ...model, id: idOf('c', n), username: `agent-${n}`, name: `Agent ${n}` }
}

function quickConnectTo(user: User, n: number): QuickConnect {
  const queueIds = [contactCenter.contactFlow.queueId]
  return { id: idOf('d', n), name: user.name, type: 'agent', destination: user.id, queueIds }
}

function idOf(kind: string, n: number): string {
  return `0${kind}000000-0000-4000-a000-${String(n).padStart(12, '0')}`
}
