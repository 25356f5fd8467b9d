import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A run of Playwright's over two small tests, one of which fails on purpose. */
const CONFIG = fileURLToPath(new URL('run/playwright.config.ts', import.meta.url))
const CLI = fileURLToPath(import.meta.resolve('@playwright/test/cli'))

/** Playwright at work on the two tests; what it leaves is in the folder. */
export class SmallRun {
  readonly #folder: string
  readonly #config: string

  constructor(folder: string, config = CONFIG) {
    this.#folder = folder
    this.#config = config
  }

  /** `playwright test` with these arguments. */
  tests(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Said> {
    return this.#playwright(['test', '--workers=1', ...args], env)
  }

  /** `playwright merge-reports` of the blobs in a folder. */
  merges(blobs: string): Promise<Said> {
    return this.#playwright(['merge-reports', blobs], {})
  }

  /** A command of `playwright` that serves until it is ended, once it does: UI mode, the test server of editors. */
  async serves(args: readonly string[]): Promise<Serving> {
    const child = this.#starts(args, {})
    const exited = once(child, 'exit')
    const said = hear(child)
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', () => {
        const [, found] = /Listening on (\S+)/.exec(said.output) ?? []
        if (found) resolve(found)
      })
      child.on('error', reject)
      child.once('exit', (code) => reject(new Error(`It ended with ${code} and said:\n${said.output}${said.errors}`)))
    })
    return {
      address,
      async end() {
        child.kill('SIGTERM')
        await exited
      },
    }
  }

  async #playwright(args: readonly string[], more: NodeJS.ProcessEnv): Promise<Said> {
    const child = this.#starts(args, more)
    const said = hear(child)
    await once(child, 'close')
    return said
  }

  #starts([command = '', ...args]: readonly string[], more: NodeJS.ProcessEnv): ChildProcess {
    const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, GITHUB_STEP_SUMMARY: __, ...env } = process.env
    return spawn(process.execPath, [CLI, command, `--config=${this.#config}`, ...args], {
      env: { ...env, ROUNDTABLE_TEST_OUTPUT: this.#folder, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
}

/** What it says, as it says it. */
function hear({ stdout, stderr }: ChildProcess): Said {
  const said = { output: '', errors: '' }
  stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.output += text
  })
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  return said
}

export interface Serving {
  readonly address: string
  end(): Promise<void>
}

export interface Said {
  readonly output: string
  readonly errors: string
}
