import {
  DescribeUserCommand,
  MonitorContactCommand,
  type MonitorContactCommandOutput,
  paginateListSecurityProfilePermissions,
} from '@aws-sdk/client-connect'
import type { ActingAgent } from './acting-agent.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { ProbedContact } from './probe-agent.ts'
import type { Stage } from './stage.ts'

/** As the control plane and Streams call the ways of being a supervisor in a chat. */
export type MonitorMode = 'SILENT_MONITOR' | 'BARGE'

const BOTH: readonly MonitorMode[] = ['SILENT_MONITOR', 'BARGE']

/** MonitorContact: has a contact brought to somebody who listens to it. */
export function monitors(
  { connect, means }: Stage,
  ContactId: string,
  { person }: ActingAgent,
  may = BOTH,
): Promise<Outcome<MonitorContactCommandOutput>> {
  const AllowedMonitorCapabilities = [...may]
  const asked = { InstanceId: means.instanceId, ContactId, UserId: person.userId, AllowedMonitorCapabilities }
  return outcomeOf(connect.send(new MonitorContactCommand(asked)))
}

/** @throws Error when it is refused: what a probe has to have to go on */
export async function mustMonitor(
  stage: Stage,
  chatId: string,
  supervisor: ActingAgent,
  { contactId = chatId, may = BOTH } = {},
): Promise<ProbedContact> {
  const answer = await monitors(stage, contactId, supervisor, may)
  if (!answer.ok) throw new Error(`${supervisor.who} could not monitor: ${answer.type}: ${answer.message}`)
  return listens(chatId, supervisor)
}

/** Waits for a chat that is brought to a supervisor, and accepts it where that is needed. */
export async function listens(chatId: string, supervisor: ActingAgent): Promise<ProbedContact> {
  const { state } = await comesTo(chatId, supervisor)
  return state.type === 'connecting' ? supervisor.accepts(chatId) : supervisor.inChat(chatId)
}

export function comesTo(chatId: string, supervisor: ActingAgent): Promise<ProbedContact> {
  return supervisor.until('a chat to monitor', () =>
    supervisor.isIn(chatId) ? supervisor.contactOf(chatId) : undefined,
  )
}

/** A supervisor barges in, or goes back to listening. */
export async function goes(supervisor: ActingAgent, chatId: string, targetMonitorMode: MonitorMode) {
  const { contactId } = await supervisor.inChat(chatId)
  return supervisor.asks('updateMonitorParticipantState', { contactId, targetMonitorMode })
}

/** @throws Error when it is refused */
export async function mustGo(supervisor: ActingAgent, chatId: string, mode: MonitorMode): Promise<void> {
  const answer = await goes(supervisor, chatId, mode)
  if (!answer.ok) throw new Error(`${supervisor.who} could not go to ${mode}: ${answer.type}: ${answer.message}`)
}

/** Monitors no more, and has nothing left of it. */
export async function stops(supervisor: ActingAgent, chatId: string): Promise<void> {
  if (supervisor.isIn(chatId)) {
    await listens(chatId, supervisor)
    await supervisor.leaves(chatId)
  }
  await supervisor.clearsUp()
}

/** What somebody's security profiles allow, as the control plane lists it. */
export async function permissionsOf({ connect, means }: Stage, { person }: ActingAgent): Promise<readonly string[]> {
  const { instanceId: InstanceId } = means
  const { User } = await connect.send(new DescribeUserCommand({ InstanceId, UserId: person.userId }))
  const found: string[] = []
  for (const SecurityProfileId of User?.SecurityProfileIds ?? []) {
    const asked = { InstanceId, SecurityProfileId }
    for await (const page of paginateListSecurityProfilePermissions({ client: connect }, asked)) {
      found.push(...(page.Permissions ?? []))
    }
  }
  return found
}
