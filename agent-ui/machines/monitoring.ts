import { type ActorRefFrom, assign, fromPromise, sendParent, setup } from 'xstate'
import type { ConnectPort, ContactSnapshot, MonitorMode } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { NO_ANSWER, type Report } from './notices.ts'

interface Input {
  port: ConnectPort
  contactId: string
}

interface Context extends Input {
  wanted: MonitorMode
}

export type MonitoringEvent = { type: 'monitor.barge' } | { type: 'monitor.silent' }

export type MonitoringRef = ActorRefFrom<typeof monitoringMachine>

/** A supervisor barging in and going back. How they are on the chat is what the contact's snapshot says. */
export const monitoringMachine = setup({
  types: { context: {} as Context, events: {} as MonitoringEvent, input: {} as Input },
  actors: {
    change: fromPromise<void, Context>(({ input: { port, contactId, wanted } }) => port.monitor(contactId, wanted)),
  },
  actions: {
    report: sendParent((_, text: string): Report => ({ type: 'notice.raise', kind: 'error', text })),
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'monitoring',
  context: ({ input }) => ({ ...input, wanted: 'silent' }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'monitor.barge': { target: 'changing', actions: assign({ wanted: 'barge' }) },
        'monitor.silent': { target: 'changing', actions: assign({ wanted: 'silent' }) },
      },
    },
    changing: {
      invoke: {
        src: 'change',
        input: ({ context }) => context,
        onDone: 'idle',
        onError: { target: 'idle', actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message } },
      },
      after: { patience: { target: 'idle', actions: { type: 'report', params: NO_ANSWER } } },
    },
  },
})

/** Whether the agent only listens to the chat: they can do nothing to it then. */
export function isSilent({ monitoring }: ContactSnapshot): boolean {
  return monitoring?.mode === 'silent'
}

/** The mode that the supervisor can change to; none for a chat that they do not monitor, or may not change. */
export function otherMode({ monitoring }: ContactSnapshot): MonitorMode | undefined {
  const other = monitoring?.mode === 'silent' ? 'barge' : 'silent'
  return monitoring?.may.includes(other) ? other : undefined
}
