import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { fingerprint } from './fingerprint.mjs'
import { AGENT_UI } from './location.mjs'

const DIST = join(AGENT_UI.root, 'dist')
const A_DAY = 24 * 60 * 60 * 1000

/** Where in the folder of the built UI it is once more, with the oldest libraries that have multi-party chat. */
const OLDEST = 'oldest-libraries'
const OLDEST_LIBRARIES = {
  'amazon-connect-streams': 'amazon-connect-streams-oldest',
  'amazon-connect-chatjs': 'amazon-connect-chatjs-oldest',
}

/**
 * The folder with the built UI. Each state of the sources has a folder named for it: one that is there needs no build, and
 * a build for one run never changes what another run is serving.
 *
 * @returns {Promise<string>}
 */
export async function builtAgentUi() {
  const finished = join(DIST, fingerprint())
  if (existsSync(finished)) return finished
  removeOldBuilds()
  const unfinished = `${finished}.${process.pid}`
  const settings = { ...AGENT_UI, logLevel: /** @type {const} */ ('warn') }
  await build({ ...settings, build: { outDir: unfinished, emptyOutDir: true } })
  const oldest = join(unfinished, OLDEST)
  await build({ ...settings, resolve: { alias: OLDEST_LIBRARIES }, build: { outDir: oldest, emptyOutDir: true } })
  try {
    renameSync(unfinished, finished)
  } catch (error) {
    // Another run came first with the same.
    rmSync(unfinished, { recursive: true })
    if (!existsSync(finished)) throw error
  }
  return finished
}

/** A younger one may still be served by a run under way. */
function removeOldBuilds() {
  if (!existsSync(DIST)) return
  for (const name of readdirSync(DIST)) {
    const folder = join(DIST, name)
    if (Date.now() - statSync(folder).mtimeMs > A_DAY) rmSync(folder, { recursive: true, force: true })
  }
}
