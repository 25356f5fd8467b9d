import type { Finding } from '../doctor/index.ts'
import type { Step } from './step.ts'

/** What is to be made, and what nobody can make by the API. */
export interface Plan {
  readonly steps: readonly Step[]
  readonly byHand: readonly Finding[]
}

/** What mends the findings of doctor. What agents sign in with is no part of an instance. */
export function planFor(findings: readonly Finding[]): Plan {
  const steps = findings.flatMap(({ mend }) => mend?.provision ?? [])
  const isMade = ({ mend }: Finding) => (mend?.provision?.length ?? 0) > 0
  return {
    // Two agents may name the same thing.
    steps: [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()],
    byHand: findings.filter((each) => each.state === 'wrong' && each.group !== 'Signing in' && !isMade(each)),
  }
}
