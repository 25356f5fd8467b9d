import { runQuietly, tellingLine } from '../run-quietly.mjs'

const OPTIONS = { silenceLimit: 120_000, env: { DEBIAN_FRONTEND: 'noninteractive' } }

/**
 * Debian or Ubuntu, and we are root: nobody has to be asked for a password.
 *
 * @param {import('../../cli/chromium/find-chromium.mjs').Machine} machine
 */
export function mayUseApt({ env, platform, isProgram }) {
  const hasApt = (env.PATH ?? '').split(':').some((directory) => isProgram(`${directory}/apt-get`))
  return platform === 'linux' && process.getuid?.() === 0 && hasApt
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} why they could not be installed
 */
export async function aptInstall(packages) {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { ok, output } = await runQuietly('apt-get', args, OPTIONS)
    if (!ok) return tellingLine(output)
  }
  return undefined
}
