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
  // Ctrl-C reaches the whole foreground group: the program ends in its own way and we with it, not before it.
  const waitForIt = () => {}
  process.on('SIGINT', waitForIt)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: inRepository('.'),
      env: { ...process.env, ...env },
      stdio: [stdin, 'inherit', 'inherit'],
    })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  }).finally(() => process.off('SIGINT', waitForIt))
}

/**
 * @param {string} tool one of TOOLS
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdin?: 'inherit' | 'ignore' }} [options]
 */
export const runTool = (tool, args, options) => run(process.execPath, [tool, ...args], options)
