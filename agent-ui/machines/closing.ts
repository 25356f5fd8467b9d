import { type ActorRefFrom, fromPromise, sendParent, setup } from 'xstate'
import type { ConnectPort } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { NO_ANSWER, type Report } from './notices.ts'

interface Input {
  port: ConnectPort
  contactId: string
}

export type ClosingEvent = { type: 'contact.clear' }

export type ClosingRef = ActorRefFrom<typeof closingMachine>

/** Putting a contact away that is over: the end of after-contact work. Its contact disappears when Connect agrees. */
export const closingMachine = setup({
  types: { context: {} as Input, events: {} as ClosingEvent, input: {} as Input },
  actors: {
    clear: fromPromise<void, Input>(({ input }) => input.port.clear(input.contactId)),
  },
  actions: {
    report: sendParent((_, text: string): Report => ({ type: 'notice.raise', kind: 'error', text })),
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'closing',
  context: ({ input }) => input,
  initial: 'open',
  states: {
    open: { on: { 'contact.clear': 'clearing' } },
    clearing: {
      invoke: {
        src: 'clear',
        input: ({ context }) => context,
        onError: { target: 'open', actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message } },
      },
      after: { patience: { target: 'open', actions: { type: 'report', params: NO_ANSWER } } },
    },
  },
})
