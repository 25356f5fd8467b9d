import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A run of Playwright's over two small tests, one of which fails on purpose. */
const CONFIG = fileURLToPath(new URL('run/playwright.config.ts', import.meta.url))
const CLI = fileURLToPath(import.meta.resolve('@playwright/test/cli'))

/** Playwright at work on the two tests; what it leaves is in the folder. */
export class SmallRun {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** `playwright test` with these arguments. */
  tests(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Said> {
    return this.#playwright(['test', '--workers=1', ...args], env)
  }

  /** `playwright merge-reports` of the blobs in a folder. */
  merges(blobs: string): Promise<Said> {
    return this.#playwright(['merge-reports', blobs], {})
  }

  #playwright([command = '', ...args]: readonly string[], more: NodeJS.ProcessEnv): Promise<Said> {
    const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, GITHUB_STEP_SUMMARY: __, ...env } = process.env
    const child = spawn(process.execPath, [CLI, command, `--config=${CONFIG}`, ...args], {
      env: { ...env, ROUNDTABLE_TEST_OUTPUT: this.#folder, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Promise((resolve, reject) => {
      const said = { output: '', errors: '' }
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said.output += text
      })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said.errors += text
      })
      child.on('error', reject)
      child.on('close', () => resolve(said))
    })
  }
}

export interface Said {
  readonly output: string
  readonly errors: string
}
