import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '../../../live/test-support/sandbox.ts'

const PLAYWRIGHT = fileURLToPath(new URL('../../../node_modules/@playwright/test/cli.js', import.meta.url))
const CONFIG = fileURLToPath(new URL('playwright.config.ts', import.meta.url))

export interface TwinRun {
  readonly process: ChildProcess
  readonly output: () => string
  /** Exit code, when it has ended. */
  readonly ended: Promise<number | null>
}

export interface TwinRunOptions {
  /** More for Playwright. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Which specs, and what is written down of them: the specs of this repository, unless said. */
  readonly config?: string
}

/** `playwright test --project=live`, in a process of its own, which takes the sandbox for AWS. */
export async function runLive(
  sandbox: Sandbox,
  { args = [], env = {}, config = CONFIG }: TwinRunOptions = {},
): Promise<TwinRun> {
  const child = spawn(process.execPath, [PLAYWRIGHT, 'test', '--config', config, '--project=live', ...args], {
    cwd: sandbox.folder,
    env: {
      ...sandbox.env,
      ...passwordsOf(sandbox),
      ROUNDTABLE_LIVE_ORIGIN: `http://localhost:${await freePort()}`,
      ROUNDTABLE_TWIN_FOLDER: sandbox.folder,
      ROUNDTABLE_BROWSER_ARGS: sandbox.browserArguments,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, output: () => output, ended }
}

function passwordsOf({ center }: Sandbox): Record<string, string> {
  return Object.fromEntries(
    center.users.map(({ username, password }) => [`ROUNDTABLE_LIVE_PASSWORD_${username.toUpperCase()}`, password]),
  )
}

/** One that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
