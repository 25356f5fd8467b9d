import type { Register } from './assumption.ts'

/** What AWS does not document about the course of a chat: transfers, invitations, timers, signing in. */
export interface ChatAssumptions {
  readonly customerConnects: 'with a connection' | 'with a subscription'
  readonly agentsGoBy: 'full name' | 'first name'
  readonly typingTold: 'to the others' | 'to everybody'
  readonly receiptsOf: 'messages' | 'messages and files'
  readonly stoppedAgentContact: 'the agent leaves' | 'the chat ends'
  readonly invitationsAtTransfer: 'withdrawn' | 'kept'
  readonly transferAttributedTo: 'who transferred' | 'primary agent'
  readonly transferFailedTo: 'everybody' | 'the agents'
  readonly afterFailedTransfer: 'back in the queue' | 'chat ends'
  readonly invitedBeforeSwitchOff: 'may join' | 'refused'
  readonly lastAgentLeavesDuringInvitation: 'chat waits' | 'chat ends'
  readonly inviterLeaves: 'invitation stays' | 'invitation withdrawn'
  readonly withdrawnOffer: 'gone' | 'missed'
  readonly absentCustomerInSnapshot: 'connected' | 'connecting'
  readonly autoDisconnected: 'all but the customer' | 'the idle agent'
  readonly customerTimerAtLaterAgent: 'runs on' | 'starts again'
  readonly authenticationEventsTo: 'the customer' | 'everybody'
  readonly authenticationInTranscript: boolean
  readonly authenticationSession: 'SessionId' | 'sessionId'
  readonly unlistedInitialMessage: 'refused' | 'posted'
}

export const chatAssumptionRegister: Register<ChatAssumptions> = {
  customerConnects: {
    default: 'with a connection',
    alternatives: ['with a subscription'],
    reason:
      'CreateParticipantConnection creates the participant’s connection; whether they count as connected before their socket subscribes is not documented.',
  },
  agentsGoBy: {
    default: 'full name',
    alternatives: ['first name'],
    reason: 'Users have a first and a last name; which of them is an agent’s DisplayName in a chat is not documented.',
  },
  typingTold: {
    default: 'to the others',
    alternatives: ['to everybody'],
    reason:
      'Whether a typing event comes back to who types is not documented; clients that compare ids cope with both.',
  },
  receiptsOf: {
    default: 'messages',
    alternatives: ['messages and files'],
    reason:
      'Receipts are documented for messages; whether an attachment, an item of its own type, can have one is not.',
  },
  stoppedAgentContact: {
    default: 'the agent leaves',
    alternatives: ['the chat ends'],
    reason: 'StopContact ends a chat contact however it began (documented); what becomes of the others is not said.',
  },
  invitationsAtTransfer: {
    default: 'withdrawn',
    alternatives: ['kept'],
    reason: 'A transfer disconnects all existing agents (documented); those who are only invited are taken as such.',
  },
  transferAttributedTo: {
    default: 'who transferred',
    alternatives: ['primary agent'],
    reason: 'Items have an author; for the events of a transfer nothing says who that is.',
  },
  transferFailedTo: {
    default: 'everybody',
    alternatives: ['the agents'],
    reason: 'transfer.failed is documented to stand in the transcript, which everybody can read; not who is told.',
  },
  afterFailedTransfer: {
    default: 'back in the queue',
    alternatives: ['chat ends'],
    reason:
      'The agents have gone by then (see transferReleasesAgents); the guide lets a chat go on while its customer is there.',
  },
  invitedBeforeSwitchOff: {
    default: 'may join',
    alternatives: ['refused'],
    reason: 'Whether the switch of multi-party chat is asked again when an invitation is accepted is not documented.',
  },
  lastAgentLeavesDuringInvitation: {
    default: 'chat waits',
    alternatives: ['chat ends'],
    reason: 'Somebody is still expected; the guide lets a chat go on while its customer is there.',
  },
  inviterLeaves: {
    default: 'invitation stays',
    alternatives: ['invitation withdrawn'],
    reason:
      'An invitation is into the chat, which all agents have the same say in (documented); what becomes of it when who gave it leaves is ' +
      'not said.',
  },
  withdrawnOffer: {
    default: 'gone',
    alternatives: ['missed'],
    reason:
      'Streams has a contact missed that its agent does not take; nothing says so of one that is taken back, or whose chat ends, while it ' +
      'rings.',
  },
  absentCustomerInSnapshot: {
    default: 'connected',
    alternatives: ['connecting'],
    reason:
      'An agent can be there before the customer has connected; what their snapshot says of the customer then is not documented.',
  },
  autoDisconnected: {
    default: 'all but the customer',
    alternatives: ['the idle agent'],
    reason:
      'The guide disconnects all but the customer; its page was written for one agent, and several may be active.',
  },
  customerTimerAtLaterAgent: {
    default: 'runs on',
    alternatives: ['starts again'],
    reason:
      'Timers start when an agent joins (documented); whether the second agent starts the customer’s anew is not.',
  },
  authenticationEventsTo: {
    default: 'the customer',
    alternatives: ['everybody'],
    reason: 'They name a session that only the customer can use; to whom they go is not documented.',
  },
  authenticationInTranscript: {
    default: false,
    alternatives: [true],
    reason: 'GetTranscript lists the events that a transcript has, and these are not among them.',
  },
  authenticationSession: {
    default: 'SessionId',
    alternatives: ['sessionId'],
    reason: 'ChatJS’ documentation reads SessionId out of the event; the API reference writes sessionId.',
  },
  unlistedInitialMessage: {
    default: 'refused',
    alternatives: ['posted'],
    reason: 'Messages of other types than a chat was started for are refused; of its first one nothing is said.',
  },
}
