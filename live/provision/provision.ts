import type { ConnectClient } from '@aws-sdk/client-connect'
import { Failure } from '../../written/failure.ts'
import { printable } from '../../written/words.ts'
import { OPERATIONS, policyFor } from '../control-plane/permissions.ts'
import { Trouble } from '../control-plane/trouble.ts'
import { examine } from '../doctor/index.ts'
import { type Environment, type LiveSettings, requireAllowed } from '../settings/index.ts'
import { ChangedInstance, TAG } from './instance.ts'
import { lockFile } from './lock.ts'
import { make, type Works } from './make.ts'
import { type Plan, planFor } from './plan.ts'
import { settle } from './settle.ts'
import { ProvisionState } from './state.ts'
import { wordsOf } from './step.ts'
import { undo } from './undo.ts'

export interface Provisioning {
  readonly client: ConnectClient
  readonly settings: LiveSettings
  readonly env: Environment
  /** Where it is written down what was made. */
  readonly stateFile: string
  /** Shows the plan and changes nothing. */
  readonly isDryRun: boolean
  /** Hears what people are to know. */
  readonly tell: (text: string) => void
  /** Whether what has been shown is to be done. */
  readonly agrees: (question: string) => Promise<boolean>
}

const NOTHING_CHANGED = 'Nothing was changed.'

/**
 * Makes what doctor finds missing on an instance, after showing it and being told to.
 * @returns whether nothing is left to be done by hand
 * @throws Failure when the instance cannot be asked or is not on the allow-list, or a step fails
 */
export async function provision(given: Provisioning): Promise<boolean> {
  return keeping(given, () => makeWhatIsMissing(given))
}

async function makeWhatIsMissing(given: Provisioning): Promise<boolean> {
  const { client, settings, env, isDryRun, tell, agrees } = given
  const works = worksOf(given)
  const { findings } = await examine(client, settings, { env })
  const unreached = findings.find(({ check, state }) => check === 'reach' && state !== 'ok')
  if (unreached) throw new Failure([unreached.words, unreached.mend?.steps, NOTHING_CHANGED].filter(Boolean).join('\n'))
  // What an earlier one has left open is found out first; that changes nothing on the instance.
  if (!isDryRun) await orFailure(works, settings, () => settle(works))
  const plan = planFor(findings)
  tell(planText(plan, works.state))
  if (isDryRun || plan.steps.length === 0) return plan.byHand.length === 0
  if (!(await agrees(`Make ${counted(plan.steps.length)} on ${settings.alias}?`))) throw new Failure(NOTHING_CHANGED)
  await orFailure(works, settings, () => make(plan.steps, works))
  return plan.byHand.length === 0
}

/**
 * Takes back what provision has made on an instance, and nothing else.
 * @throws Failure like `provision`
 */
export async function unprovision(given: Provisioning): Promise<void> {
  return keeping(given, () => takeBack(given))
}

async function takeBack(given: Provisioning): Promise<void> {
  const { settings, isDryRun, tell, agrees } = given
  const works = worksOf(given)
  const { state } = works
  const others = await orFailure(works, settings, () => works.instance.provisionedQuickConnects())
  const foreign = others.filter(({ Tags = {} }) => Tags[TAG] !== state.provision).flatMap(({ Name }) => Name ?? [])
  tell(undoText(state, foreign))
  if (isDryRun || state.entries.length === 0) return
  if (!(await agrees(`Undo ${counted(state.entries.length)} on ${settings.alias}?`))) throw new Failure(NOTHING_CHANGED)
  await orFailure(works, settings, () => undo(works))
}

/** Whoever changes something may do so, and has the state file to themselves, from before it is read. */
async function keeping<Done>({ settings, isDryRun, stateFile }: Provisioning, act: () => Promise<Done>): Promise<Done> {
  if (isDryRun) return act()
  requireAllowed(settings, 'Provisioning')
  const lock = lockFile(stateFile)
  try {
    return await act()
  } finally {
    lock.release()
  }
}

function worksOf({ client, settings, env, stateFile, tell }: Provisioning): Works {
  return {
    instance: new ChangedInstance(client, settings.instanceId, env),
    state: new ProvisionState(stateFile, settings.instanceId),
    tell: (line) => tell(`  done  ${printable(line)}`),
  }
}

/** What was done stands in the state file: whoever is told of a failure can go on from there. */
async function orFailure<Result>(
  { state }: Works,
  settings: LiveSettings,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const next =
      state.entries.length === 0
        ? NOTHING_CHANGED
        : `What was made so far is in ${state.file}: run it again to go on, or with --undo to take it back.`
    if (error instanceof Failure) throw new Failure(`${error.message}\n${next}`)
    if (!(error instanceof Trouble)) throw error
    const actions = OPERATIONS.provision.map((each) => `connect:${each}`)
    const advice =
      error.kind === 'permission'
        ? `Provisioning needs this statement in a policy:\n${JSON.stringify(policyFor(actions, settings), undefined, 2)}`
        : error.advice
    throw new Failure([error.message, advice, next].filter((each) => each !== undefined).join('\n'))
  }
}

function planText({ steps, byHand }: Plan, { file, provision: id }: ProvisionState): string {
  const toMake =
    steps.length === 0 ? ['Nothing is to be made.'] : ['To be made', ...numbered(steps.map((step) => wordsOf(step)))]
  const left = byHand.flatMap(({ words, mend }) => [`  ${words}`, ...(mend?.steps ? [`      ${mend.steps}`] : [])])
  const note =
    steps.length === 0
      ? []
      : ['', `Quick connects get the tag ${TAG} = ${id}; all of it is written down in ${file}, for --undo.`]
  return [...toMake, ...(left.length > 0 ? ['', 'To be done by hand', ...left] : []), ...note].map(printable).join('\n')
}

function undoText({ entries, file }: ProvisionState, foreign: readonly string[]): string {
  const own =
    entries.length === 0
      ? [`Nothing is to be undone: ${file} has nothing that was made on this instance.`]
      : ['To be undone', ...numbered(entries.toReversed().map(({ step }) => wordsOf(step, true)))]
  const others =
    foreign.length === 0
      ? []
      : ['', `Left alone, as made by a provision with another state file: ${foreign.join(', ')}.`]
  return [...own, ...others].map(printable).join('\n')
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${String(index + 1).padStart(2)}  ${line}`)
}

function counted(changes: number): string {
  return changes === 1 ? 'this change' : `these ${changes} changes`
}
