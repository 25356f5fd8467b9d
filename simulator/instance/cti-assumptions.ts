import type { Register } from './assumption.ts'

/** What AWS does not document about the API behind Streams: none of it is, but for what Streams' source shows. */
export interface CtiAssumptions {
  readonly refusedAction: 'a type each' | 'InvalidStateException'
  readonly ctiPageSize: 100 | 10
  readonly ctiNoMaxResults: 'one result' | 'as if left out'
  readonly ctiPageToken: 'InvalidParameterException' | 'PaginationException'
  readonly pollSecondsUnlessAsked: 30 | 0
  readonly chatTokenHours: 24 | 1
  readonly chatTokenAfterTheEnd: 'refused' | 'granted'
}

export const ctiAssumptionRegister: Register<CtiAssumptions> = {
  refusedAction: {
    default: 'a type each',
    alternatives: ['InvalidStateException'],
    reason:
      'No error of the CTI API is documented; what is neither an invitation nor monitoring (an unknown contact, connection ' +
      'or state) has a type of its own like those.',
  },
  ctiPageSize: {
    default: 100,
    alternatives: [10],
    reason:
      'How long a page of endpoints, queues or states is when a client names no maxResults; Streams always asks for 500.',
  },
  ctiNoMaxResults: {
    default: 'one result',
    alternatives: ['as if left out'],
    reason: 'What maxResults 0 means is not documented; a page without results and with a token would never end.',
  },
  ctiPageToken: {
    default: 'InvalidParameterException',
    alternatives: ['PaginationException'],
    reason: 'Streams knows both names and says of neither when it comes; a token that is none is a wrong parameter.',
  },
  pollSecondsUnlessAsked: {
    default: 30,
    alternatives: [0],
    reason: 'For how long a poll is held that names no timeout is not documented; Streams always asks for 30 s.',
  },
  chatTokenHours: {
    default: 24,
    alternatives: [1],
    reason:
      'How long a chat token is good for is not documented; ChatJS uses it as its connection token, which lasts a day.',
  },
  chatTokenAfterTheEnd: {
    default: 'refused',
    alternatives: ['granted'],
    reason:
      'Streams asks for a token whenever a page does, in after-contact work too; whether there is one for a chat that the agent is not ' +
      'in any more is not documented (what it can read then, see readByTheGone).',
  },
}
