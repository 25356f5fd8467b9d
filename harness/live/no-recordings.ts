import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test'
import { Failure } from '../../written/failure.ts'

/** What Playwright can be told to keep of pages. */
export type Recordings = Partial<
  Pick<PlaywrightWorkerOptions, 'trace' | 'screenshot' | 'video'> & Pick<PlaywrightTestOptions, 'contextOptions'>
>

const INSTEAD =
  "They would have tokens, the sign-in and customers' texts in them. What went over the wire and a diagram of it are in the " +
  'report, without any of that; for a trace run the spec on the simulator (--project=simulated).'

/**
 * A live run keeps nothing of pages, in no mode of Playwright's.
 * @param consequence what has not been done for that reason
 * @throws Failure that names what would be kept
 */
export function requireNoRecordings(recordings: Recordings, consequence: string): void {
  const { contextOptions = {} } = recordings
  const switches = (['trace', 'screenshot', 'video'] as const).filter((each) => isOn(recordings[each]))
  const options = (['recordVideo', 'recordHar'] as const).filter((each) => contextOptions[each] !== undefined)
  const kept = [...switches, ...options.map((each) => `contextOptions.${each}`)]
  if (kept.length > 0) throw refusal(`${kept.join(', ')} ${kept.length === 1 ? 'is' : 'are'} on`, consequence)
}

/** UI mode takes a trace of every test, and begins a run when it is opened. @throws Failure when it is asked for */
export function requireNoUiMode(args: readonly string[]): void {
  if (args.some((each) => /^--ui(-host|-port)?(=|$)/.test(each))) {
    throw refusal('UI mode, which takes them, is asked for', 'Nothing was started.')
  }
}

function refusal(why: string, consequence: string): Failure {
  return new Failure(`A live run takes no traces, pictures or films, and ${why}. ${consequence} ${INSTEAD}`)
}

/** @param value as Playwright has it: a mode, or options with one */
function isOn(value: unknown): boolean {
  const mode = typeof value === 'object' && value !== null && 'mode' in value ? value.mode : value
  return mode !== undefined && mode !== 'off'
}
