import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const DEV = fileURLToPath(new URL('../../scripts/dev.mjs', import.meta.url))

export interface DevServer {
  /** Address of the table. */
  readonly table: string
  /** Where the simulated service is. */
  readonly endpoint: string
  /** @throws Error when it did not end in peace. */
  end(): Promise<void>
}

/**
 * `npm run dev`, on free ports.
 * @throws Error with what it said when it did not start.
 */
export async function startDev(): Promise<DevServer> {
  const child = spawn(process.execPath, [DEV, '--no-open', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  let said = ''
  const addresses = new Promise<Pick<DevServer, 'table' | 'endpoint'>>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const [, table] = /The table +(\S+)/.exec(said) ?? []
      const [, endpoint] = /For SDKs +(\S+)\n/.exec(said) ?? []
      if (table && endpoint) resolve({ table, endpoint })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`npm run dev ended with ${code} and said:\n${said}`)))
  })
  return {
    ...(await addresses),
    async end() {
      child.kill('SIGINT')
      const [code] = await exited
      if (code !== 0) throw new Error(`npm run dev ended with ${code} and said:\n${said}`)
    },
  }
}
