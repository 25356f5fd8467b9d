import type { Register } from './assumption.ts'

/** What AWS does not document about the states of agents, and about who is offered a contact. */
export interface AgentAssumptions {
  readonly stateChosenOnContact: 'refused' | 'taken at once'
  readonly agentStateOnContact: 'as chosen' | 'Busy and AfterCallWork'
  readonly rejectedContact: 'missed' | 'rejected'
  readonly routesTo: 'fewest chats first' | 'longest available first'
}

export const agentAssumptionRegister: Register<AgentAssumptions> = {
  stateChosenOnContact: {
    default: 'refused',
    alternatives: ['taken at once'],
    reason:
      'Streams says that setState works without a live contact only, unless it queues the state; not what comes then.',
  },
  agentStateOnContact: {
    default: 'as chosen',
    alternatives: ['Busy and AfterCallWork'],
    reason:
      'The guide says that after a conversation its contact is in after-contact work, not the agent; Streams has both.',
  },
  rejectedContact: {
    default: 'missed',
    alternatives: ['rejected'],
    reason:
      'Streams calls a call missed that its agent rejects, and agent event streams tell the two apart; of chats neither says.',
  },
  routesTo: {
    default: 'fewest chats first',
    alternatives: ['longest available first'],
    reason:
      'The guide offers contacts to who handles the fewest, and the longest available of those, where it speaks of several ' +
      'channels; of chats alone it names the longest available.',
  },
}
