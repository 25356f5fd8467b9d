import { TOOLS } from '../paths.mjs'
import { runQuietly, tellingLine } from '../run-quietly.mjs'

/** Long enough for a tenth of the download, which is how often Playwright reports, on a slow line. */
const SILENCE_LIMIT = 120_000

/**
 * Installs a Chromium by the first way that works.
 *
 * @param {import('./find-chromium.mjs').Machine} machine
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
  else await attempt('apt-get install', aptInstall)
  return failures
}

/** @param {string[]} args */
const playwright = (...args) =>
  runQuietly(process.execPath, [TOOLS.playwright, ...args], { silenceLimit: SILENCE_LIMIT })

async function aptInstall() {
  const options = { silenceLimit: SILENCE_LIMIT, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  const update = await runQuietly('apt-get', ['update'], options)
  if (!update.ok) return update
  const install = (/** @type {string} */ name) =>
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', name], options)
  const chromium = await install('chromium')
  // Only faster: Ubuntu has none, and the specs run without.
  if (chromium.ok) await install('chromium-headless-shell')
  return chromium
}

/**
 * Debian or Ubuntu, and we are root: nobody has to be asked for a password.
 *
 * @param {import('./find-chromium.mjs').Machine} machine
 */
function mayUseApt({ env, platform, isProgram }) {
  const hasApt = (env.PATH ?? '').split(':').some((directory) => isProgram(`${directory}/apt-get`))
  return platform === 'linux' && process.getuid?.() === 0 && hasApt
}
