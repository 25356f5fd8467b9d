import { writeFileSync } from 'node:fs'
import type { Row } from '../../simulator/bench/report.ts'

/** How often each is measured. */
export const ROUNDS = Number(process.env.ROUNDTABLE_BENCH_ROUNDS ?? 7)

/** Leaves the rows of the table where `npm run bench` takes them. */
export function figures(rows: readonly Row[]): void {
  const file = process.env.ROUNDTABLE_BENCH_FILE
  if (file) writeFileSync(file, JSON.stringify(rows))
  else console.log(rows)
}

/** In milliseconds. */
export async function timeOf(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}
