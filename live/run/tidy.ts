import {
  type ConnectClient,
  PutUserStatusCommand,
  StopContactCommand,
  UpdateInstanceAttributeCommand,
} from '@aws-sdk/client-connect'
import type { Switch } from '../control-plane/switches.ts'
import type { Journal } from './journal.ts'
import { statusOf } from './spending.ts'
import { wordsOf } from './words.ts'

/** What has been put back as it was. */
export interface Tidied {
  /** Ids of contacts that have been ended. */
  readonly contacts: readonly string[]
  /** User names of agents who have been set offline. */
  readonly agents: readonly string[]
  /** Switches of the instance that are again as they were before the run. */
  readonly switches: readonly Switch[]
}

export interface Place {
  readonly journal: Journal
  readonly settings: { readonly instanceId: string }
}

/** The contacts that were started and, as far as the journal knows, have not ended. */
export function openContacts(journal: Journal): string[] {
  const ended = new Set(journal.of('contact ended').map(({ contactId }) => contactId))
  return journal.of('contact started').flatMap(({ contactId }) => (ended.has(contactId) ? [] : [contactId]))
}

/** The agents who have worked for a run since they were last set offline, by user name. */
export function agentsAtWork(journal: Journal): { readonly username: string; readonly userId: string }[] {
  const atWork = new Map<string, string>()
  for (const entry of journal.entries) {
    if (entry.kind === 'agent taken') atWork.set(entry.username, entry.userId)
    if (entry.kind === 'agent offline') atWork.delete(entry.username)
  }
  return [...atWork].map(([username, userId]) => ({ username, userId }))
}

/** The switches that a run has turned and, as far as the journal knows, not turned back: with what they were before. */
export function turnedSwitches(journal: Journal): ReadonlyMap<Switch, string> {
  const turned = new Map<Switch, string>()
  for (const entry of journal.entries) {
    if (entry.kind === 'switch turned') turned.set(entry.attribute, entry.from)
    if (entry.kind === 'switch turned back') turned.delete(entry.attribute)
  }
  return turned
}

/**
 * Ends the chats that a run has started and that have not ended, sets the agents offline who have worked for it, and turns
 * back the switches of the instance that it has turned. One that fails keeps the others from nothing.
 * @throws AggregateError when something is left
 */
export async function tidy(
  { journal, settings: { instanceId } }: Place,
  client: ConnectClient,
  offlineStatusId: string,
): Promise<Tidied> {
  const problems: unknown[] = []
  const done = async (task: () => Promise<void>) => {
    try {
      await task()
      return true
    } catch (error) {
      problems.push(error)
      return false
    }
  }
  const contacts: string[] = []
  for (const contactId of openContacts(journal)) {
    if (await done(() => stopContact(client, instanceId, contactId))) {
      journal.add({ kind: 'contact ended', contactId })
      contacts.push(contactId)
    }
  }
  const agents: string[] = []
  // Whoever is in after-contact work goes offline at once, and the contact is gone (documented, PutUserStatus).
  for (const { username, userId } of agentsAtWork(journal)) {
    const status = { InstanceId: instanceId, UserId: userId, AgentStatusId: offlineStatusId }
    if (await done(async () => void (await client.send(new PutUserStatusCommand(status)).catch(unlessGone)))) {
      journal.add({ kind: 'agent offline', username })
      agents.push(username)
    }
  }
  const switches: Switch[] = []
  for (const [attribute, from] of turnedSwitches(journal)) {
    const before = { InstanceId: instanceId, AttributeType: attribute, Value: from }
    if (await done(async () => void (await client.send(new UpdateInstanceAttributeCommand(before))))) {
      journal.add({ kind: 'switch turned back', attribute })
      switches.push(attribute)
    }
  }
  if (problems.length > 0)
    throw new AggregateError(problems, `Not everything could be put back: ${problems.map(wordsOf).join(' ')}`)
  return { contacts, agents, switches }
}

/** A user who has been deleted meanwhile works no more. */
function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error
}

/** A contact that has ended is not there any more, which is as well. */
export async function stopContact(client: ConnectClient, InstanceId: string, ContactId: string): Promise<void> {
  try {
    await client.send(new StopContactCommand({ InstanceId, ContactId }))
  } catch (error) {
    if (statusOf(error) !== 410) throw error
  }
}
