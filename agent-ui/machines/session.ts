import { type ActorRefFrom, assign, fromPromise, setup } from 'xstate'
import type { AgentSnapshot, ConnectPort, LinkEvent, LoginWindow, SessionEvent } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'

interface Input {
  port: ConnectPort
}

interface Context extends Input {
  agent: AgentSnapshot | undefined
  login: LoginWindow
  wanted: string
  /** Whether the agent was signed in, and is no more. */
  expired: boolean
  problem: string
}

export type SessionMachineEvent =
  | SessionEvent
  | LinkEvent
  | { type: 'login.open' }
  | { type: 'availability.set'; arn: string }
  | { type: 'problem.dismiss' }

export type SessionRef = ActorRefFrom<typeof sessionMachine>

/** Signing in and the agent's availability. */
export const sessionMachine = setup({
  types: { context: {} as Context, events: {} as SessionMachineEvent, input: {} as Input },
  actors: {
    setState: fromPromise<void, Context>(({ input }) => input.port.setAgentState(input.wanted)),
  },
  actions: {
    lookForWindow: assign({ login: ({ context }) => context.port.loginWindow() }),
    startAfresh: ({ context }) => context.port.startAfresh(),
    openWindow: assign({ login: ({ context }) => context.port.openLoginWindow() }),
    noteProblem: assign((_, problem: string) => ({ problem })),
  },
  delays: { beat: 1000, patience: 15_000 },
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ ...input, agent: undefined, login: 'closed', wanted: '', expired: false, problem: '' }),
  initial: 'starting',
  on: {
    'session.needed': '.signedOut',
    'session.lost': { target: '.signedOut', actions: assign({ expired: true }) },
    'session.denied': '.denied',
    'session.gaveUp': '.gaveUp',
    'session.replaced': '.startingAfresh',
    'session.stalled': '.startingAfresh',
    'agent.changed': [
      { guard: ({ context }) => context.expired, target: '.startingAfresh' },
      { target: '.signedIn', actions: assign({ agent: ({ event }) => event.agent }) },
    ],
    'problem.dismiss': { actions: assign({ problem: '' }) },
  },
  states: {
    starting: {
      on: { 'session.ready': 'entering' },
    },
    signedOut: {
      on: { 'session.ready': 'entering' },
      initial: 'opening',
      states: {
        // Streams opens the window a moment after it has asked for it.
        opening: { after: { beat: 'waiting' } },
        waiting: {
          entry: 'lookForWindow',
          after: { beat: { target: 'waiting', reenter: true } },
          on: { 'login.open': { actions: 'openWindow' } },
        },
      },
    },
    /** The CCP has answered; the agent's first snapshot is on its way. */
    entering: {},
    signedIn: {
      type: 'parallel',
      on: {
        'agent.changed': { actions: assign({ agent: ({ event }) => event.agent }) },
      },
      states: {
        link: {
          initial: 'up',
          states: {
            up: { on: { 'link.lost': 'down' } },
            down: { on: { 'link.back': 'up' } },
          },
        },
        availability: {
          initial: 'settled',
          states: {
            settled: {
              on: {
                'availability.set': {
                  target: 'changing',
                  actions: assign({ wanted: ({ event }) => event.arn, problem: '' }),
                },
              },
            },
            changing: {
              on: {
                // The last wish counts: it is asked for at once, whatever becomes of the one before.
                'availability.set': {
                  guard: ({ context, event }) => event.arn !== context.wanted,
                  target: 'changing',
                  reenter: true,
                  actions: assign({ wanted: ({ event }) => event.arn }),
                },
              },
              invoke: {
                src: 'setState',
                input: ({ context }) => context,
                onDone: 'settled',
                onError: {
                  target: 'settled',
                  actions: { type: 'noteProblem', params: ({ event }) => toRefusal(event.error).message },
                },
              },
              after: {
                patience: {
                  target: 'settled',
                  actions: { type: 'noteProblem', params: 'Amazon Connect did not answer.' },
                },
              },
            },
          },
        },
      },
    },
    /** The chats of the page hold tokens and a subscription of a CCP or a sign-in that is no more (measured). */
    startingAfresh: {
      entry: 'startAfresh',
      on: { 'agent.changed': {}, 'session.replaced': {}, 'session.stalled': {} },
    },
    denied: {},
    gaveUp: {},
  },
})
