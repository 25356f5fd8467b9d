import { type ActorRefFrom, assign, fromPromise, sendParent, setup } from 'xstate'
import type { ConnectPort } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { NO_ANSWER, type Report } from './notices.ts'

interface Input {
  port: ConnectPort
  contactId: string
  autoAccept: boolean
}

interface Context extends Input {
  /** Accepting by itself is tried once; after a refusal it is the agent's turn. */
  tried: boolean
}

export type RingingEvent =
  | { type: 'contact.accept' }
  | { type: 'contact.reject' }
  | { type: 'autoAccept.changed'; autoAccept: boolean }

export type RingingRef = ActorRefFrom<typeof ringingMachine>

/** A chat that rings: the agent, or the setting for it, accepts or rejects. Connect then says what became of it. */
export const ringingMachine = setup({
  types: { context: {} as Context, events: {} as RingingEvent, input: {} as Input },
  actors: {
    accept: fromPromise<void, Context>(({ input }) => input.port.accept(input.contactId)),
    reject: fromPromise<void, Context>(({ input }) => input.port.reject(input.contactId)),
  },
  actions: {
    noteTry: assign({ tried: true }),
    report: sendParent((_, text: string): Report => ({ type: 'notice.raise', kind: 'error', text })),
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'ringing',
  context: ({ input }) => ({ ...input, tried: false }),
  initial: 'waiting',
  on: {
    'autoAccept.changed': { actions: assign({ autoAccept: ({ event }) => event.autoAccept }) },
  },
  states: {
    waiting: {
      always: { guard: ({ context }) => context.autoAccept && !context.tried, target: 'accepting' },
      on: { 'contact.accept': 'accepting', 'contact.reject': 'rejecting' },
    },
    // The last word counts, also while Connect has not answered the one before.
    accepting: {
      entry: 'noteTry',
      on: { 'contact.reject': 'rejecting' },
      invoke: {
        src: 'accept',
        input: ({ context }) => context,
        onError: {
          target: 'waiting',
          actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message },
        },
      },
      after: { patience: { target: 'waiting', actions: { type: 'report', params: NO_ANSWER } } },
    },
    rejecting: {
      entry: 'noteTry',
      on: { 'contact.accept': 'accepting' },
      invoke: {
        src: 'reject',
        input: ({ context }) => context,
        onError: {
          target: 'waiting',
          actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message },
        },
      },
      after: { patience: { target: 'waiting', actions: { type: 'report', params: NO_ANSWER } } },
    },
  },
})
