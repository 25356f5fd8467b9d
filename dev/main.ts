import { Command, InvalidArgumentError } from 'commander'
import { paths } from '../agent-ui/table/seats.ts'
import { ending } from '../cli/ending.ts'
import { INSTANCE_OPTION } from '../cli/instance-file/option.ts'
import { readInstanceFile } from '../cli/instance-file/read.ts'
import { contactCenter } from '../fixtures/contact-center.ts'
import type { ServedSimulator } from '../simulator/serve.ts'
import { Failure } from '../written/failure.ts'
import { servePages } from './page-server.ts'
import { hostOf, TABLE_HOST } from './routes.ts'
import { agentsAtTable, approvingTable, patient } from './seating.ts'
import { serveTable } from './simulator.ts'

const DEFAULT_PORT = 4400
/** The simulator is served on the port after that of the pages. */
const HIGHEST_PORT = 65_534

interface DevArguments {
  readonly port: number
  readonly instance?: string
  readonly open: boolean
}

/**
 * `npm run dev`: six seats at one table, until the process is to end.
 * @returns the exit code
 */
export async function dev(args: readonly string[]): Promise<number> {
  const command = new Command('npm run dev --')
    .description('Six seats at one table: a customer and five agents in one page, on a simulated Amazon Connect.')
    .option('--instance <file>', INSTANCE_OPTION)
    .option(
      '--port <number>',
      'port of 127.0.0.1 for the pages, the simulator takes the next; 0: free ones',
      portNumber,
      DEFAULT_PORT,
    )
    .option('--no-open', 'do not open a browser')
    .parse(args, { from: 'user' })
  try {
    return await serve(command.opts<DevArguments>())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`npm run dev: ${error.message}\n`)
    return 1
  }
}

async function serve({ port, instance, open }: DevArguments): Promise<number> {
  const end = ending()
  const center = instance === undefined ? patient(contactCenter) : approvingTable(readInstanceFile(instance))
  const simulatorPort = port && port + 1
  const simulator = await orTaken(port, 'simulator', serveTable(center, simulatorPort))
  try {
    const pages = await orTaken(port, 'pages', servePages(simulator, { port, open: open && hasDisplay() }))
    process.stdout.write(`${addressesText(simulator, pages.port)}\n`)
    const failure = await end
    await pages.close()
    if (failure) throw failure
    return 0
  } finally {
    await simulator.close()
  }
}

/**
 * @param asked the port of the pages; the simulator has the next
 * @throws Failure in words when the port is taken.
 */
async function orTaken<Served>(asked: number, what: 'pages' | 'simulator', serving: Promise<Served>): Promise<Served> {
  try {
    return await serving
  } catch (error) {
    // Vite's error has no code.
    const isTaken = error instanceof Error && /EADDRINUSE|already in use/.test(error.message)
    if (!isTaken) throw error
    const taken =
      what === 'pages'
        ? `Port ${asked}, for the pages,`
        : `Port ${asked + 1}, for the simulator (the one after ${asked}),`
    throw new Failure(
      `${taken} is taken by another program (another npm run dev?). Choose another with -- --port <number>, or 0 for free ones.`,
    )
  }
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

function addressesText({ origin, center }: ServedSimulator, port: number): string {
  const agents = agentsAtTable(center).map(({ username, name }) => [name, addressOf(hostOf(username), port)] as const)
  const lines = [
    ['The table', addressOf(TABLE_HOST, port)],
    ['The customer', `http://${hostOf('customer')}:${port}${paths.customer}`],
    ...agents,
    ['Inspector', `${origin}/`],
    ['For SDKs', origin],
  ] as const
  const width = Math.max(...lines.map(([name]) => name.length))
  return [
    'Six seats at one table',
    '',
    ...lines.map(([name, address]) => `  ${name.padEnd(width)}  ${address}`),
    '',
    'Every address works in a tab of its own. What is changed in agent-ui/ is shown at once. Ctrl+C ends it.',
  ].join('\n')
}

function addressOf(host: string, port: number): string {
  return `http://${host}:${port}/`
}

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= HIGHEST_PORT) return Number(text)
  throw new InvalidArgumentError(`It is a whole number from 0 to ${HIGHEST_PORT}.`)
}
