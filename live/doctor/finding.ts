import type { Step } from '../provision/step.ts'

export type State = 'ok' | 'wrong' | 'cannot tell'

/** What mends something that is wrong. */
export interface Mend {
  /** Where to click, or what else to do. */
  readonly steps?: string
  /** The command that does the same. */
  readonly command?: string
  /** What `roundtable provision` does about it. */
  readonly provision?: readonly Step[]
}

/** One check, and what came of it. */
export interface Finding {
  /** Always the same for the same check: `quick connect of alice`. */
  readonly check: string
  readonly group: Group
  readonly state: State
  /** What is so, or why it cannot be told: one line. */
  readonly words: string
  readonly mend?: Mend
}

/** In the order in which they are told. */
export const GROUPS = [
  'Connection',
  'Permissions',
  'Instance',
  'Queue and flow',
  'Page',
  'Agents',
  'Quick connects',
  'Signing in',
] as const
export type Group = (typeof GROUPS)[number]

/**
 * How the command ends: 0 when all is in order, 1 when something is wrong, 2 when nothing is known to be wrong but not
 * everything could be told.
 */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ state }) => state === 'wrong')) return 1
  return findings.some(({ state }) => state === 'cannot tell') ? 2 : 0
}
