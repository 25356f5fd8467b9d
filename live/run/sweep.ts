import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type ConnectClient, type QuickConnect, StartChatContactCommand } from '@aws-sdk/client-connect'
import { isAlive } from './alive.ts'
import { type Elsewhere, endElsewhere } from './elsewhere.ts'
import { Journal, type Of } from './journal.ts'
import { allLeases, removeLease, runOf, untilOf } from './leases.ts'
import { runsFolder } from './run-folder.ts'
import { statusOf } from './spending.ts'
import { type Tidied, tidy } from './tidy.ts'
import { wordsOf } from './words.ts'

/** Whoever has started a chat has five minutes to connect to it, or it ends (documented, StartChatContact). */
const UNCONNECTED_MS = 5 * 60_000

export interface SweepOptions {
  readonly client: ConnectClient
  readonly instanceId: string
  readonly offlineStatusId: string
  /** Milliseconds since the epoch; the machine's time unless given. */
  readonly now?: () => number
}

/** What was left of one run, and is no more. */
export interface Swept extends Tidied {
  readonly run: string
  /** How many leases were given back. */
  readonly leases: number
}

export interface Sweep {
  readonly runs: readonly Swept[]
  /** Runs that still go on: they are left alone. */
  readonly alive: readonly string[]
  /** Names of leases that no journal has, and that are over. */
  readonly leases: readonly string[]
  readonly elsewhere: Elsewhere
}

/**
 * Finds and ends what earlier runs have left on the instance: those of this machine by what they wrote down, others by what is
 * there. A run that cannot be tidied keeps the others from nothing.
 * @throws AggregateError when something is left of one
 */
export async function sweep(options: SweepOptions, ownRun?: string): Promise<Sweep> {
  const { client, instanceId, now = Date.now } = options
  const folder = runsFolder(instanceId)
  const names = existsSync(folder) ? readdirSync(folder).filter((each) => Journal.isIn(join(folder, each))) : []
  const others = names.filter((each) => each !== ownRun).toSorted()
  const alive = others.filter((each) => isAlive(join(folder, each), now()))
  const runs: Swept[] = []
  const problems: unknown[] = []
  for (const run of others.filter((each) => !alive.includes(each))) {
    try {
      const swept = await sweepRun(run, new Journal(join(folder, run)), options)
      if (swept.contacts.length + swept.agents.length + swept.switches.length + swept.leases > 0) runs.push(swept)
    } catch (error) {
      problems.push(error)
    }
  }
  const leases: string[] = []
  // One may have been taken in the moment in which its run was killed: that stands in no journal.
  const isOver = (lease: QuickConnect) => untilOf(lease) <= now() || isOfDeadRun(lease, others, alive)
  const all = await allLeases(client, instanceId)
  for (const lease of all.filter(isOver)) {
    if (!lease.QuickConnectId) continue
    await removeLease({ client, instanceId }, lease.QuickConnectId)
    leases.push(lease.Name ?? '')
  }
  const playing = new Set(all.filter((lease) => !isOver(lease)).map(runOf))
  const isOthers = (run: string) => names.includes(run) || run === ownRun || playing.has(run)
  const elsewhere = await endElsewhere({ client, instanceId, now: now(), isOthers })
  if (problems.length > 0) throw new AggregateError(problems, problems.map(wordsOf).join(' '))
  return { runs, alive, leases, elsewhere }
}

function isOfDeadRun(lease: QuickConnect, known: readonly string[], alive: readonly string[]): boolean {
  const run = runOf(lease)
  return run !== undefined && known.includes(run) && !alive.includes(run)
}

async function sweepRun(run: string, journal: Journal, options: SweepOptions): Promise<Swept> {
  const { client, instanceId } = options
  for (const wanted of unknownContacts(journal)) await learn(wanted, journal, options)
  const tidied = await tidy({ journal, settings: { instanceId } }, client, options.offlineStatusId)
  const leases = heldLeases(journal)
  for (const id of leases) await removeLease({ client, instanceId, journal }, id)
  return { run, ...tidied, leases: leases.length }
}

/** Chats that were asked for, and of which nobody knows whether they were started: the process was killed meanwhile. */
function unknownContacts(journal: Journal): Of<'contact wanted'>[] {
  const known = new Set([...journal.of('contact started'), ...journal.of('contact refused')].map(({ token }) => token))
  return journal.of('contact wanted').filter(({ token }) => !known.has(token))
}

/**
 * Asked for once more with the same ClientToken, a chat that was started is not started again: its id is answered. Where it was
 * not, it is now, to be ended at once. After five minutes there is nothing to find: nobody has connected to it.
 */
async function learn(
  wanted: Of<'contact wanted'>,
  journal: Journal,
  { client, now = Date.now }: SweepOptions,
): Promise<void> {
  const { token, asked } = wanted
  if (now() - Journal.timeOf(wanted) > UNCONNECTED_MS) return journal.add({ kind: 'contact refused', token })
  try {
    const { ContactId = '' } = await client.send(new StartChatContactCommand(asked))
    journal.add({ kind: 'contact started', token, contactId: ContactId })
  } catch (error) {
    // The flow has been deleted meanwhile: nobody can ask for the chat any more.
    if (statusOf(error) !== 404) throw error
    journal.add({ kind: 'contact refused', token })
  }
}

function heldLeases(journal: Journal): string[] {
  const given = new Set(journal.of('lease given back').map(({ quickConnectId }) => quickConnectId))
  return journal.of('lease taken').flatMap(({ quickConnectId }) => (given.has(quickConnectId) ? [] : [quickConnectId]))
}
