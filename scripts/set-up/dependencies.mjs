import { readFileSync } from 'node:fs'
import { inRepository } from '../paths.mjs'
import { runQuietly, tellingLine } from '../run-quietly.mjs'
import { SetUpError } from './set-up-error.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages by path, the project itself under the empty one */

/** Installs the dependencies, unless those of package-lock.json are in place already. */
export async function installDependencies() {
  const locked = packagesIn('package-lock.json') ?? {}
  const installed = packagesIn('node_modules/.package-lock.json')
  if (installed && areInstalled(locked, installed)) return

  console.log('Set-up: installing the dependencies (npm ci)')
  // All of ours are development dependencies, which NODE_ENV=production would leave out.
  const { ok, output } = await runQuietly('npm', ['ci', '--include=dev'])
  if (ok) return
  throw new SetUpError(
    `The dependencies could not be installed (npm ci): ${tellingLine(output)}`,
    'Run "npm ci" to see all it says, mend that (often: network, proxy, registry) and run the command again.',
  )
}

/**
 * npm notes what it has installed in a lock file inside node_modules. Comparing that note with package-lock.json needs no
 * stamp of our own, so it also holds for those who run `npm install` or `npm ci` themselves.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function areInstalled(locked, installed) {
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true
    const found = installed[path]
    // Optional ones are mostly binaries for other platforms.
    if (!found) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

/**
 * @param {string} lockFile
 * @returns {LockedPackages | undefined} nothing if there is no such file
 */
function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(inRepository(lockFile), 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
