import { largestAttachment } from '../../instance/attachments.ts'
import type { Attachment } from '../../instance/chat.ts'
import type { Instance } from '../../instance/instance.ts'
import { type Addresses, awsAddresses } from '../addresses.ts'
import { type Caller, cors, type Service, type ServiceRequest, type ServiceResponse } from '../http.ts'
import type { Tokens } from '../tokens.ts'
import { refusal } from './s3-errors.ts'
import { type Direction, isSignedFor, readUrl, signedUrl } from './signed-url.ts'

/** An address for one file and one direction, and until when it is good. */
export interface FileAddress {
  readonly url: string
  readonly expiresAt: number
}

/**
 * The bucket that the instance keeps attachments in, as far as clients see it: pre-signed URLs to upload a file to and
 * to download it from. It answers as Amazon S3 does (documented, S3's error codes).
 */
export class AttachmentStore implements Service {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #addresses: Addresses
  readonly #files = new Map<string, Uint8Array>()

  constructor(
    instance: Instance,
    tokens: Tokens,
    addresses = awsAddresses(instance.directory.center, instance.assumptions),
  ) {
    this.#instance = instance
    this.#tokens = tokens
    this.#addresses = addresses
    instance.subscribe((event) => {
      // A rejected file is deleted (documented, attachment scanning).
      if (event.type === 'item' && event.item.kind === 'attachment' && event.item.state === 'rejected') {
        this.#files.delete(event.item.attachment.id)
      }
    })
  }

  /** An address that is good for `seconds`, for one participant's use. */
  address(direction: Direction, participantId: string, attachmentId: string, seconds: number): FileAddress {
    const signedAt = this.#instance.clock.now()
    const subject = [participantId, attachmentId, signedAt, seconds].join(' ')
    const { token, expiresAt } = this.#tokens.grant(direction, subject, seconds * 1000)
    const url = signedUrl(this.#addresses.attachments, { attachmentId, signature: token, seconds, signedAt })
    return { url, expiresAt }
  }

  /** The headers that an upload has to come with: those its URL was signed for. */
  headersToInclude({ name, contentType, size }: Attachment): Record<string, string> {
    if (this.#instance.assumptions.uploadHeaders === 'type') return { 'Content-Type': contentType }
    return {
      'Content-Type': contentType,
      'Content-Length': String(size),
      'Content-Disposition': disposition(name),
    }
  }

  identify({ url }: ServiceRequest): Caller {
    const { signature } = readUrl(url)
    const subject = this.#tokens.subjectOf('upload', signature) ?? this.#tokens.subjectOf('download', signature)
    const participantId = subject?.split(' ')[0]
    return participantId && this.#instance.nameOf(participantId)
  }

  operation({ method }: ServiceRequest): string {
    return method === 'PUT' ? 'PutObject' : method === 'GET' ? 'GetObject' : method
  }

  answer(request: ServiceRequest): ServiceResponse {
    const response = this.#respond(request)
    return { ...response, headers: { ...response.headers, ...cors(request) } }
  }

  #respond(request: ServiceRequest): ServiceResponse {
    switch (request.method) {
      case 'OPTIONS':
        return { status: 204, headers: {}, body: '' }
      case 'PUT':
        return this.#put(request)
      case 'GET':
        return this.#get(request)
      default:
        return refusal('MethodNotAllowed', 'The specified method is not allowed against this resource.')
    }
  }

  #put({ url, headers, body, bytes = new TextEncoder().encode(body) }: ServiceRequest): ServiceResponse {
    const found = this.#find('upload', url)
    if ('refused' in found) return found.refused
    const { attachment } = found
    const { 'Content-Length': announced, ...signed } = this.headersToInclude(attachment)
    // Browsers set the length themselves and do not show it to whoever intercepts: the bytes are what counts.
    const isWhole = announced === undefined || bytes.length === attachment.size
    const isAsSigned = Object.entries(signed).every(([name, value]) => headers[name.toLowerCase()] === value)
    if (!isWhole || !isAsSigned) return refusal('SignatureDoesNotMatch', 'A header is not as the URL was signed.')
    const { assumptions } = this.#instance
    if (assumptions.oversizedUpload === 'refused by the bucket' && bytes.length > largestAttachment(assumptions)) {
      return refusal('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.')
    }
    if (this.#instance.attachments.uploaded(attachment.participantId, attachment.id, bytes.length)) {
      this.#files.set(attachment.id, bytes)
    } else if (assumptions.uploadAfterCompletion === 'refused') {
      return refusal('AccessDenied', 'Access Denied')
    }
    return { status: 200, headers: { etag: `"${attachment.id}"` }, body: '' }
  }

  #get({ url }: ServiceRequest): ServiceResponse {
    const found = this.#find('download', url)
    if ('refused' in found) return found.refused
    const { name, contentType, id } = found.attachment
    const bytes = this.#files.get(id)
    if (!bytes) return refusal('NoSuchKey', 'The specified key does not exist.')
    const headers = { 'content-type': contentType, 'content-disposition': disposition(name) }
    return { status: 200, headers, body: '', bytes }
  }

  #find(direction: Direction, url: URL): { attachment: Attachment } | { refused: ServiceResponse } {
    const { signature, expiresAt } = readUrl(url)
    const subject = this.#tokens.subjectOf(direction, signature)?.split(' ') ?? []
    const [participantId = '', attachmentId = '', signedAt, seconds] = subject
    const signed = { attachmentId, signature, signedAt: Number(signedAt), seconds: Number(seconds) }
    if (!participantId || !isSignedFor(url, signed)) {
      const isLate = expiresAt !== undefined && expiresAt <= this.#instance.clock.now()
      if (isLate) return { refused: refusal('AccessDenied', 'Request has expired') }
      return { refused: refusal('SignatureDoesNotMatch', 'The request signature we calculated does not match.') }
    }
    const { chat } = this.#instance.participantById(participantId)
    const attachment = chat.attachments.find((each) => each.id === attachmentId)
    return attachment ? { attachment } : { refused: refusal('NoSuchKey', 'The specified key does not exist.') }
  }
}

/** Headers take ASCII only; a name may have any character (RFC 6266). */
function disposition(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
}
