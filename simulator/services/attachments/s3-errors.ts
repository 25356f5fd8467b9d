import type { ServiceResponse } from '../http.ts'

/** Error codes of Amazon S3 and their statuses (documented, S3 API reference). */
const STATUS = {
  AccessDenied: 403,
  EntityTooLarge: 400,
  SignatureDoesNotMatch: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
} as const

/** An error in the form that S3 has for it. `message` is plain text of our own. */
export function refusal(code: keyof typeof STATUS, message: string): ServiceResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status: STATUS[code], headers: { 'content-type': 'application/xml' }, body }
}
