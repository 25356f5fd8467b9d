import type { Assumptions } from '../../instance/assumptions.ts'
import { largestAttachment } from '../../instance/attachments.ts'
import { invalid } from './errors.ts'

/**
 * What can be attached: the file name extensions are documented (feature limits); their content types are the
 * registered ones and those that browsers are known to give.
 */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  csv: ['text/csv', 'application/vnd.ms-excel'],
  doc: ['application/msword'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  heic: ['image/heic'],
  jfif: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  jpg: ['image/jpeg'],
  mov: ['video/quicktime'],
  mp4: ['video/mp4'],
  pdf: ['application/pdf'],
  png: ['image/png'],
  ppt: ['application/vnd.ms-powerpoint'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  rtf: ['application/rtf', 'text/rtf'],
  txt: ['text/plain'],
  wav: ['audio/wav', 'audio/x-wav'],
  xls: ['application/vnd.ms-excel'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
}

/** @throws ServiceError naming the member that does not describe a file which can be attached. */
export function requireAttachable(
  file: { ContentType: string; AttachmentName: string; AttachmentSizeInBytes: number },
  assumptions: Assumptions,
): void {
  const mostBytes = largestAttachment(assumptions)
  if (file.AttachmentSizeInBytes > mostBytes) {
    throw invalid(`Value at 'AttachmentSizeInBytes' failed to satisfy constraint: at most ${mostBytes} bytes`)
  }
  // Case does not matter (documented, AttachmentItem), nor do parameters such as a charset.
  const contentType = file.ContentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!Object.values(TYPES).flat().includes(contentType)) {
    throw invalid(`Value at 'ContentType' failed to satisfy constraint: ${file.ContentType} can not be attached`)
  }
  const extension = file.AttachmentName.split('.').at(-1)?.toLowerCase() ?? ''
  const isKnown = Object.hasOwn(TYPES, extension)
  if (
    assumptions.attachmentTypeBy === 'content type and name' &&
    !(isKnown && TYPES[extension]?.includes(contentType))
  ) {
    throw invalid(
      `Value at 'AttachmentName' failed to satisfy constraint: a name for ${contentType}, with one of the extensions ${Object.keys(TYPES).join(', ')}`,
    )
  }
}
