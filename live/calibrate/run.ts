import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../written/failure.ts'
import { beginRun } from '../run/begin.ts'
import { LiveRun, RUN_ATTRIBUTE } from '../run/live-run.ts'
import type { LiveUser } from '../run/people.ts'
import { newRunId } from '../run/run-folder.ts'
import type { LiveSettings } from '../settings/index.ts'
import { type Calibrated, type CalibrateOptions, calibrate, type Plan, planFor } from './calibrate.ts'
import type { ProbeAgent } from './probe-agent.ts'
import type { Means } from './stage.ts'

export interface CalibrationRun {
  readonly plan: Plan
  readonly done: Promise<Calibrated>
  /** Puts everything back as it was; more than once does no harm. */
  end(): Promise<void>
}

export interface RunOptions extends CalibrateOptions {
  /** Signs people in to the CCP. */
  signIn(cast: readonly LiveUser[]): Promise<readonly ProbeAgent[]>
  tell(line: string): void
}

/** What would be played with these settings. */
export function planOf(settings: LiveSettings, options: CalibrateOptions): Plan {
  const { agents, limits, supervisor } = settings
  return planFor({ agents: Math.min(agents.length, limits.agents), isSupervised: supervisor !== undefined }, options)
}

/**
 * Begins to calibrate an instance, as a run like any other: on the allow-list, within its budget and pace, its agents leased.
 * @throws Failure before anything is spent
 */
export async function beginCalibration(settings: LiveSettings, options: RunOptions): Promise<CalibrationRun> {
  const plan = planOf(settings, options)
  requireBudget(plan, settings)
  const id = newRunId(new Date())
  const begun = await beginRun(id, settings, options.tell, plan)
  const run = new LiveRun(id, settings)
  const agents: ProbeAgent[] = []
  const signIn = async (cast: readonly LiveUser[]) => {
    for (const { username, userId } of cast) run.journal.add({ kind: 'agent taken', username, userId })
    agents.push(...(await options.signIn(cast)))
    return agents
  }
  let ended: Promise<unknown> | undefined
  const end = async () => {
    ended ??= Promise.allSettled(agents.map((agent) => agent.close())).then(() => begun.end())
    await ended
  }
  const done = calibrate(plan, meansOf(run), signIn, options.onProgress ?? options.tell).finally(end)
  return { plan, done, end }
}

function requireBudget(plan: Plan, settings: LiveSettings): void {
  const [problem] = budgetProblems(plan, settings)
  if (problem !== undefined) throw new Failure(`${problem} Nothing was started.`)
}

/** What a run may not spend and would have to, in words. */
export function budgetProblems({ contacts, messages }: Plan, { limits }: LiveSettings): string[] {
  return Object.entries({ contacts, messages }).flatMap(([name, needed]) => {
    const limit = name === 'contacts' ? limits.contacts : limits.messages
    if (needed <= limit) return []
    return [
      `To calibrate takes up to ${needed} ${name}, and a run may have ${limit}. Raise limits.${name} in the live settings, ` +
        'or ask for less with --only.',
    ]
  })
}

function meansOf(run: LiveRun): Means {
  const { instanceId, contactFlowId } = run.settings
  const { people, supervisor } = run.ground
  return {
    instanceId,
    contactFlowId,
    people,
    supervisor,
    attributes: { [RUN_ATTRIBUTE]: run.id },
    newRecorder() {
      const { recorder, redaction } = run.recorder()
      for (const name of NAMES) redaction.knowsName(name)
      return recorder
    },
    connectClient: (who, recorder) => run.connectClient(who, recorder),
    participantClient: (who, recorder) => run.participantClient(who, recorder),
    now: () => new Date(),
    passes: (ms) => setTimeout(ms),
    onEnded: (contactId) => run.journal.add({ kind: 'contact ended', contactId }),
    onTurned: (attribute, from) => run.journal.add({ kind: 'switch turned', attribute, from }),
    onTurnedBack: (attribute) => run.journal.add({ kind: 'switch turned back', attribute }),
  }
}

/** Those that probes make up. */
const NAMES = ['Maya', 'Noor', 'Probing bot']
