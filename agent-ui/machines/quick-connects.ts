import { type ActorRefFrom, assign, fromPromise, setup } from 'xstate'
import type { ConnectPort, Person, QuickConnect } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { isFull } from './people.ts'

export type Purpose = 'invite' | 'transfer'

interface Input {
  port: ConnectPort
  contactId: string
  purpose: Purpose
  people: Person[]
}

interface Context extends Input {
  choices: QuickConnect[]
  chosen: QuickConnect | undefined
  /** Why it did not work, in Connect's words. */
  refusal: string
}

export type QuickConnectsEvent =
  | { type: 'dialog.open' }
  | { type: 'dialog.close' }
  | { type: 'quickConnect.choose'; arn: string }
  | { type: 'transfer.confirm' }
  | { type: 'refusal.dismiss' }
  | { type: 'people.changed'; people: Person[] }

export type QuickConnectsRef = ActorRefFrom<typeof quickConnectsMachine>

/** Only an agent can be added to a chat; handing it over works to a queue as well. */
const suitable: Record<Purpose, QuickConnect['type'][]> = { invite: ['agent'], transfer: ['agent', 'queue'] }

/**
 * Inviting somebody, or handing the chat over: choosing a quick connect, asking Connect, and what it said.
 *
 * While Connect is asked no other choice is taken, so a double click is one invitation.
 */
export const quickConnectsMachine = setup({
  types: { context: {} as Context, events: {} as QuickConnectsEvent, input: {} as Input },
  actors: {
    load: fromPromise<QuickConnect[], Context>(({ input }) => input.port.quickConnects()),
    ask: fromPromise<void, Context>(async ({ input: { port, contactId, purpose, chosen } }) => {
      if (chosen) await port[purpose](contactId, chosen)
    }),
  },
  actions: {
    noteRefusal: assign((_, refusal: string) => ({ refusal })),
    choose: assign(({ context }, arn: string) => ({ chosen: context.choices.find((one) => one.arn === arn) })),
  },
  guards: {
    hasSeat: ({ context }) => context.purpose === 'transfer' || !isFull(context.people),
    isTransfer: ({ context }) => context.purpose === 'transfer',
  },
  delays: { patience: 15_000 },
}).createMachine({
  id: 'quickConnects',
  context: ({ input }) => ({ ...input, choices: [], chosen: undefined, refusal: '' }),
  initial: 'closed',
  on: {
    'people.changed': { actions: assign({ people: ({ event }) => event.people }) },
  },
  states: {
    closed: {
      entry: assign({ chosen: undefined }),
      on: { 'dialog.open': { guard: 'hasSeat', target: 'open' } },
    },
    refused: {
      on: {
        'dialog.open': { guard: 'hasSeat', target: 'open' },
        'refusal.dismiss': 'closed',
      },
      exit: assign({ refusal: '' }),
    },
    open: {
      initial: 'loading',
      on: { 'dialog.close': 'closed' },
      states: {
        loading: {
          invoke: {
            src: 'load',
            input: ({ context }) => context,
            onDone: {
              target: 'choosing',
              actions: assign({
                choices: ({ context, event }) =>
                  event.output
                    .filter((one) => suitable[context.purpose].includes(one.type))
                    .sort((a, b) => a.name.localeCompare(b.name)),
              }),
            },
            onError: {
              target: '#quickConnects.refused',
              actions: { type: 'noteRefusal', params: ({ event }) => toRefusal(event.error).message },
            },
          },
          after: {
            patience: {
              target: '#quickConnects.refused',
              actions: { type: 'noteRefusal', params: 'Amazon Connect did not send the quick connects.' },
            },
          },
        },
        choosing: {
          on: {
            'quickConnect.choose': [
              {
                guard: 'isTransfer',
                target: 'confirming',
                actions: { type: 'choose', params: ({ event }) => event.arn },
              },
              {
                guard: 'hasSeat',
                target: '#quickConnects.asking',
                actions: { type: 'choose', params: ({ event }) => event.arn },
              },
            ],
          },
        },
        confirming: {
          on: { 'transfer.confirm': '#quickConnects.asking' },
        },
      },
    },
    asking: {
      invoke: {
        src: 'ask',
        input: ({ context }) => context,
        onDone: 'closed',
        onError: {
          target: 'refused',
          actions: { type: 'noteRefusal', params: ({ event }) => toRefusal(event.error).message },
        },
      },
      after: {
        patience: {
          target: 'refused',
          actions: { type: 'noteRefusal', params: 'Amazon Connect did not answer.' },
        },
      },
    },
  },
})
