import type { WireEvent } from '../../simulator/wire/events.ts'
import type { LiveUser } from '../run/people.ts'
import { type Finding, type Findings, type Name, names } from './finding.ts'
import type { ProbeAgent } from './probe-agent.ts'
import { scenes, unprobed } from './register.ts'
import { entriesOf, type Scene } from './scene.ts'
import { type Means, Stage, wordsOf } from './stage.ts'

export interface CalibrateOptions {
  /** Entries that are asked for, and what their scenes show besides; all of them, if none is named. */
  readonly only?: readonly Name[] | undefined
  readonly mayChangeSettings?: boolean | undefined
  /** Told how far it is. */
  readonly onProgress?: (line: string) => void
}

/** Who there is to play with. */
export interface Cast {
  readonly agents: number
  readonly isSupervised: boolean
}

/** What is to be played, with whom, and what not for which reason. */
export interface Plan extends Cast {
  readonly scenes: readonly Scene[]
  readonly left: ReadonlyMap<Name, string>
  readonly contacts: number
  readonly messages: number
}

/** What an instance can be asked with these people. */
export function planFor(cast: Cast, { only, mayChangeSettings = false }: CalibrateOptions = {}): Plan {
  const wanted = only ?? names
  const left = new Map<Name, string>()
  const played = scenes.filter((scene) =>
    entriesOf(scene).some((name) => wanted.includes(name) && !reasonAgainst(scene, name)),
  )
  for (const name of names) {
    const scene = scenes.find((each) => entriesOf(each).includes(name))
    const why = scene ? reasonAgainst(scene, name) : unprobed[name]
    if (why) left.set(name, why)
    else if (scene && !played.includes(scene)) left.set(name, 'it was not asked for')
  }
  const sum = (of: (scene: Scene) => number) => played.reduce((total, scene) => total + of(scene), 0)
  return {
    scenes: played,
    left,
    agents: Math.max(0, ...played.map(({ agents }) => agents)),
    isSupervised: cast.isSupervised && played.some(({ supervised }) => supervised),
    contacts: sum(({ contacts }) => contacts),
    messages: sum(({ messages }) => messages),
  }

  function reasonAgainst(scene: Scene, name: Name): string | undefined {
    if (scene.agents > cast.agents) return `it needs ${scene.agents} agents, and the live settings name ${cast.agents}`
    if (scene.changesSettings && !mayChangeSettings) {
      return 'it changes settings of the instance for a moment: allow it with --may-change-settings'
    }
    if (scene.supervised?.includes(name) && !cast.isSupervised) return 'no supervisor in the settings'
    return undefined
  }
}

export interface Calibrated {
  readonly findings: Findings
  /** What went over the wire at the clients' edge. */
  readonly events: readonly WireEvent[]
  /** What went wrong on the way, in words: something that could not be played, or not be put back. */
  readonly troubles: readonly string[]
  /** When it was done, ISO 8601. */
  readonly at: string
}

/** Plays the scenes: those without agents all at the same time, while the agents sign in; the others one after the other. */
export async function calibrate(
  plan: Plan,
  means: Means,
  signIn: (cast: readonly LiveUser[]) => Promise<readonly ProbeAgent[]>,
  onProgress: (line: string) => void = () => {},
): Promise<Calibrated> {
  const findings = new Map<Name, Finding>()
  const events: WireEvent[] = []
  const troubles: string[] = []
  let done = 0
  const trouble = (words: string) => {
    troubles.push(words)
    onProgress(words)
  }
  const play = async (scene: Scene, agents: readonly ProbeAgent[]) => {
    const cast = castOf(means, {
      agents: scene.agents,
      isSupervised: plan.isSupervised && scene.supervised !== undefined,
    })
    const players = agents.filter((agent) => cast.some(({ username }) => username === agent.username))
    const stage = new Stage(means, players, findings, (words) => onProgress(`${scene.name}: ${words}`))
    let problem = 'the scene ended before'
    try {
      await scene.play(stage)
    } catch (error) {
      problem = `the scene could not be played: ${wordsOf(error)}`
      trouble(`${scene.name}: ${problem}`)
    }
    try {
      await stage.close()
    } catch (error) {
      trouble(`${scene.name}: not all could be put back: ${wordsOf(error)}`)
    }
    for (const name of entriesOf(scene)) {
      if (!plan.left.has(name)) findings.set(name, stage.findings.get(name) ?? { notProbed: problem })
    }
    events.push(...stage.recorder.log.events)
    done += 1
    onProgress(`${done} of ${plan.scenes.length}: ${scene.name}`)
  }
  const signedIn = plan.agents > 0 ? signIn(castOf(means, plan)) : Promise.resolve([])
  // Whoever waits for it later is told.
  signedIn.catch(() => {})
  await Promise.all(plan.scenes.filter(({ agents }) => agents === 0).map((scene) => play(scene, [])))
  const withAgents = plan.scenes.filter(({ agents }) => agents > 0)
  try {
    const agents = await signedIn
    for (const scene of withAgents) await play(scene, agents)
  } catch (error) {
    const notProbed = `the agents could not sign in: ${wordsOf(error)}`
    trouble(notProbed)
    for (const name of withAgents.flatMap(entriesOf)) findings.set(name, { notProbed })
  }
  for (const [name, why] of plan.left) findings.set(name, { notProbed: why })
  const ordered = new Map(names.flatMap((name) => pair(name, findings.get(name))))
  return { findings: ordered, events, troubles, at: means.now().toISOString() }
}

/** Those who play: the first agents of the settings, and the supervisor. */
function castOf({ people, supervisor }: Means, { agents, isSupervised }: Cast): readonly LiveUser[] {
  return [...people.slice(0, agents), ...(isSupervised && supervisor ? [supervisor] : [])]
}

function pair(name: Name, finding: Finding | undefined): [Name, Finding][] {
  return finding ? [[name, finding]] : []
}
