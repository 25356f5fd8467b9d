import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { inRepository } from '../paths.mjs'
import { AGENT_UI } from './location.mjs'

/** What the built UI depends on, in a few characters: its own files, and the packages by their lock file. */
export function fingerprint() {
  const hash = createHash('sha256')
  for (const file of [...sources(), inRepository('package-lock.json')]) {
    hash.update(relative(AGENT_UI.root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function sources() {
  const dist = join(AGENT_UI.root, 'dist') + sep
  return readdirSync(AGENT_UI.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(dist))
    .sort()
}
