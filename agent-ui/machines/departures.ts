import { type ActorRefFrom, assign, fromPromise, sendParent, setup } from 'xstate'
import type { ConnectPort, Person } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { NO_ANSWER, type Report } from './notices.ts'

interface Input {
  port: ConnectPort
  contactId: string
  people: Person[]
}

interface Context extends Input {
  /** Who is about to go, or was asked to. */
  leaving: Person | undefined
}

export type DeparturesEvent =
  | { type: 'people.changed'; people: Person[] }
  | { type: 'chat.leave' }
  | { type: 'invitation.withdraw'; connectionId: string }
  | { type: 'person.remove'; connectionId: string }
  | { type: 'removal.confirm' }
  | { type: 'removal.cancel' }

/** An invitation is taken back: when its person disappears, nobody has to be told that they did not come. */
export interface DeparturesReport {
  type: 'invitation.withdrawn'
  connectionId: string
}

export type DeparturesRef = ActorRefFrom<typeof departuresMachine>

/** People leaving by this agent's hand: withdrawing an invitation, removing somebody, leaving oneself. */
export const departuresMachine = setup({
  types: { context: {} as Context, events: {} as DeparturesEvent, input: {} as Input },
  actors: {
    disconnect: fromPromise<void, Context>(async ({ input: { port, contactId, leaving } }) => {
      if (leaving) await port.disconnect(contactId, leaving.connectionId)
    }),
  },
  actions: {
    choose: assign(({ context }, connectionId: string) => ({ leaving: personOf(context, connectionId) })),
    chooseSelf: assign(({ context }) => ({ leaving: context.people.find((one) => one.self) })),
    report: sendParent((_, text: string): Report => ({ type: 'notice.raise', kind: 'error', text })),
    reportWithdrawal: sendParent(
      (_, connectionId: string): DeparturesReport => ({ type: 'invitation.withdrawn', connectionId }),
    ),
  },
  guards: {
    // Between the look and the click the invitation may have been accepted.
    isInvited: ({ context }, connectionId: string) => personOf(context, connectionId)?.state === 'invited',
    isOther: ({ context }, connectionId: string) => personOf(context, connectionId)?.self === false,
    hasGone: ({ context }) => personOf(context, context.leaving?.connectionId)?.state !== 'joined',
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'departures',
  context: ({ input }) => ({ ...input, leaving: undefined }),
  initial: 'idle',
  on: {
    'people.changed': { actions: assign({ people: ({ event }) => event.people }) },
  },
  states: {
    idle: {
      on: {
        'chat.leave': { target: 'disconnecting', actions: 'chooseSelf' },
        'invitation.withdraw': {
          guard: { type: 'isInvited', params: ({ event }) => event.connectionId },
          target: 'disconnecting',
          actions: [
            { type: 'choose', params: ({ event }) => event.connectionId },
            { type: 'reportWithdrawal', params: ({ event }) => event.connectionId },
          ],
        },
        'person.remove': {
          guard: { type: 'isOther', params: ({ event }) => event.connectionId },
          target: 'confirming',
          actions: { type: 'choose', params: ({ event }) => event.connectionId },
        },
      },
    },
    confirming: {
      always: { guard: 'hasGone', target: 'idle' },
      on: { 'removal.confirm': 'disconnecting', 'removal.cancel': 'idle' },
    },
    disconnecting: {
      invoke: {
        src: 'disconnect',
        input: ({ context }) => context,
        onDone: 'idle',
        onError: { target: 'idle', actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message } },
      },
      after: { patience: { target: 'idle', actions: { type: 'report', params: NO_ANSWER } } },
    },
  },
})

function personOf({ people }: Context, connectionId: string | undefined): Person | undefined {
  return people.find((one) => one.connectionId === connectionId)
}
