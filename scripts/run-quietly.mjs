import { spawn } from 'node:child_process'
import { inRepository } from './paths.mjs'

const WINDOWS = process.platform === 'win32'

/**
 * Runs a program of the set-up and keeps what it says: only a failure is worth showing, and of that a line.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ silenceLimit?: number, env?: NodeJS.ProcessEnv }} [options] silenceLimit: milliseconds without a word
 *   after which it is held to hang; no limit to the whole, since a slow line is not a fault
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runQuietly(command, args, { silenceLimit, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: inRepository('.'),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it started in turn (a download) can be ended with it.
      detached: !WINDOWS,
      // npm is a .cmd file there, which only a shell starts.
      shell: WINDOWS,
    })
    const end = () => endGroup(child.pid)
    const interrupted = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', interrupted)

    let output = ''
    const hangs = () => {
      output += `\nError: nothing was heard of it for ${silenceLimit} ms`
      end()
    }
    let silence = silenceLimit && setTimeout(hangs, silenceLimit)
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk
      if (silence) {
        clearTimeout(silence)
        silence = setTimeout(hangs, silenceLimit)
      }
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)

    const done = (/** @type {boolean} */ ok) => {
      if (silence) clearTimeout(silence)
      process.off('SIGINT', interrupted)
      resolve({ ok, output })
    }
    child.on('error', (error) => {
      output += `\nError: ${error.message}`
      done(false)
    })
    child.on('close', (code) => done(code === 0))
  })
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return
  if (WINDOWS) spawn('taskkill', ['/pid', String(pid), '/t', '/f'])
  else process.kill(-pid, 'SIGKILL')
}

/**
 * The line of a program's output that tells most: its first error, else its last word.
 *
 * @param {string} output
 */
export function tellingLine(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.find((line) => /^(npm error (?!code)|Error: |E: )/.test(line)) ?? lines.at(-1) ?? 'no output'
}
