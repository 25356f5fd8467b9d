import type { ServiceResponse } from '../http.ts'
import type { Answer, Services } from './services.ts'

export interface Started {
  readonly AttachmentId: string
  readonly UploadMetadata: {
    readonly Url: string
    readonly UrlExpiry: string
    readonly HeadersToInclude: Readonly<Record<string, string>>
  }
}

export interface Readable {
  readonly Url: string
  readonly UrlExpiry: string
  readonly AttachmentSizeInBytes: number
}

/** Bytes that are no text. */
export const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe])

/** One participant who sends and reads files, as a client does. */
export class Sender {
  readonly #services: Services
  readonly #token: string
  #clientTokens = 0

  constructor(services: Services, token: string) {
    this.#services = services
    this.#token = token
  }

  starts(more: object = {}): Promise<Answer<Started>> {
    return this.#services.asksParticipant<Started>('StartAttachmentUpload', this.#token, {
      ContentType: 'image/png',
      AttachmentName: 'picture.png',
      AttachmentSizeInBytes: BYTES.length,
      ClientToken: this.#nextToken(),
      ...more,
    })
  }

  puts({ body }: Answer<Started>, bytes = BYTES, headers = body.UploadMetadata.HeadersToInclude): ServiceResponse {
    return this.#services.asksBucket('PUT', body.UploadMetadata.Url, { headers, bytes })
  }

  completes(id: string, ClientToken = this.#nextToken()): Promise<Answer> {
    const body = { AttachmentIds: [id], ClientToken }
    return this.#services.asksParticipant('CompleteAttachmentUpload', this.#token, body)
  }

  reads(AttachmentId: string, more: object = {}): Promise<Answer<Readable>> {
    return this.#services.asksParticipant<Readable>('GetAttachment', this.#token, { AttachmentId, ...more })
  }

  /** All the way: announced, uploaded, completed. Answers with the id. */
  async sends(more: object = {}): Promise<string> {
    const started = await this.starts(more)
    await this.puts(started)
    await this.completes(started.body.AttachmentId)
    return started.body.AttachmentId
  }

  #nextToken(): string {
    return `token-${++this.#clientTokens}`
  }
}
