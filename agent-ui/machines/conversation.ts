import { type ActorRefFrom, assign, enqueueActions, fromPromise, sendParent, setup } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem, ChatPort, Receipt } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { NO_ANSWER } from './notices.ts'
import { readTranscript } from './read-transcript.ts'
import { isMessage, type Line, withFrame, withPage, withReceipt, withSent } from './transcript.ts'

const TRIES = 5
const PATIENCE_MS = 15_000

interface Input {
  port: ChatPort
  contactId: string
  watched: boolean
  /** Whether the agent's socket, which is one for all chats, is open. */
  linked: boolean
}

interface Context extends Input {
  /** The own participant id; empty until the chat is joined. */
  self: string
  lines: Line[]
  /** Whether the transcript has been read whole once. */
  whole: boolean
  /** Whether the agent has to be told that something may be missing. */
  interrupted: boolean
  tries: number
  problem: string
  unread: number
  /** Whether the chat ended before it could be read to its end. */
  cut: boolean
}

interface Reading extends Context {
  turnPage: () => void
}

export type ConversationEvent =
  | { type: 'chat.item'; item: ChatItem }
  | { type: 'chat.receipt'; receipt: Receipt }
  | { type: 'chat.sent'; item: ChatItem }
  | { type: 'chat.lost' }
  | { type: 'chat.back' }
  | { type: 'chat.listening' }
  | { type: 'chat.ended' }
  | { type: 'chat.resumed' }
  | { type: 'watched.changed'; watched: boolean }
  | { type: 'join.retry' }
  | { type: 'page.turned' }
  | { type: 'patience.over' }

/** What the conversation tells the contact it belongs to. */
export type ConversationReport =
  | { type: 'conversation.joined'; self: string }
  | { type: 'conversation.read'; items: ChatItem[] }
  | { type: 'own.arrived'; item: ChatItem }

export type ConversationRef = ActorRefFrom<typeof conversationMachine>

/**
 * The conversation of one contact: joining it, its transcript, and getting it whole again after an interruption.
 *
 * The transcript is read when the chat is joined and again once the socket gets its messages, so what is said meanwhile
 * comes twice rather than never; lines are merged by id. For the same reason a chat that ends while the socket does not
 * get all of it is read once more.
 */
export const conversationMachine = setup({
  types: { context: {} as Context, events: {} as ConversationEvent, input: {} as Input },
  actors: {
    join: fromPromise<string, Context>(({ input, signal }) => input.port.join(input.contactId, signal)),
    read: fromPromise<ChatItem[], Reading>(({ input: { port, contactId, lines, turnPage }, signal }) => {
      const known = new Set(lines.filter((one) => one.confirmed).map((one) => one.id))
      return readTranscript({ port, contactId, known, turnPage: () => signal.aborted || turnPage() })
    }),
  },
  actions: {
    take: enqueueActions(({ context, enqueue }, { items, whole }: { items: ChatItem[]; whole: boolean }) => {
      const before = new Set(context.lines.map((line) => line.id))
      const arrived = items.filter((item) => isMessage(item) && !before.has(item.id))
      const own = arrived.filter((item) => item.participantId === context.self)
      // What the first read finds is the past; unread is only what came while nobody looked.
      const missed = context.whole && !context.watched ? arrived.length - own.length : 0
      const lines = whole
        ? withPage(context.lines, items)
        : items.reduce((merged, item) => withFrame(merged, item), context.lines)
      enqueue.assign({ lines, unread: context.unread + missed })
      // Nor is the past the arrival of what is being sent, though it may have the same words.
      const isPast = whole && !context.whole
      for (const item of isPast ? [] : own) enqueue(sendParent({ type: 'own.arrived', item }))
    }),
    reportJoined: sendParent((_, self: string): ConversationReport => ({ type: 'conversation.joined', self })),
    reportRead: sendParent((_, items: ChatItem[]): ConversationReport => ({ type: 'conversation.read', items })),
    noteProblem: assign(({ context }, problem: string) => ({
      tries: context.tries + 1,
      problem,
    })),
    /** Anew with every page: a long transcript takes its time. */
    beginPatience: enqueueActions(({ enqueue }) => {
      enqueue.cancel('patience')
      enqueue.raise({ type: 'patience.over' }, { id: 'patience', delay: PATIENCE_MS })
    }),
    noteCut: assign({ interrupted: false, cut: true }),
  },
  guards: {
    isJoined: ({ context }) => context.self !== '',
    isNotLinked: ({ context }) => !context.linked,
  },
  delays: { pause: 2000, patience: PATIENCE_MS },
}).createMachine({
  id: 'conversation',
  context: ({ input }) => ({
    ...input,
    self: '',
    lines: [],
    whole: false,
    interrupted: false,
    tries: 0,
    problem: '',
    unread: 0,
    cut: false,
  }),
  initial: 'joining',
  on: {
    'chat.item': { actions: { type: 'take', params: ({ event }) => ({ items: [event.item], whole: false }) } },
    'chat.receipt': {
      actions: assign({ lines: ({ context, event }) => withReceipt(context.lines, event.receipt, context.self) }),
    },
    'chat.sent': { actions: assign({ lines: ({ context, event }) => withSent(context.lines, event.item) }) },
    'chat.lost': { actions: assign({ linked: false }) },
    'chat.back': { actions: assign({ linked: true }) },
    'chat.ended': [
      { guard: 'isJoined', target: '.readingTheEnd' },
      { target: '.ended', actions: 'noteCut' },
    ],
    'watched.changed': {
      actions: assign(({ context, event }) => ({
        watched: event.watched,
        unread: event.watched ? 0 : context.unread,
      })),
    },
  },
  states: {
    joining: {
      invoke: {
        src: 'join',
        input: ({ context }) => context,
        onDone: {
          target: 'reading',
          actions: [
            assign({ self: ({ event }) => event.output }),
            { type: 'reportJoined', params: ({ event }) => event.output },
          ],
        },
        onError: {
          target: 'pausing',
          actions: { type: 'noteProblem', params: ({ event }) => toRefusal(event.error).message },
        },
      },
      after: { patience: { target: 'pausing', actions: { type: 'noteProblem', params: NO_ANSWER } } },
    },
    reading: {
      entry: 'beginPatience',
      on: {
        'page.turned': { actions: 'beginPatience' },
        'patience.over': [
          { guard: 'isNotLinked', target: 'interrupted' },
          { target: 'pausing', actions: { type: 'noteProblem', params: NO_ANSWER } },
        ],
        'chat.lost': { target: 'interrupted', actions: assign({ linked: false }) },
        'chat.listening': { target: 'reading', reenter: true },
      },
      invoke: {
        src: 'read',
        input: ({ context, self }) => ({ ...context, turnPage: () => self.send({ type: 'page.turned' }) }),
        onDone: {
          target: 'live',
          actions: [
            { type: 'take', params: ({ event }) => ({ items: event.output, whole: true }) },
            { type: 'reportRead', params: ({ event }) => event.output },
            assign({ whole: true, interrupted: false, tries: 0, problem: '' }),
          ],
        },
        onError: [
          { guard: 'isNotLinked', target: 'interrupted' },
          {
            target: 'pausing',
            actions: { type: 'noteProblem', params: ({ event }) => toRefusal(event.error).message },
          },
        ],
      },
    },
    live: {
      always: { guard: 'isNotLinked', target: 'interrupted' },
      on: {
        'chat.item': {
          // After a transfer ChatJS stops listening and says no more than this.
          guard: ({ event }) => event.item.contentType === eventTypes.transferSucceeded,
          target: 'ended',
          actions: { type: 'take', params: ({ event }) => ({ items: [event.item], whole: false }) },
        },
        'chat.ended': 'ended',
        'chat.lost': { target: 'interrupted', actions: assign({ linked: false }) },
        'chat.listening': 'reading',
      },
    },
    interrupted: {
      entry: assign({ interrupted: true, tries: 0, problem: '' }),
      on: { 'chat.back': { target: 'reading', actions: assign({ linked: true }) } },
    },
    pausing: {
      always: { guard: ({ context }) => context.tries >= TRIES, target: 'failed' },
      on: {
        // Without a connection it is of no use to try: once it is back there is all the time in the world.
        'chat.lost': {
          guard: 'isJoined',
          target: 'interrupted',
          actions: assign({ linked: false }),
        },
      },
      after: {
        pause: [{ guard: 'isJoined', target: 'reading' }, { target: 'joining' }],
      },
    },
    failed: {
      on: {
        'join.retry': { target: 'joining', actions: assign({ tries: 0 }) },
        'chat.back': { target: 'joining', actions: assign({ linked: true, tries: 0 }) },
      },
    },
    readingTheEnd: {
      entry: 'beginPatience',
      on: {
        'page.turned': { actions: 'beginPatience' },
        'patience.over': { target: 'ended', actions: 'noteCut' },
        // Connect says so by several ways.
        'chat.ended': {},
        'chat.resumed': 'joining',
      },
      invoke: {
        src: 'read',
        input: ({ context, self }) => ({ ...context, turnPage: () => self.send({ type: 'page.turned' }) }),
        onDone: {
          target: 'ended',
          actions: [
            { type: 'take', params: ({ event }) => ({ items: event.output, whole: true }) },
            assign({ whole: true, interrupted: false }),
          ],
        },
        onError: { target: 'ended', actions: 'noteCut' },
      },
    },
    ended: { on: { 'chat.ended': {}, 'chat.resumed': { target: 'joining', actions: assign({ cut: false }) } } },
  },
})
