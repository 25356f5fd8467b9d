import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import type { ServedSimulator } from '../simulator/serve.ts'
import { tableRoutes } from './routes.ts'

const AGENT_UI = fileURLToPath(new URL('../agent-ui/', import.meta.url))

interface PageOptions {
  /** 0 for one that is free. */
  readonly port: number
  /** Whether to show the table in the browser of whoever sits at this machine. */
  readonly open: boolean
}

export interface PageServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves the reference UI and the table from their sources: what is changed there is shown at once.
 * @throws Error when the port is taken.
 */
export async function servePages(simulator: ServedSimulator, { port, open }: PageOptions): Promise<PageServer> {
  const server = await createServer({
    root: AGENT_UI,
    configFile: `${AGENT_UI}vite.config.ts`,
    // There is no page of this address: saying so beats showing another.
    appType: 'mpa',
    logLevel: 'warn',
    clearScreen: false,
    // What all pages need is known before the first is asked for, so that none is loaded twice.
    optimizeDeps: { entries: ['index.html', 'table/*.html'] },
    server: { host: '127.0.0.1', port, strictPort: true, open },
    plugins: [
      {
        name: 'table',
        configureServer({ middlewares }) {
          middlewares.use(tableRoutes(simulator))
        },
      },
    ],
  })
  try {
    await server.listen()
  } catch (error) {
    // It watches files already, which would keep the process from ending.
    await server.close()
    throw error
  }
  const address = server.httpServer?.address() as AddressInfo
  return { port: address.port, close: () => server.close() }
}
