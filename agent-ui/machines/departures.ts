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
  /** Whom the agent is asked whether to remove. */
  inQuestion: Person | undefined
  /** Of whom Connect is asked to disconnect them. */
  leaving: Person | undefined
  /** Who comes after that one, as they were when the agent said so. */
  waiting: Person[]
}

export type DeparturesEvent =
  | { type: 'people.changed'; people: Person[] }
  | { type: 'chat.leave' }
  | { type: 'invitation.withdraw'; connectionId: string }
  | { type: 'person.remove'; connectionId: string }
  | { type: 'removal.confirm' }
  | { type: 'removal.cancel' }

export type DeparturesReport =
  /** An invitation is taken back: when its person disappears, nobody has to be told that they did not come. */
  | { type: 'invitation.withdrawn'; connectionId: string }
  /** Somebody was asked to go in vain: if their invitation was to be taken back, it stands as far as anybody knows. */
  | { type: 'departure.failed'; connectionId: string }

export type DeparturesRef = ActorRefFrom<typeof departuresMachine>

interface Departure extends Pick<Input, 'port' | 'contactId'> {
  leaver: Person | undefined
}

/**
 * People leaving by this agent's hand: withdrawing an invitation, removing somebody, leaving oneself.
 *
 * The others go one after the other, so that nothing is lost that is asked for meanwhile. Leaving oneself waits for none
 * of them: Connect may never answer.
 */
export const departuresMachine = setup({
  types: { context: {} as Context, events: {} as DeparturesEvent, input: {} as Input },
  actors: {
    disconnect: fromPromise<void, Departure>(async ({ input: { port, contactId, leaver } }) => {
      if (leaver) await port.disconnect(contactId, leaver.connectionId)
    }),
  },
  actions: {
    takePeople: assign(({ context }, people: Person[]) => ({
      people,
      // While one waits their invitation may be accepted, and to withdraw it would be to remove them; or they are gone.
      waiting: context.waiting.filter((one) => personIn(people, one.connectionId)?.state === one.state),
    })),
    choose: assign(({ context }, connectionId: string) => ({ inQuestion: personIn(context.people, connectionId) })),
    queue: assign(({ context }, person: Person | undefined) => ({
      waiting: person ? [...context.waiting, person] : context.waiting,
    })),
    takeNext: assign(({ context: { waiting } }) => ({ leaving: waiting[0], waiting: waiting.slice(1) })),
    report: sendParent((_, text: string): Report => ({ type: 'notice.raise', kind: 'error', text })),
    reportWithdrawal: sendParent(
      (_, connectionId: string): DeparturesReport => ({ type: 'invitation.withdrawn', connectionId }),
    ),
    reportFailure: sendParent(
      ({ context }): DeparturesReport => ({
        type: 'departure.failed',
        connectionId: context.leaving?.connectionId ?? '',
      }),
    ),
  },
  guards: {
    // Between the look and the click the invitation may have been accepted.
    isInvited: ({ context }, connectionId: string) =>
      personIn(context.people, connectionId)?.state === 'invited' && !isLeaving(context, connectionId),
    isOther: ({ context }, connectionId: string) =>
      personIn(context.people, connectionId)?.self === false && !isLeaving(context, connectionId),
    hasGone: ({ context }) => personIn(context.people, context.inQuestion?.connectionId)?.state !== 'joined',
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'departures',
  context: ({ input }) => ({ ...input, inQuestion: undefined, leaving: undefined, waiting: [] }),
  type: 'parallel',
  on: {
    'people.changed': { actions: { type: 'takePeople', params: ({ event }) => event.people } },
    'invitation.withdraw': {
      guard: { type: 'isInvited', params: ({ event }) => event.connectionId },
      actions: [
        { type: 'queue', params: ({ context, event }) => personIn(context.people, event.connectionId) },
        { type: 'reportWithdrawal', params: ({ event }) => event.connectionId },
      ],
    },
  },
  states: {
    question: {
      initial: 'none',
      states: {
        none: {
          entry: assign({ inQuestion: undefined }),
          on: {
            'person.remove': {
              guard: { type: 'isOther', params: ({ event }) => event.connectionId },
              target: 'confirming',
              actions: { type: 'choose', params: ({ event }) => event.connectionId },
            },
          },
        },
        confirming: {
          always: { guard: 'hasGone', target: 'none' },
          on: {
            'removal.confirm': {
              target: 'none',
              actions: { type: 'queue', params: ({ context }) => context.inQuestion },
            },
            'removal.cancel': 'none',
          },
        },
      },
    },
    others: {
      initial: 'idle',
      states: {
        idle: {
          entry: assign({ leaving: undefined }),
          always: { guard: ({ context }) => context.waiting.length > 0, target: 'disconnecting', actions: 'takeNext' },
        },
        disconnecting: {
          invoke: {
            src: 'disconnect',
            input: ({ context: { port, contactId, leaving } }) => ({ port, contactId, leaver: leaving }),
            onDone: 'idle',
            onError: {
              target: 'idle',
              actions: [{ type: 'report', params: ({ event }) => toRefusal(event.error).message }, 'reportFailure'],
            },
          },
          after: {
            patience: { target: 'idle', actions: [{ type: 'report', params: NO_ANSWER }, 'reportFailure'] },
          },
        },
      },
    },
    self: {
      initial: 'staying',
      states: {
        staying: { on: { 'chat.leave': 'leaving' } },
        leaving: {
          invoke: {
            src: 'disconnect',
            input: ({ context: { port, contactId, people } }) => ({
              port,
              contactId,
              leaver: people.find((one) => one.self),
            }),
            onDone: 'staying',
            onError: {
              target: 'staying',
              actions: { type: 'report', params: ({ event }) => toRefusal(event.error).message },
            },
          },
          after: { patience: { target: 'staying', actions: { type: 'report', params: NO_ANSWER } } },
        },
      },
    },
  },
})

/** Whether somebody is on their way out by this agent's hand, or waits for their turn. */
export function isLeaving({ leaving, waiting }: Pick<Context, 'leaving' | 'waiting'>, connectionId: string): boolean {
  return leaving?.connectionId === connectionId || waiting.some((one) => one.connectionId === connectionId)
}

function personIn(people: readonly Person[], connectionId: string | undefined): Person | undefined {
  return people.find((one) => one.connectionId === connectionId)
}
