import { rmSync } from 'node:fs'
import type { Assumptions } from '../instance/assumptions.ts'
import { type ServedSimulator, serveSimulator } from '../serve.ts'
import { certificateFile } from './certificate-file.ts'
import type { Ending } from './ending.ts'
import { Failure } from './failure.ts'
import { settingsText } from './settings.ts'

export interface ServeArguments {
  readonly instance?: string
  readonly port: number
  readonly seed: number
  readonly assume: Partial<Assumptions>
  readonly tls: boolean
}

/**
 * Serves until the process is to end.
 * @throws Failure when it cannot: port taken, instance file wrong.
 */
export async function serve({ instance, port, seed, assume, tls }: ServeArguments, ending: Ending): Promise<void> {
  const center = instance === undefined ? undefined : await centerIn(instance)
  const simulator = await served({ ...(center && { center }), port, seed, assumptions: assume, tls })
  const trusted = simulator.certificate === undefined ? undefined : certificateFile(simulator.certificate)
  const assumed = Object.entries(assume).map(([name, value]) => `${name}: ${value}`)
  const { origin } = simulator
  process.stdout.write(
    `${settingsText({ origin, center: simulator.center, certificateFile: trusted?.path, assumed })}\n`,
  )
  await ending
  await simulator.close()
  if (trusted) rmSync(trusted.folder, { recursive: true })
}

async function centerIn(file: string) {
  // Reading YAML and checking it takes longer to load than the rest of a start.
  const { readInstanceFile } = await import('./instance-file/read.ts')
  return readInstanceFile(file)
}

async function served(options: Parameters<typeof serveSimulator>[0] & { port: number }): Promise<ServedSimulator> {
  try {
    return await serveSimulator(options)
  } catch (error) {
    throw portFailure(error, options.port) ?? error
  }
}

function portFailure(error: unknown, port: number): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Failure(`Port ${port} is taken by another program. Choose another, or leave --port out for a free one.`)
  }
  if (code === 'EACCES') {
    return new Failure(`Port ${port} is not open to you. Choose one from 1024 up, or leave --port out for a free one.`)
  }
  return undefined
}
