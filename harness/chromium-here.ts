import { findChromium } from '../cli/chromium/find-chromium.mjs'
import { thisMachine } from '../cli/chromium/this-machine.mjs'

/**
 * The browser of this machine, for `launchOptions` in a Playwright config: the one that the variable `ROUNDTABLE_CHROMIUM` names,
 * else Playwright's own, else the Chrome or Chromium of the system. `executablePath` is left out for Playwright's own, of which it
 * takes the faster one without a window where it can; and where there is none at all, as Playwright says best what is missing.
 *
 * @throws Error when there is no browser where `ROUNDTABLE_CHROMIUM` points
 * @example
 * export default defineConfig<Options>({ use: { launchOptions: { ...chromiumHere(), args: ['--lang=de'] } } })
 */
export function chromiumHere(): { executablePath?: string } {
  const found = findChromium(thisMachine())
  return found && found.source !== 'playwright' ? { executablePath: found.path } : {}
}
