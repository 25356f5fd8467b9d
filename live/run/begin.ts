import { hostname, userInfo } from 'node:os'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { Failure } from '../../written/failure.ts'
import { connectClient, paced } from '../control-plane/client.ts'
import { type LiveSettings, requireAllowed } from '../settings/index.ts'
import { WireRecorder } from '../wire/recorder.ts'
import { Redaction } from '../wire/redaction.ts'
import { SIGN_EVERY_MS, signOfLife } from './alive.ts'
import { billIn, billInWords, count } from './bill.ts'
import { LEASE_MS, Leases } from './leases.ts'
import { type LiveReport, writeReport } from './live-report.ts'
import { LiveRun } from './live-run.ts'
import { offlineStatusOn } from './offline-status.ts'
import { peopleOn, supervisorOn } from './people.ts'
import { type Sweep, sweep } from './sweep.ts'
import { tidy } from './tidy.ts'
import { wordsOf } from './words.ts'

/** A run that has begun. */
export interface BegunRun {
  /** Puts everything back as it was, and writes down what the run has cost. */
  end(): Promise<LiveReport>
}

const LEASES_LEFT = 4

/**
 * Begins a run: shows where, ends what earlier ones have left, finds out who plays, and takes the agents.
 * @param needs.isSupervised whether the supervisor of the settings plays too, and is taken like the agents
 * @throws Failure before anything is spent: instance not on the allow-list, agents that are not there or are taken
 */
export async function beginRun(
  id: string,
  settings: LiveSettings,
  tell: (line: string) => void,
  { isSupervised = false } = {},
): Promise<BegunRun> {
  requireAllowed(settings, 'A live run')
  const { alias, instanceId, region, limits, site } = settings
  tell(`Live run ${id} on ${alias} (${instanceId}, ${region}), ${site}`)
  tell(`Allowed instances: ${settings.allowedInstances.join(', ')}`)
  tell(`It may start ${count(limits.contacts, 'contact')} and send ${count(limits.messages, 'message')}.`)
  const run = new LiveRun(id, settings)
  run.journal.add({ kind: 'begun', pid: process.pid, host: hostname() })
  signOfLife(run.folder)
  // What is asked here is no part of a test.
  const client = run.connectClient('somebody', new WireRecorder(new Redaction()))
  const { journal } = run
  const leases = new Leases({ client, instanceId, run: id, holder: holder(), journal, now: Date.now })
  try {
    const people = await peopleOn(client, settings)
    const supervisor =
      isSupervised && settings.supervisor ? await supervisorOn(client, instanceId, settings.supervisor) : undefined
    const offlineStatusId = await offlineStatusOn(client, instanceId)
    run.ground = { people, offlineStatusId, ...(supervisor && { supervisor }) }
    // What earlier runs have spent is not of this run's budget.
    const unguarded = connectClient(region)
    paced(unguarded)
    const swept = await sweep({ client: unguarded, instanceId, offlineStatusId }, id)
    unguarded.destroy()
    for (const line of sweptInWords(swept)) tell(line)
    await leases.take([...people, ...(supervisor ? [supervisor] : [])].map(({ username }) => username))
  } catch (error) {
    client.destroy()
    throw error instanceof Failure ? error : new Failure(`Nothing was started: ${wordsOf(error)}`)
  }
  const stopKeeping = keep(run, leases, tell)
  return {
    async end() {
      stopKeeping()
      const left: string[] = []
      const cleanedUp = await put(run, client, leases, left)
      const report = { run: id, alias, instanceId, region, bill: billIn(journal, limits), cleanedUp, left }
      writeReport(run.folder, report)
      client.destroy()
      tell(`Spent: ${billInWords(report.bill)} (an estimate).`)
      for (const line of cleanedUp) tell(line)
      for (const line of left) tell(line)
      return report
    },
  }
}

async function put(run: LiveRun, client: ConnectClient, leases: Leases, left: string[]): Promise<string[]> {
  const lines: string[] = []
  const attempt = async (task: () => Promise<string>) => {
    try {
      lines.push(await task())
    } catch (error) {
      left.push(`${wordsOf(error)} "npx roundtable sweep" tries again.`)
    }
  }
  await attempt(async () => {
    await tidy(run, client, run.ground.offlineStatusId)
    const ended = new Set(run.journal.of('contact ended').map(({ contactId }) => contactId)).size
    const agents = new Set(run.journal.of('agent offline').map(({ username }) => username)).size
    return `Cleaned up: ${count(ended, 'contact')} ended, ${count(agents, 'agent')} offline.`
  })
  await attempt(async () => {
    await leases.giveBack()
    return 'All agents are given back.'
  })
  return lines
}

/** Says that the run goes on, and keeps its agents. */
function keep(run: LiveRun, leases: Leases, tell: (line: string) => void): () => void {
  const sign = setInterval(() => signOfLife(run.folder), SIGN_EVERY_MS)
  const renewal = setInterval(async () => {
    try {
      for (const lost of await leases.renew())
        tell(`${lost} is not held by this run any more: somebody deleted the lease.`)
    } catch (error) {
      tell(`The agents could not be kept for longer: ${wordsOf(error)}`)
    }
  }, LEASE_MS / LEASES_LEFT)
  for (const timer of [sign, renewal]) timer.unref()
  return () => {
    for (const timer of [sign, renewal]) clearInterval(timer)
  }
}

/** A line for each run that had left something. */
export function sweptInWords({ runs, leases, alive, elsewhere }: Sweep): string[] {
  return [
    ...runs.map(({ run, contacts, agents, switches, leases: held }) => {
      const done = [
        `${count(contacts.length, 'contact')} ended`,
        `${count(agents.length, 'agent')} set offline`,
        `${count(held, 'lease')} given back`,
        ...switches.map((each) => `${each} as it was before`),
      ]
      return `Left by the run ${run}: ${done.join(', ')}.`
    }),
    ...leases.map((name) => `Over, and removed: ${name}.`),
    ...[...elsewhere.ended].map(
      ([run, contacts]) => `Left by the run ${run} of another machine: ${count(contacts.length, 'contact')} ended.`,
    ),
    ...alive.map((run) => `The run ${run} goes on, and is left alone.`),
    ...elsewhere.young.map(
      (run) =>
        `The run ${run} of another machine has a chat that has just begun, and is left alone: sweep again in five minutes.`,
    ),
    ...(elsewhere.unseen === undefined
      ? []
      : [`Chats that other machines left were not looked for: ${elsewhere.unseen}`]),
  ]
}

/** Who has the agents, for whoever wants them too. */
function holder(): string {
  return `${userName()}@${hostname()}`
}

/** In a container there may be no name for the user it runs as. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}
