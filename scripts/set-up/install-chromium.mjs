import { TOOLS } from '../paths.mjs'
import { runQuietly, tellingLine } from '../run-quietly.mjs'
import { aptInstall, mayUseApt } from './apt.mjs'

/** Long enough for a tenth of the download, which is how often Playwright reports, on a slow line. */
const SILENCE_LIMIT = 120_000

/**
 * Installs a Chromium by the first way that works.
 *
 * @param {import('../../cli/chromium/find-chromium.mjs').Machine} machine
 * @returns {Promise<string[]>} the ways that did not work, each with its reason
 */
export async function installChromium(machine) {
  /** @type {string[]} */
  const failures = []
  const attempt = async (/** @type {string} */ name, /** @type {() => ReturnType<typeof runQuietly>} */ work) => {
    console.log(`Set-up: installing Chromium (${name})`)
    const { ok, output } = await work()
    if (!ok) failures.push(`${name}: ${tellingLine(output)}`)
    return ok
  }

  const downloaded = await attempt('playwright install', () => playwright('install', 'chromium'))
  if (!mayUseApt(machine)) return failures
  // The download is the browser alone; a bare Debian lacks the libraries it needs.
  if (downloaded) await attempt('playwright install-deps', () => playwright('install-deps', 'chromium'))
  else await attempt('apt-get install', aptChromium)
  return failures
}

/** @param {string[]} args */
const playwright = (...args) =>
  runQuietly(process.execPath, [TOOLS.playwright, ...args], { silenceLimit: SILENCE_LIMIT })

async function aptChromium() {
  const failure = await aptInstall(['chromium'])
  // Only faster: Ubuntu has none, and the specs run without.
  if (!failure) await aptInstall(['chromium-headless-shell'])
  return { ok: !failure, output: failure ?? '' }
}
