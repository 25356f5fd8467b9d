import type { Register } from './assumption.ts'

/** What AWS does not document about supervisors who monitor a chat and barge into it. */
export interface MonitoringAssumptions {
  readonly bargedSupervisorTakesSeat: boolean
  readonly bargedSupervisorActs: 'as an agent' | 'speaks only'
  readonly removalWhileBarged: 'by any agent' | 'by the supervisor'
  readonly addingWhileBarged: 'by any agent' | 'by the supervisor'
  readonly supervisorComingAndGoing: 'joined and left' | 'untold'
  readonly silentMonitorSends: 'AccessDeniedException' | 'ValidationException'
  readonly monitoringBegins: 'at once' | 'when accepted'
  readonly monitoringPresence: 'not offline' | 'any'
  readonly monitoringTakesCapacity: boolean
  readonly monitoringPermission: 'required' | 'left to the caller'
  readonly repeatedMonitoring: 'the same contact' | 'refused'
  readonly monitoredAgentLeaves: 'monitoring goes on' | 'monitoring ends'
  readonly endedMonitoring: 'contact ended' | 'contact gone'
  readonly bargeWithoutFeature: 'refused' | 'left out'
  readonly repeatedMonitorMode: 'nothing to do' | 'refused'
  readonly refusedMonitorMode: 'a type each' | 'InvalidStateException'
  readonly supervisorConnection: 'monitoring' | 'agent'
  readonly supervisorAmongOthers: 'outbound' | 'monitoring'
}

export const monitoringAssumptionRegister: Register<MonitoringAssumptions> = {
  bargedSupervisorTakesSeat: {
    default: false,
    alternatives: [true],
    reason: 'The admin guide counts the customer and agents when it says six, and supervisors by a limit of their own.',
  },
  bargedSupervisorActs: {
    default: 'as an agent',
    alternatives: ['speaks only'],
    reason:
      'In the field supervisors who have barged in add people to calls and remove them from chats; the guide does not say.',
  },
  removalWhileBarged: {
    default: 'by any agent',
    alternatives: ['by the supervisor'],
    reason:
      'The guide lets every agent disconnect participants; a maintainer of Streams says that only a supervisor who has ' +
      'barged in can then (issue 979), and Streams’ documentation says so of calls. Taking an invitation back is no removal.',
  },
  addingWhileBarged: {
    default: 'by any agent',
    alternatives: ['by the supervisor'],
    reason:
      'Streams’ documentation leaves agents on a call no control once a supervisor has barged in, but to mute themselves and to ' +
      'leave; of inviting into chats and transferring them then nothing is said.',
  },
  supervisorComingAndGoing: {
    default: 'joined and left',
    alternatives: ['untold'],
    reason: 'The chat widget has names for supervisors in its lines for joining and leaving; no event list says more.',
  },
  silentMonitorSends: {
    default: 'AccessDeniedException',
    alternatives: ['ValidationException'],
    reason: 'A silent monitor cannot send; which error the Participant Service has for trying is not documented.',
  },
  monitoringBegins: {
    default: 'at once',
    alternatives: ['when accepted'],
    reason:
      'MonitorContact is said to set the CCP to monitoring, without a word of accepting; but Streams’ ringtone for chats ' +
      'knows a silent monitor’s contact that is still connecting.',
  },
  monitoringPresence: {
    default: 'not offline',
    alternatives: ['any'],
    reason:
      'The guide asks for a status other than Offline to monitor live calls, and for an open CCP to monitor chats.',
  },
  monitoringTakesCapacity: {
    default: false,
    alternatives: [true],
    reason:
      'Concurrency is about contacts that are routed to somebody; a supervisor may have no chats in their profile.',
  },
  monitoringPermission: {
    default: 'required',
    alternatives: ['left to the caller'],
    reason:
      'The guide asks for the permissions to monitor and to barge in; whether MonitorContact checks them of its user, or ' +
      'only the caller’s right to the operation, is not said.',
  },
  repeatedMonitoring: {
    default: 'the same contact',
    alternatives: ['refused'],
    reason: 'What a second MonitorContact for somebody who monitors the chat already answers is not said.',
  },
  monitoredAgentLeaves: {
    default: 'monitoring goes on',
    alternatives: ['monitoring ends'],
    reason: 'Monitoring stops when the agent ends the conversation (documented); with several agents nothing is said.',
  },
  endedMonitoring: {
    default: 'contact ended',
    alternatives: ['contact gone'],
    reason:
      'Streams says that a supervisor’s contact can be cleared as an agent’s; whether a chat leaves them one is not said.',
  },
  bargeWithoutFeature: {
    default: 'refused',
    alternatives: ['left out'],
    reason: 'Without enhanced monitoring nobody can barge in; what becomes of being asked to allow it is not said.',
  },
  repeatedMonitorMode: {
    default: 'nothing to do',
    alternatives: ['refused'],
    reason: 'Whether going where one is already is an error is not said; a double click should hurt nobody.',
  },
  refusedMonitorMode: {
    default: 'a type each',
    alternatives: ['InvalidStateException'],
    reason: 'No error of the CTI API is documented; a type of its own lets a UI tell reasons apart.',
  },
  supervisorConnection: {
    default: 'monitoring',
    alternatives: ['agent'],
    reason:
      'Streams takes either for the supervisor’s own; reports from the field show both, agent for barge on calls.',
  },
  supervisorAmongOthers: {
    default: 'outbound',
    alternatives: ['monitoring'],
    reason:
      'Streams takes a monitoring connection for its agent’s own: it names it so and asks for a chat token of it (measured).',
  },
}
