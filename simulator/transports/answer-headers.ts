import type { ServiceName } from '../wire/events.ts'

/**
 * What every answer of an AWS service carries besides its own headers, and SDKs read: the id of the request (`$metadata`),
 * and the service's time, by which they correct the clock they sign with (documented, SDKs; S3 has names of its own).
 */
export function answerHeaders(service: ServiceName, requestId: string, now: number): Record<string, string> {
  // The CCP is a web site, not an API.
  if (service === 'ccp') return {}
  const date = new Date(now).toUTCString()
  if (service === 'attachments') return { date, 'x-amz-request-id': requestId, 'x-amz-id-2': btoa(requestId) }
  return { date, 'x-amzn-requestid': requestId }
}
