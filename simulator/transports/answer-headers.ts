import type { ServiceName } from '../wire/events.ts'

/** Of the second that it was last asked for: making it takes as long as everything else here. */
let latest = { second: Number.NaN, text: '' }

/**
 * What every answer of an AWS service carries besides its own headers, and SDKs read: the id of the request (`$metadata`),
 * and the service's time, by which they correct the clock they sign with (documented, SDKs; S3 has names of its own).
 */
export function withAnswerHeaders(
  headers: Readonly<Record<string, string>>,
  service: ServiceName,
  requestId: string,
  now: number,
): Readonly<Record<string, string>> {
  // The CCP is a web site, not an API.
  if (service === 'ccp') return headers
  const date = dateOf(now)
  // The service's own ones last: added to a copy of theirs, these would take twenty times as long (measured).
  if (service !== 'attachments') return { date, 'x-amzn-requestid': requestId, ...headers }
  return { date, 'x-amz-request-id': requestId, 'x-amz-id-2': btoa(requestId), ...headers }
}

function dateOf(now: number): string {
  const second = Math.floor(now / 1000)
  if (latest.second !== second) latest = { second, text: new Date(now).toUTCString() }
  return latest.text
}
