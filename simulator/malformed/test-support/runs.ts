/** What became of the mutants of one entrance. */
export interface Tally {
  readonly entrance: string
  mutants: number
  refused: number
  accepted: number
}

export const SEED = 20_261_122
/** Of each entrance. */
export const MUTANTS = 1000

interface Replay {
  readonly entrance: string
  readonly seed?: number
  readonly path?: string
}

const VARIABLE = 'ROUNDTABLE_MALFORMED'
/** One failure to see again, instead of all mutants. */
const replay: Replay | undefined = process.env[VARIABLE] ? JSON.parse(process.env[VARIABLE]) : undefined

/** What fast-check has to be told, besides the usual, to replay a failure of this entrance. */
export function replayed(entrance: string): { seed?: number; path?: string } {
  if (replay?.entrance !== entrance) return {}
  const { entrance: _, ...rest } = replay
  return rest
}

/** The entrances that are asked for: all of them, unless a failure is replayed. */
export function wanted(entrances: readonly string[]): string[] {
  return entrances.filter((each) => !replay || replay.entrance === each)
}

export const isReplay = replay !== undefined

/** Says how to see a failure of fast-check's again, beside what fast-check says. */
export async function withReplay(entrance: string, run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const [, seed] = /seed: (-?\d+)/.exec(text) ?? []
    const [, path] = /path: "([^"]*)"/.exec(text) ?? []
    const again = JSON.stringify({ entrance, ...(seed && { seed: Number(seed) }), ...(path && { path }) })
    throw new Error(`${entrance}: ${text}\nAgain: ${VARIABLE}='${again}' npx vitest run simulator/malformed`, {
      cause: error,
    })
  }
}

/** A table for people. */
export function printed(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ entrance, mutants, refused, accepted }) =>
    [entrance.padEnd(34), ...[mutants, refused, accepted].map((each) => String(each).padStart(8))].join(' '),
  )
  return ['entrance'.padEnd(34).concat(' ', [' mutants', ' refused', 'accepted'].join(' ')), ...rows].join('\n')
}
