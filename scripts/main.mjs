/**
 * What the two commands have in common: the Node version is looked at before anything else is loaded,
 * and a set-up that cannot go on ends in two lines instead of a stack.
 *
 * This file and what it imports keep to syntax an old Node can parse: it has to get far enough to be told off.
 */
import { nodeComplaint } from './set-up/node-version.mjs'
import { SetUpError } from './set-up/set-up-error.mjs'

/**
 * @param {() => Promise<number>} work loads and does the command's work; resolves to the exit code
 * @returns {Promise<void>}
 */
export function main(work) {
  const complaint = nodeComplaint(process.versions.node)
  const code = complaint ? Promise.reject(complaint) : work()
  return code.then(
    (exitCode) => {
      process.exitCode = exitCode
    },
    (error) => {
      if (!(error instanceof SetUpError)) throw error
      console.error(error.message)
      process.exitCode = 1
    },
  )
}
