import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRepository } from './paths.mjs'

/**
 * What results are of: the commit, and with changes that are not committed the tree that they make.
 *
 * @param {{ repository?: string, except?: string }} [options] repository: a folder; except: a file in it whose changes count for nothing
 * @returns {string} `1f0c…`, or `1f0c… with changes 77ab…`
 */
export function version({ repository = inRepository('.'), except } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-version-'))
  /** @param {readonly string[]} args */
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: repository,
      encoding: 'utf8',
      // An index of its own: the one of whoever works here stays as it is.
      env: { ...process.env, GIT_INDEX_FILE: join(folder, 'index') },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  try {
    const commit = git('rev-parse', 'HEAD')
    git('read-tree', 'HEAD')
    if (except) git('rm', '--cached', '--quiet', '--ignore-unmatch', except)
    const committed = git('write-tree')
    git('add', '--all', '--', '.', ...(except ? [`:!${except}`] : []))
    const tree = git('write-tree')
    return tree === committed ? commit : `${commit} with changes ${tree}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
