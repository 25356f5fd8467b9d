import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bill } from './bill.ts'

/** What a run on a real instance has spent, and left or not. Plain data, without anything secret. */
export interface LiveReport {
  readonly run: string
  readonly alias: string
  readonly instanceId: string
  readonly region: string
  readonly bill: Bill
  /** In words, a line each. */
  readonly cleanedUp: readonly string[]
  /** What could not be put back. */
  readonly left: readonly string[]
}

const FILE = 'report.json'

export function writeReport(folder: string, report: LiveReport): void {
  writeFileSync(join(folder, FILE), JSON.stringify(report, undefined, 2), { mode: 0o600 })
}

/** Of a run that is over; undefined when it did not get that far. */
export function readReport(folder: string): LiveReport | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8'))
  } catch {
    return undefined
  }
}
