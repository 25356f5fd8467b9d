import type { Assumptions } from '../instance/assumptions.ts'
import { refusal } from './attachments/s3-errors.ts'
import { cors, json, type ServiceRequest, type ServiceResponse } from './http.ts'

/** As APIs of AWS call it (documented, common errors). */
const TYPE = 'RequestEntityTooLargeException'
const MEGABYTE = 1024 * 1024
/** More than any file of a chat may have; S3 itself takes 5 GB (documented). */
const FILE_BYTES = 64 * MEGABYTE

/** How many bytes the body of a request may have. */
export function largestRequest({ requestMegabytes }: Assumptions): number {
  return requestMegabytes * MEGABYTE
}

/** How many bytes the body of an upload may have. */
export const largestUpload = FILE_BYTES

/** The answer to a request whose body is larger than that. */
export function tooLarge(request: ServiceRequest, isUpload: boolean): ServiceResponse {
  const message = 'The request entity is too large.'
  const answer = isUpload
    ? refusal('EntityTooLarge', message)
    : json(413, { __type: TYPE, message }, { 'x-amzn-errortype': TYPE })
  return { ...answer, headers: { ...answer.headers, ...cors(request) } }
}
