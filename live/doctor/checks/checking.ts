import { didYouMean } from '../../../written/closest.ts'
import { Trouble } from '../../control-plane/trouble.ts'
import type { LiveSettings } from '../../settings/index.ts'
import type { Facts } from '../facts.ts'
import type { Finding, Group, Mend } from '../finding.ts'

/** What checks look at. */
export interface Examined {
  readonly settings: LiveSettings
  readonly facts: Facts
}

/** What a check says: that all is well, or what is wrong and what mends it. */
export type Verdict =
  | { readonly ok: string }
  | { readonly wrong: string; readonly mend?: Mend }
  | { readonly unknown: string }

/** One check: where the instance does not answer, it cannot tell. */
export async function check(group: Group, name: string, look: () => Promise<Verdict>): Promise<Finding> {
  const verdict = await look().catch((error: unknown): Verdict => {
    if (!(error instanceof Trouble)) throw error
    return { unknown: error.message }
  })
  if ('ok' in verdict) return { check: name, group, state: 'ok', words: verdict.ok }
  if ('unknown' in verdict) return { check: name, group, state: 'cannot tell', words: verdict.unknown }
  return { check: name, group, state: 'wrong', words: verdict.wrong, ...(verdict.mend && { mend: verdict.mend }) }
}

const MOST_NAMES = 10

/** What may have been meant by a name that nothing has. */
export function orNamed(given: string, names: readonly string[]): string {
  const meant = didYouMean(given, names)
  if (meant !== '' || names.length === 0) return meant
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  return ` There are: ${names.slice(0, MOST_NAMES).join(', ')}${more}.`
}

/** A command of the AWS CLI for the instance. */
export function awsConnect({ instanceId, region }: LiveSettings, operation: string, options: string): string {
  return `aws connect ${operation} --region ${region} --instance-id ${instanceId} ${options}`
}
