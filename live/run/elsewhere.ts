import {
  type ConnectClient,
  DescribeContactCommand,
  paginateSearchContacts,
  type SearchContactsCommandInput,
} from '@aws-sdk/client-connect'
import { troubleOf } from '../control-plane/trouble.ts'
import { LEASE_MS } from './leases.ts'
import { RUN_ATTRIBUTE } from './live-run.ts'
import { isRunId } from './run-folder.ts'
import { statusOf } from './spending.ts'
import { stopContact } from './tidy.ts'

/** The chat of a run lasts an hour at most; a moment more for clocks that differ. Milliseconds. */
const LONGEST_MS = 65 * 60_000

/** What runs have left of which nothing is known here: their machine is gone, or their journal. */
export interface Elsewhere {
  /** Contacts that were ended, by run. */
  readonly ended: ReadonlyMap<string, readonly string[]>
  /** Runs with a chat that may just have begun, so that it is left alone. */
  readonly young: readonly string[]
  /** Why nobody could look, where that is so. */
  readonly unseen?: string
}

interface Search {
  readonly client: ConnectClient
  readonly instanceId: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Whether nothing of a run is to be touched: it goes on, or its journal is here. */
  readonly isOthers: (run: string) => boolean
}

interface Chat {
  readonly contactId: string
  readonly begun: number
}

/**
 * Ends the chats that other machines have left. A search finds chats that go on, and DescribeContact says whether one has the
 * attribute of a run (documented; searching by attributes would have to be set up in the console first). Whoever plays holds its
 * agents: a run without a lease is over. Leases and searches may be late, so a chat that is younger than a lease is let be.
 */
export async function endElsewhere(search: Search): Promise<Elsewhere> {
  const ended = new Map<string, string[]>()
  const young = new Set<string>()
  try {
    // Ended ones are found no more: with one page half done the next would be another.
    for (const { contactId, begun } of await chatsThatGoOn(search)) {
      const run = await runOfContact(search, contactId)
      if (run === undefined || search.isOthers(run)) continue
      if (search.now - begun < LEASE_MS) {
        young.add(run)
        continue
      }
      await stopContact(search.client, search.instanceId, contactId)
      ended.set(run, [...(ended.get(run) ?? []), contactId])
    }
  } catch (error) {
    const { kind, message } = troubleOf(error, 'SearchContacts')
    if (kind !== 'permission') throw error
    return { ended, young: [...young], unseen: message }
  }
  return { ended, young: [...young] }
}

/** Started by the API, as a run starts them, and not over. */
async function chatsThatGoOn({ client, instanceId: InstanceId, now }: Search): Promise<Chat[]> {
  const asked: SearchContactsCommandInput = {
    InstanceId,
    TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(now - LONGEST_MS), EndTime: new Date(now) },
    SearchCriteria: {
      Channels: ['CHAT'],
      InitiationMethods: ['API'],
      AdditionalTimeRange: {
        Criteria: [{ TimestampCondition: { Type: 'DISCONNECT_TIMESTAMP', ConditionType: 'NOT_EXISTS' } }],
        MatchType: 'MATCH_ALL',
      },
    },
  }
  const found: Chat[] = []
  for await (const { Contacts = [] } of paginateSearchContacts({ client }, asked)) {
    for (const { Id, InitiationTimestamp } of Contacts) {
      if (Id !== undefined) found.push({ contactId: Id, begun: InitiationTimestamp?.getTime() ?? now })
    }
  }
  return found
}

/** The run that a contact is of; undefined where it is of none, or not there any more. */
async function runOfContact({ client, instanceId }: Search, ContactId: string): Promise<string | undefined> {
  try {
    const { Contact } = await client.send(new DescribeContactCommand({ InstanceId: instanceId, ContactId }))
    const run = Contact?.Attributes?.[RUN_ATTRIBUTE]
    return run !== undefined && isRunId(run) && !Contact?.DisconnectTimestamp ? run : undefined
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    return undefined
  }
}
