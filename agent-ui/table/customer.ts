import { type ActorRefFrom, assign, enqueueActions, fromCallback, fromPromise, sendTo, setup } from 'xstate'
import type { ChatEvent } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { type ComposerReport, composerMachine } from '../machines/composer.ts'
import { type ConversationReport, conversationMachine } from '../machines/conversation.ts'
import { NO_ANSWER } from '../machines/notices.ts'
import { sentItem } from '../machines/transcript.ts'
import { typistsMachine } from '../machines/typists.ts'
import type { CustomerPort } from './customer-port.ts'

interface Input {
  name: string
  start: (name: string) => Promise<CustomerPort>
  newToken: () => string
}

interface Context extends Input {
  port: CustomerPort | undefined
  /** The own participant id; empty until the chat is joined. */
  self: string
  problem: string
}

type CustomerEvent =
  | ChatEvent
  | ConversationReport
  | ComposerReport
  | { type: 'name.changed'; name: string }
  | { type: 'chat.start' }
  | { type: 'chat.leave' }

export type CustomerRef = ActorRefFrom<typeof customerMachine>

/** The chat that is there in every state but the first two. */
function portOf({ port }: Context): CustomerPort {
  if (!port) throw new Error('There is no chat yet.')
  return port
}

/** A customer: away, asking for a chat, in it, and after it, when what was said can still be read. */
export const customerMachine = setup({
  types: {
    context: {} as Context,
    events: {} as CustomerEvent,
    input: {} as Input,
    children: {} as { conversation: 'conversation'; composer: 'composer'; typists: 'typists' },
  },
  actors: {
    start: fromPromise<CustomerPort, Context>(({ input: { start, name } }) => start(name.trim())),
    leave: fromPromise<void, CustomerPort>(({ input }) => input.leave()),
    chat: fromCallback<CustomerEvent, CustomerPort>(({ sendBack, input }) => input.subscribe(sendBack)),
    conversation: conversationMachine,
    composer: composerMachine,
    typists: typistsMachine,
  },
  actions: {
    noteProblem: assign((_, problem: string) => ({ problem })),
    forgetProblem: assign({ problem: '' }),
    tellItem: enqueueActions(({ enqueue }, event: Extract<ChatEvent, { type: 'chat.item' }>) => {
      for (const part of ['conversation', 'typists'] as const) enqueue.sendTo(part, event)
    }),
    tellEnd: enqueueActions(({ enqueue }) => {
      for (const part of ['conversation', 'typists'] as const) enqueue.sendTo(part, { type: 'chat.ended' })
    }),
  },
  delays: { echo: 5000, patience: 15_000 },
  guards: {
    hasName: ({ context }) => context.name.trim() !== '',
  },
}).createMachine({
  id: 'customer',
  context: ({ input }) => ({ ...input, port: undefined, self: '', problem: '' }),
  initial: 'away',
  on: { 'name.changed': { actions: assign({ name: ({ event }) => event.name }) } },
  states: {
    away: {
      on: { 'chat.start': { guard: 'hasName', target: 'asking' } },
    },
    asking: {
      entry: 'forgetProblem',
      invoke: {
        src: 'start',
        input: ({ context }) => context,
        onDone: { target: 'inChat', actions: assign({ port: ({ event }) => event.output }) },
        onError: {
          target: 'away',
          actions: { type: 'noteProblem', params: ({ event }) => toRefusal(event.error).message },
        },
      },
    },
    inChat: {
      invoke: [
        { src: 'chat', input: ({ context }) => portOf(context) },
        {
          id: 'conversation',
          src: 'conversation',
          input: ({ context }) => {
            const port = portOf(context)
            return { port, contactId: port.contactId, watched: true, linked: true }
          },
        },
        {
          id: 'composer',
          src: 'composer',
          input: ({ context }) => {
            const port = portOf(context)
            return { port, contactId: port.contactId, newToken: context.newToken }
          },
        },
        { id: 'typists', src: 'typists' },
      ],
      initial: 'open',
      on: {
        'chat.item': { actions: { type: 'tellItem', params: ({ event }) => event } },
        'chat.typing': { actions: sendTo('typists', ({ event }) => event) },
        'chat.receipt': { actions: sendTo('conversation', ({ event }) => event) },
        'chat.lost': { actions: sendTo('conversation', ({ event }) => event) },
        'chat.back': { actions: sendTo('conversation', ({ event }) => event) },
        'conversation.joined': { actions: assign({ self: ({ event }) => event.self }) },
        'own.arrived': { actions: sendTo('composer', ({ event }) => event) },
        'composer.sent': {
          actions: sendTo('conversation', ({ context, event }) => ({
            type: 'chat.sent',
            item: sentItem(event, { connectionId: context.self, name: context.name.trim(), role: 'customer' }),
          })),
        },
        'chat.ended': { target: '.over', actions: 'tellEnd' },
      },
      states: {
        open: { on: { 'chat.leave': 'leaving' } },
        leaving: {
          entry: 'forgetProblem',
          invoke: {
            src: 'leave',
            input: ({ context }) => portOf(context),
            onDone: 'left',
            onError: {
              target: 'open',
              actions: { type: 'noteProblem', params: ({ event }) => toRefusal(event.error).message },
            },
          },
          after: { patience: { target: 'open', actions: { type: 'noteProblem', params: NO_ANSWER } } },
        },
        /** The service has agreed; that the chat has ended is its to tell, and may be lost on the way. */
        left: { after: { echo: { target: 'over', actions: 'tellEnd' } } },
        over: {
          // Why leaving did not work is of no use any more.
          entry: 'forgetProblem',
          on: { 'chat.start': { guard: 'hasName', target: '#customer.asking' } },
        },
      },
    },
  },
})
