import { type ActorRefFrom, assign, fromPromise, sendParent, setup } from 'xstate'
import type { ChatItem, ChatPort, MessageFormat } from '../connect/port.ts'
import { toRefusal } from '../connect/refusals.ts'
import { isSendable, nextInLine, type Unsent, without, withoutArrived, withStatus } from './outbox.ts'

interface Input {
  port: ChatPort
  contactId: string
  newToken: () => string
}

interface Context extends Input {
  draft: string
  format: MessageFormat
  outbox: Unsent[]
  /** The message being posted. Its echo may take it out of the outbox before the answer comes. */
  posting: Unsent | undefined
}

export type ComposerEvent =
  | { type: 'draft.changed'; draft: string }
  | { type: 'format.changed'; format: MessageFormat }
  | { type: 'draft.send' }
  | { type: 'unsent.retry'; token: string }
  | { type: 'unsent.discard'; token: string }
  | { type: 'own.arrived'; item: ChatItem }
  | { type: 'chat.ended' }

/** A message was posted; who it is from is for the contact to fill in. */
export interface ComposerReport {
  type: 'composer.sent'
  id: string
  at: string
  content: string
  format: MessageFormat
}

export type ComposerRef = ActorRefFrom<typeof composerMachine>

/**
 * Writing: the draft, the messages on their way out, and telling the others that somebody types.
 *
 * A message keeps its client token for all its tries, so that one that did arrive is not posted twice.
 */
export const composerMachine = setup({
  types: { context: {} as Context, events: {} as ComposerEvent, input: {} as Input },
  actors: {
    post: fromPromise<{ id: string; at: string }, Context>(({ input: { port, contactId, posting } }) => {
      if (!posting) throw new Error('Nothing to post')
      return port.say(contactId, { content: posting.content, format: posting.format, clientToken: posting.token })
    }),
  },
  actions: {
    tellTyping: ({ context }) => {
      // A typing indicator that gets lost is not worth a word to the agent.
      context.port.typing(context.contactId).catch(() => undefined)
    },
    takeNext: assign(({ context }) => {
      const next = nextInLine(context.outbox)
      return next ? { posting: next, outbox: withStatus(context.outbox, next.token, 'sending') } : {}
    }),
    noteFailure: assign(({ context }, problem: string) => ({
      posting: undefined,
      outbox: context.posting ? withStatus(context.outbox, context.posting.token, 'failed', problem) : context.outbox,
    })),
    noteSuccess: assign(({ context }) => ({
      posting: undefined,
      outbox: context.posting ? without(context.outbox, context.posting.token) : context.outbox,
    })),
    report: sendParent(
      ({ context }, posted: { id: string; at: string }): ComposerReport => ({
        type: 'composer.sent',
        ...posted,
        content: context.posting?.content ?? '',
        format: context.posting?.format ?? 'text/plain',
      }),
    ),
  },
  delays: { typingStaysTrue: 10_000, patience: 30_000 },
}).createMachine({
  id: 'composer',
  context: ({ input }) => ({ ...input, draft: '', format: 'text/plain', outbox: [], posting: undefined }),
  type: 'parallel',
  states: {
    writing: {
      on: {
        'draft.changed': { actions: assign({ draft: ({ event }) => event.draft }) },
        'format.changed': { actions: assign({ format: ({ event }) => event.format }) },
        'draft.send': {
          guard: ({ context }) => isSendable(context.draft),
          actions: assign(({ context: { newToken, draft, format, outbox } }) => ({
            draft: '',
            outbox: [...outbox, { token: newToken(), content: draft.trim(), format, status: 'queued' as const }],
          })),
        },
        'unsent.retry': {
          actions: assign({ outbox: ({ context, event }) => withStatus(context.outbox, event.token, 'queued') }),
        },
        'unsent.discard': { actions: assign({ outbox: ({ context, event }) => without(context.outbox, event.token) }) },
        'own.arrived': {
          actions: assign({ outbox: ({ context, event }) => withoutArrived(context.outbox, event.item) }),
        },
      },
    },
    sending: {
      initial: 'idle',
      states: {
        idle: {
          always: { guard: ({ context }) => nextInLine(context.outbox) !== undefined, target: 'posting' },
        },
        posting: {
          entry: 'takeNext',
          invoke: {
            src: 'post',
            input: ({ context }) => context,
            onDone: {
              target: 'idle',
              actions: [{ type: 'report', params: ({ event }) => event.output }, 'noteSuccess'],
            },
            onError: {
              target: 'idle',
              actions: { type: 'noteFailure', params: ({ event }) => toRefusal(event.error).message },
            },
          },
          after: {
            patience: {
              target: 'idle',
              actions: { type: 'noteFailure', params: 'Amazon Connect did not answer.' },
            },
          },
        },
      },
    },
    typing: {
      initial: 'quiet',
      states: {
        quiet: {
          on: {
            'draft.changed': { guard: ({ event }) => event.draft.trim() !== '', target: 'told', actions: 'tellTyping' },
          },
        },
        told: {
          on: { 'draft.send': 'quiet' },
          after: { typingStaysTrue: 'quiet' },
        },
      },
    },
  },
})
