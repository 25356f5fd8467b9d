import { spawn } from 'node:child_process'
import { inRepository } from './paths.mjs'

/**
 * Runs a program in the repository, its output going where ours goes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdin?: 'inherit' | 'ignore' }} [options]
 * @returns {Promise<number>} its exit code; 1 when it could not be started or was killed
 */
export function run(command, args, { env = {}, stdin = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd: inRepository('.'),
    env: { ...process.env, ...env },
    stdio: [stdin, 'inherit', 'inherit'],
  })
  // Asked to end, we let the program end in its own way and then do so too, starting nothing more. Ctrl-C reaches it
  // without us, being of our group; what is sent to us alone has to be passed on.
  /** @type {number | undefined} */
  let askedToEnd
  const interrupted = () => {
    askedToEnd = 130
  }
  const terminated = () => {
    askedToEnd = 143
    child.kill('SIGTERM')
  }
  process.on('SIGINT', interrupted).on('SIGTERM', terminated)
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => {
      if (askedToEnd) process.exit(askedToEnd)
      resolve(code ?? 1)
    })
  }).finally(() => process.off('SIGINT', interrupted).off('SIGTERM', terminated))
}

/**
 * @param {string} tool one of TOOLS
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdin?: 'inherit' | 'ignore' }} [options]
 */
export const runTool = (tool, args, options) => run(process.execPath, [tool, ...args], options)
