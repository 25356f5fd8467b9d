import type { Register } from './assumption.ts'

/** What AWS does not document about answers and addresses on the wire. */
export interface WireAssumptions {
  readonly refusedSocketCode: 1008 | 1011
  readonly expiredSocketCode: 1001 | 1000
  readonly malformedFrameCode: 1003 | 1007
  readonly undocumentedPageSize: 'as other lists' | 10
  readonly noMaxResults: 'as if left out' | 'empty page'
  readonly noMostRecent: 'the latest item' | 'after the latest item'
  readonly severalStartPositions: 'refused' | 'the id first'
  readonly timeWithoutZone: 'UTC' | 'refused'
  readonly foreignTranscript: 'ValidationException' | 'AccessDeniedException' | 'own transcript'
  readonly jsonLevels: 500 | 1000
  readonly attachmentsHost: 'bucket in the host' | 'bucket in the path'
  readonly signatureSkewMinutes: 5 | 15
}

export const wireAssumptionRegister: Register<WireAssumptions> = {
  refusedSocketCode: {
    default: 1008,
    alternatives: [1011],
    reason:
      'What closes a socket whose URL is not good is not documented; client libraries pass over the code (source).',
  },
  expiredSocketCode: {
    default: 1001,
    alternatives: [1000],
    reason:
      'Sockets end with their connection, by which code is not documented; client libraries pass over it (source).',
  },
  malformedFrameCode: {
    default: 1003,
    alternatives: [1007],
    reason: 'Where a malformed frame closes the socket (see malformedFrame), both codes of the protocol fit.',
  },
  undocumentedPageSize: {
    default: 'as other lists',
    alternatives: [10],
    reason:
      'Most lists say that a page has 100 results; searches, origins and some others say only how many it may have.',
  },
  noMaxResults: {
    default: 'as if left out',
    alternatives: ['empty page'],
    reason: 'GetTranscript takes MaxResults from 0 to 100, with 10 as the default; what 0 means is not documented.',
  },
  noMostRecent: {
    default: 'the latest item',
    alternatives: ['after the latest item'],
    reason: 'StartPosition takes MostRecent from 0 to 100; where a transcript starts with 0 is not documented.',
  },
  severalStartPositions: {
    default: 'refused',
    alternatives: ['the id first'],
    reason: 'StartPosition has an Id, an AbsoluteTime and a MostRecent, all optional; of two at once nothing is said.',
  },
  timeWithoutZone: {
    default: 'UTC',
    alternatives: ['refused'],
    reason:
      'AbsoluteTime is documented in ISO 8601 format with a Z; ISO 8601 lets it be left out, and all other times here are UTC.',
  },
  foreignTranscript: {
    default: 'ValidationException',
    alternatives: ['AccessDeniedException', 'own transcript'],
    reason:
      'ContactId is one of the current contact chain (documented); GetTranscript lists no ResourceNotFoundException for others.',
  },
  jsonLevels: {
    default: 500,
    alternatives: [1000],
    reason:
      'How deeply a body may be nested is not documented; no model goes further than this, and common readers of JSON end at 1000.',
  },
  attachmentsHost: {
    default: 'bucket in the host',
    alternatives: ['bucket in the path'],
    reason: 'URLs of attachments are those of a bucket of AWS’ own, whose name and form are not documented.',
  },
  signatureSkewMinutes: {
    default: 5,
    alternatives: [15],
    reason: 'The guide to signing says five minutes, its page of errors shows fifteen.',
  },
}
