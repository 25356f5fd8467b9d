import type { WireEvent } from '../../simulator/wire/events.ts'
import { type Finding, type Findings, type Name, names } from './finding.ts'
import type { ProbeAgent } from './probe-agent.ts'
import { scenes, unprobed } from './register.ts'
import type { Scene } from './scene.ts'
import { type Means, Stage, wordsOf } from './stage.ts'

export interface CalibrateOptions {
  /** Entries that are asked for, and what their scenes show besides; all of them, if none is named. */
  readonly only?: readonly Name[] | undefined
  readonly mayChangeSettings?: boolean | undefined
  /** Told how far it is. */
  readonly onProgress?: (line: string) => void
}

/** What is to be played, and what not for which reason. */
export interface Plan {
  readonly scenes: readonly Scene[]
  readonly left: ReadonlyMap<Name, string>
  readonly agents: number
  readonly contacts: number
  readonly messages: number
}

/** What an instance with so many agents can be asked. */
export function planFor(agents: number, { only, mayChangeSettings = false }: CalibrateOptions = {}): Plan {
  const wanted = only ?? names
  const left = new Map<Name, string>()
  const played = scenes.filter((scene) => scene.finds.some((name) => wanted.includes(name)) && !reasonAgainst(scene))
  for (const name of names) {
    const scene = scenes.find(({ finds }) => finds.includes(name))
    const why = scene ? reasonAgainst(scene) : unprobed[name]
    if (why) left.set(name, why)
    else if (scene && !played.includes(scene)) left.set(name, 'it was not asked for')
  }
  const sum = (of: (scene: Scene) => number) => played.reduce((total, scene) => total + of(scene), 0)
  return {
    scenes: played,
    left,
    agents: Math.max(0, ...played.map((scene) => scene.agents)),
    contacts: sum(({ contacts }) => contacts),
    messages: sum(({ messages }) => messages),
  }

  function reasonAgainst(scene: Scene): string | undefined {
    if (scene.agents > agents) return `it needs ${scene.agents} agents, and the live settings name ${agents}`
    if (scene.changesSettings && !mayChangeSettings) {
      return 'it changes settings of the instance for a moment: allow it with --may-change-settings'
    }
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
  signIn: (count: number) => Promise<readonly ProbeAgent[]>,
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
    const stage = new Stage(means, agents.slice(0, scene.agents), findings)
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
    for (const name of scene.finds) {
      if (!plan.left.has(name)) findings.set(name, stage.findings.get(name) ?? { notProbed: problem })
    }
    events.push(...stage.recorder.log.events)
    done += 1
    onProgress(`${done} of ${plan.scenes.length}: ${scene.name}`)
  }
  const signedIn = plan.agents > 0 ? signIn(plan.agents) : Promise.resolve([])
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
    for (const name of withAgents.flatMap(({ finds }) => finds)) findings.set(name, { notProbed })
  }
  for (const [name, why] of plan.left) findings.set(name, { notProbed: why })
  const ordered = new Map(names.flatMap((name) => pair(name, findings.get(name))))
  return { findings: ordered, events, troubles, at: means.now().toISOString() }
}

function pair(name: Name, finding: Finding | undefined): [Name, Finding][] {
  return finding ? [[name, finding]] : []
}
