import { timestamp } from '../items.ts'
import { requireAttachable } from './file-types.ts'
import type { Context, Operations } from './operations.ts'

/** Files on their way into a chat and out of it; the bytes themselves go to the store and come from it. */
export function attachmentOperations({
  instance,
  attachments: store,
}: Context): Pick<Operations, 'StartAttachmentUpload' | 'CompleteAttachmentUpload' | 'GetAttachment'> {
  const { uploadUrlSeconds, downloadUrlSeconds } = instance.assumptions
  return {
    StartAttachmentUpload(participantId, request) {
      requireAttachable(request, instance.assumptions)
      const attachment = instance.attachments.announce(participantId, {
        name: request.AttachmentName,
        contentType: request.ContentType,
        size: request.AttachmentSizeInBytes,
      })
      const { url, expiresAt } = store.address('upload', participantId, attachment.id, uploadUrlSeconds)
      const HeadersToInclude = store.headersToInclude(attachment)
      return {
        AttachmentId: attachment.id,
        UploadMetadata: { Url: url, UrlExpiry: timestamp(expiresAt), HeadersToInclude },
      }
    },

    CompleteAttachmentUpload(participantId, { AttachmentIds: [id = ''] }) {
      instance.attachments.complete(participantId, id)
      return {}
    },

    GetAttachment(participantId, { AttachmentId, UrlExpiryInSeconds: seconds = downloadUrlSeconds }) {
      const { id, size } = instance.attachments.readable(participantId, AttachmentId)
      const { url, expiresAt } = store.address('download', participantId, id, seconds)
      return { Url: url, UrlExpiry: timestamp(expiresAt), AttachmentSizeInBytes: size }
    },
  }
}
