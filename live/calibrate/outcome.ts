import { statusOf } from '../run/spending.ts'
import { type NoValue, notProbed, unlike } from './finding.ts'

/** What a service has made of a request: an answer, or an error in its own words. */
export type Outcome<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly status: number; readonly type: string; readonly message: string }

/**
 * The outcome of a call of an SDK's client.
 * @throws what the call throws when no answer came
 */
export async function outcomeOf<Output>(call: Promise<Output>): Promise<Outcome<Output>> {
  try {
    return { ok: true, output: await call }
  } catch (error) {
    const status = statusOf(error)
    if (status === undefined || !(error instanceof Error)) throw error
    return { ok: false, status, type: error.name, message: error.message }
  }
}

/** `accepted` when it was, `refused` when it was refused with this status; anything else is news. */
export function either<Accepted, Refused>(
  outcome: Outcome<unknown>,
  accepted: Accepted,
  refused: Refused,
  status = 400,
): Accepted | Refused | NoValue {
  if (outcome.ok) return accepted
  return outcome.status === status ? refused : unlike(inWords(outcome))
}

/** Which of these types an error has. */
export function oneOf<Type extends string>(outcome: Outcome<unknown>, types: readonly Type[]): Type | NoValue {
  if (outcome.ok) return unlike('it was accepted')
  return types.find((each) => each === outcome.type) ?? unlike(inWords(outcome))
}

/** A call of the control plane that the caller may not be allowed to make. */
export function permitted<Value>(operation: string, outcome: Outcome<unknown>, judge: () => Value): Value | NoValue {
  if (outcome.ok || outcome.type !== 'AccessDeniedException') return judge()
  return notProbed(`there is no permission connect:${operation}`)
}

export function inWords(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'it was accepted' : `${outcome.status} ${outcome.type}: ${outcome.message}`
}
