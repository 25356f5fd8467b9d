import ms from 'ms'

/**
 * A length of time as people write it: `90s`, `5m`, `25h`, `1.5d`, `250ms`.
 *
 * @example
 * const aDay: Duration = '24h'
 * await world.passes(aDay)
 */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

const FORM = /^\d*\.?\d+(ms|s|m|h|d)$/

/**
 * A length of time in milliseconds.
 * @throws Error when it is not a length of time.
 *
 * @example
 * milliseconds('90s') // 90000
 */
export function milliseconds(duration: Duration): number {
  if (FORM.test(duration)) return ms(duration)
  throw new Error(`"${duration}" is no length of time: write a number and its unit, such as 90s, 5m, 25h or 250ms.`)
}
