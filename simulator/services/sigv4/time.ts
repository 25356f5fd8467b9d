/*
 * Times as Signature Version 4 has them, in `X-Amz-Date`: `20260105T093000Z`.
 */

export function basicTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+|[-:]/g, '')
}

/** Milliseconds since the epoch; undefined for what is no such time. */
export function timeOfBasic(text: string): number | undefined {
  const [, year, month, day, hours, minutes, seconds] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(time) ? undefined : time
}
