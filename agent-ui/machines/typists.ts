import { type ActorRefFrom, assign, cancel, enqueueActions, raise, setup } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem, Person } from '../connect/port.ts'
import { isMessage } from './transcript.ts'

/** ChatJS tells of typing every ten seconds at most, so silence means nothing before that. */
const STAYS_TRUE = 12_000

interface Context {
  /** Names of those who type, by participant id. */
  typists: Readonly<Record<string, string>>
}

export type TypistsEvent =
  | { type: 'chat.typing'; participantId: string; name: string }
  | { type: 'chat.item'; item: ChatItem }
  | { type: 'people.changed'; people: Person[] }
  | { type: 'typing.stopped'; participantId: string }
  | { type: 'chat.ended' }

export type TypistsRef = ActorRefFrom<typeof typistsMachine>

/** Who is typing. A typist stops by saying something, by leaving, by going quiet, or as the chat does. */
export const typistsMachine = setup({
  types: { context: {} as Context, events: {} as TypistsEvent },
}).createMachine({
  id: 'typists',
  context: { typists: {} },
  on: {
    'chat.typing': {
      actions: enqueueActions(({ context, event: { participantId, name }, enqueue }) => {
        enqueue.assign({ typists: { ...context.typists, [participantId]: name } })
        enqueue.cancel(participantId)
        enqueue.raise({ type: 'typing.stopped', participantId }, { delay: STAYS_TRUE, id: participantId })
      }),
    },
    'typing.stopped': {
      actions: [
        cancel(({ event }) => event.participantId),
        assign(({ context, event }) => ({ typists: without(context.typists, event.participantId) })),
      ],
    },
    'chat.item': {
      guard: ({ event }) => isMessage(event.item) || event.item.contentType === eventTypes.left,
      actions: raise(({ event }) => ({ type: 'typing.stopped', participantId: event.item.participantId }) as const),
    },
    'chat.ended': {
      actions: enqueueActions(({ context, enqueue }) => {
        for (const participantId of Object.keys(context.typists)) {
          enqueue.raise({ type: 'typing.stopped', participantId })
        }
      }),
    },
    'people.changed': {
      actions: enqueueActions(({ context, event, enqueue }) => {
        const gone = new Set(event.people.filter((one) => one.state === 'gone').map((one) => one.connectionId))
        for (const participantId of Object.keys(context.typists)) {
          if (gone.has(participantId)) enqueue.raise({ type: 'typing.stopped', participantId })
        }
      }),
    },
  },
})

function without(typists: Context['typists'], participantId: string): Context['typists'] {
  if (!(participantId in typists)) return typists
  const { [participantId]: _stopped, ...others } = typists
  return others
}
