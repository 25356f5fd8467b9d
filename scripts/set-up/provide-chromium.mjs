import { findChromium } from '../../cli/chromium/find-chromium.mjs'
import { NoSuchBrowser } from '../../cli/chromium/no-such-browser.mjs'
import { thisMachine } from '../../cli/chromium/this-machine.mjs'
import { whyItDoesNotStart } from './chromium-starts.mjs'
import { installChromium } from './install-chromium.mjs'
import { SetUpError } from './set-up-error.mjs'

const MEND =
  'Install Chrome or Chromium (Debian: apt-get install chromium) or set ROUNDTABLE_CHROMIUM to the path of one, and run the command again.'

/**
 * Makes sure of a Chromium that starts.
 *
 * @returns {Promise<void>}
 */
export async function provideChromium() {
  const machine = thisMachine()
  const found = foundOn(machine)
  const why = found && (await whyItDoesNotStart(found.path))
  if (found && !why) return
  // Somebody wants this one; another in its place would not be what they asked for.
  if (found?.source === 'environment') throw new SetUpError(`${found.path} does not start: ${why}`, MEND)

  const failures = await installChromium(machine)
  const installed = findChromium(machine)
  const reasons = failures.length > 0 ? ` (${failures.join('; ')})` : ''
  if (!installed) throw new SetUpError(`There is no Chromium here, and none could be installed${reasons}.`, MEND)
  const whyStill = await whyItDoesNotStart(installed.path)
  if (whyStill) throw new SetUpError(`${installed.path} does not start: ${whyStill}${reasons}`, MEND)
}

/** @param {import('../../cli/chromium/find-chromium.mjs').Machine} machine */
function foundOn(machine) {
  try {
    return findChromium(machine)
  } catch (error) {
    throw error instanceof NoSuchBrowser ? new SetUpError(error.what, error.mend) : error
  }
}
