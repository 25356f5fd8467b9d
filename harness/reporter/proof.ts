import { type Rule, type RuleId, rules } from '../contract/rules.ts'
import type { RunReport, TestReport } from './run.ts'

/**
 * `proved`: every test of it that ran has passed; `broken`: one has failed; `not run`: none of its tests was in this run,
 * which is no news where only some were asked for; `by unit tests`: it has none that a person could watch.
 */
export type Verdict = 'proved' | 'broken' | 'not run' | 'by unit tests'

/** A rule, and what this run says of it. */
export interface Proof {
  readonly id: RuleId
  readonly rule: Rule
  readonly verdict: Verdict
  readonly tests: readonly TestReport[]
}

export function proofsIn({ tests }: Pick<RunReport, 'tests'>): Proof[] {
  return (Object.keys(rules) as RuleId[]).map((id) => {
    const rule: Rule = rules[id]
    const own = tests.filter(({ proves, outcome }) => proves.includes(id) && outcome !== 'skipped')
    return { id, rule, tests: own, verdict: verdictOf(rule, own) }
  })
}

function verdictOf({ unit }: Rule, tests: readonly TestReport[]): Verdict {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'broken'
  if (tests.length > 0) return 'proved'
  return unit ? 'by unit tests' : 'not run'
}
