import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Plan } from './plan.ts'
import type { Row } from './report.ts'
import { median } from './statistics.ts'

const COMMAND = fileURLToPath(new URL('../../cli/roundtable.mjs', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../fixtures/example-instance.yaml', import.meta.url))
const MOST_MS = 300

const KINDS: Readonly<Record<string, readonly string[]>> = {
  'roundtable serve': [],
  'roundtable serve --instance': ['--instance', EXAMPLE],
  'roundtable serve --tls': ['--tls'],
}

/** How long it is from the command to the line that says it is ready, over what Node itself takes to start and end. */
export async function start({ starts, say }: Plan): Promise<Row[]> {
  // Whatever has changed is built anew now.
  await ended(spawn(process.execPath, [COMMAND, 'assumptions'], { stdio: 'ignore' }))
  const nodes: number[] = []
  const kinds = Object.entries(KINDS).map(([what, args]) => ({ what, args, times: [] as number[] }))
  for (let nth = 1; nth <= starts; nth += 1) {
    nodes.push(await timeOf(() => ended(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }))))
    for (const { args, times } of kinds) times.push(await timeToReady(args))
    say(`start: ${nth} of ${starts}`)
  }
  const node = median(nodes)
  return kinds.map(({ what, times }) => {
    const over = median(times) - node
    return {
      what,
      measured: ms(median(times)),
      floor: ms(node),
      ratio: `+${ms(over)}`,
      target: `at most +${ms(MOST_MS)}`,
      isMet: over <= MOST_MS,
    }
  })
}

async function timeToReady(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [COMMAND, 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const time = await timeOf(async () => {
    let said = ''
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      said += chunk
      if (said.includes('is ready on http')) return
    }
    throw new Error('roundtable serve has ended before it was ready.')
  })
  child.kill()
  await ended(child)
  return time
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** In milliseconds. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

function ms(value: number): string {
  return `${Math.round(value)} ms`
}
