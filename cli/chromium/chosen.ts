import { Failure } from '../../written/failure.ts'
import { findChromium } from './find-chromium.mjs'
import { NoSuchBrowser } from './no-such-browser.mjs'

/**
 * Which browser a command starts: undefined for Playwright's own, which it finds by itself. Playwright has to be there.
 * @throws Failure when there is none on this machine, or none where ROUNDTABLE_CHROMIUM points
 */
export async function chosenChromium({ isHeadless }: { readonly isHeadless: boolean }): Promise<string | undefined> {
  const { thisMachine } = await import('./this-machine.mjs')
  try {
    const found = findChromium({ ...thisMachine(), showsWindows: !isHeadless })
    if (found) return found.source === 'playwright' ? undefined : found.path
  } catch (error) {
    throw error instanceof NoSuchBrowser ? new Failure(`${error.what} ${error.mend}`) : error
  }
  throw new Failure(
    'There is no Chrome or Chromium on this machine. Install one with "npx playwright install chromium", or set ROUNDTABLE_CHROMIUM to the path of yours.',
  )
}

/** Why a browser that is there did not start, as the first sentence of what Playwright reports. */
export function launchProblem(error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return /[.!?]$/.test(reason) ? reason : `${reason}.`
}
