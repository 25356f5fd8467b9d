import type { Register } from './assumption.ts'

/** What AWS does not document about the Participant Service, its sockets and its files. */
export interface ParticipantAssumptions {
  readonly socketUrl: 'good until it expires' | 'good once'
  readonly socketsOfTheGone: 'left open' | 'closed'
  readonly readByTheGone: 'nothing' | 'everything'
  readonly surplusSocket: 'refused' | 'oldest closed'
  readonly socketSeconds: 3540 | 300
  readonly webRtcOfChat: 'left out' | 'refused'
  readonly contentTypesUnlessListed: 'all' | 'text/plain'
  readonly messageLimits: 'by content type' | '16384 bytes'
  readonly jsonContent: 'checked' | 'any text'
  readonly flowSpeaksAs: 'SYSTEM_MESSAGE' | 'BOT'
  readonly attachmentsOff: 'AccessDeniedException' | 'ValidationException'
  readonly attachmentTypeBy: 'content type and name' | 'content type'
  readonly attachmentMegabyte: 1_048_576 | 1_000_000
  readonly attachmentQuotaCounts: 'completed' | 'started'
  readonly uploadHeaders: 'type, length and disposition' | 'type'
  readonly oversizedUpload: 'refused at completion' | 'refused by the bucket'
  readonly uploadUrlSeconds: 900 | 300
  readonly downloadUrlSeconds: 300 | 60
  readonly completionBeforeUpload: 'ValidationException' | 'ConflictException'
  readonly uploadAfterCompletion: 'answered' | 'refused'
  readonly unavailableAttachment: 'ValidationException' | 'AccessDeniedException'
  readonly scannedAttachment: 'its item changes' | 'a second item' | 'an item when scanned'
  readonly noAuthenticationSession: 'ValidationException' | 'AccessDeniedException'
  readonly clientTokenMinutes: 10_080 | 1440 | 10
  readonly throttleCounts: 'requests of participants' | 'valid requests'
  readonly undocumentedThrottle: '2 a second, burst 5' | 'none'
}

export const participantAssumptionRegister: Register<ParticipantAssumptions> = {
  socketUrl: {
    default: 'good until it expires',
    alternatives: ['good once'],
    reason:
      'That it is to be opened within 100 s is documented; client libraries open the same one again for 85 s (source).',
  },
  socketsOfTheGone: {
    default: 'left open',
    alternatives: ['closed'],
    reason:
      'CreateParticipantConnection is denied once a chat has ended (documented); what becomes of sockets is not said, and client libraries close their own.',
  },
  readByTheGone: {
    default: 'nothing',
    alternatives: ['everything'],
    reason:
      'A connection token lasts a day (documented); whether it still reads transcript and files once the chat has ended, or ' +
      'its holder has left, is not said. A maintainer of ChatJS says that it expires with the chat (issue 294).',
  },
  surplusSocket: {
    default: 'refused',
    alternatives: ['oldest closed'],
    reason: 'Five sockets a participant is documented, what becomes of the sixth is not; a quota refuses what is new.',
  },
  socketSeconds: {
    default: 3540,
    alternatives: [300],
    reason:
      'ConnectionExpiry is documented, its distance is not; client libraries reckon with 3540 s and accept 300 s (source).',
  },
  webRtcOfChat: {
    default: 'left out',
    alternatives: ['refused'],
    reason:
      'WEBRTC_CONNECTION is for calls from an app or a page; a chat has none to give, and asks for other types too.',
  },
  contentTypesUnlessListed: {
    default: 'all',
    alternatives: ['text/plain'],
    reason:
      'SupportedMessagingContentTypes is optional and its default is not documented; clients send markdown freely.',
  },
  messageLimits: {
    default: 'by content type',
    alternatives: ['16384 bytes'],
    reason:
      'SendMessage has characters by content type, and 16,384 bytes for all is what the API reference says of the same ' +
      'message where it starts a chat (ChatMessage).',
  },
  jsonContent: {
    default: 'checked',
    alternatives: ['any text'],
    reason: 'A content type that names JSON is taken at its word; no error for other text is documented.',
  },
  flowSpeaksAs: {
    default: 'SYSTEM_MESSAGE',
    alternatives: ['BOT'],
    reason: 'Transcripts seen in the field have either display name, with the role SYSTEM, for what a flow says.',
  },
  attachmentsOff: {
    default: 'AccessDeniedException',
    alternatives: ['ValidationException'],
    reason: 'An instance has to enable attachments first; of the errors of the model, access describes it best.',
  },
  attachmentTypeBy: {
    default: 'content type and name',
    alternatives: ['content type'],
    reason: 'The guide lists file name extensions, the operation takes a content type: both are held to the list.',
  },
  attachmentMegabyte: {
    default: 1_048_576,
    alternatives: [1_000_000],
    reason: 'The guide says 20 MB and does not say what a megabyte is.',
  },
  attachmentQuotaCounts: {
    default: 'completed',
    alternatives: ['started'],
    reason:
      '35 attachments a conversation is documented; both operations have the error, so an upload alone counts not.',
  },
  uploadHeaders: {
    default: 'type, length and disposition',
    alternatives: ['type'],
    reason:
      'The headers are those the URL was signed with, which S3 insists on; which ones they are is not documented.',
  },
  oversizedUpload: {
    default: 'refused at completion',
    alternatives: ['refused by the bucket'],
    reason:
      '20 MB is documented of attachments; where a URL is signed without a length (see uploadHeaders), S3 takes more, and only then can the service see it.',
  },
  uploadUrlSeconds: {
    default: 900,
    alternatives: [300],
    reason: 'UrlExpiry is documented, its distance is not; 15 minutes is what the AWS SDKs sign a URL for by default.',
  },
  downloadUrlSeconds: {
    default: 300,
    alternatives: [60],
    reason: 'UrlExpiryInSeconds is 5 to 300 and optional, and its default is not documented.',
  },
  completionBeforeUpload: {
    default: 'ValidationException',
    alternatives: ['ConflictException'],
    reason:
      'Nobody says what completing an upload answers while there is no file; a conflict is documented as another case.',
  },
  uploadAfterCompletion: {
    default: 'answered',
    alternatives: ['refused'],
    reason:
      'The URL of an upload outlasts its completion; S3 would take the file again, which then changes nothing any more.',
  },
  unavailableAttachment: {
    default: 'ValidationException',
    alternatives: ['AccessDeniedException'],
    reason:
      'Attachment operations have no ResourceNotFoundException for one that is unknown, foreign, in scan or rejected.',
  },
  scannedAttachment: {
    default: 'its item changes',
    alternatives: ['a second item', 'an item when scanned'],
    reason: 'The result is documented to come over the socket; whether as the same item as IN_PROGRESS is not.',
  },
  noAuthenticationSession: {
    default: 'ValidationException',
    alternatives: ['AccessDeniedException'],
    reason:
      'A session that is unknown, over, of another chat or of an instance without sign-in has no error of its own.',
  },
  clientTokenMinutes: {
    default: 10_080,
    alternatives: [1440, 10],
    reason:
      'Documented for chats that are started from Connect alone, seven days: at least this, and at most twice as long.',
  },
  throttleCounts: {
    default: 'requests of participants',
    alternatives: ['valid requests'],
    reason:
      'Throttles are per instance, which a token tells; whether an invalid request uses them up is not documented.',
  },
  undocumentedThrottle: {
    default: '2 a second, burst 5',
    alternatives: ['none'],
    reason:
      'Some operations of the Participant Service are in no table of throttles; Connect’s default is taken for them.',
  },
}
