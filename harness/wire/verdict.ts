import type { Wire } from './wire.ts'

/**
 * What is wrong with a test whatever it expected: something asked for what is not simulated, or the simulator failed.
 * Undefined when nothing is.
 */
export function problemOf({ refused, faults }: Pick<Wire, 'refused' | 'faults'>): string | undefined {
  if (refused.length > 0) return `Something asked for what is not simulated:\n${[...new Set(refused)].join('\n')}`
  if (faults.length > 0) return `The simulator failed:\n${faults.join('\n')}`
  return undefined
}
