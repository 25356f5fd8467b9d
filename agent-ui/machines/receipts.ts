import { assign, not, setup } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem, ConnectPort, Person, ReceiptKind } from '../connect/port.ts'
import { hasInvitation, isTwosome } from './people.ts'
import { isMessage } from './transcript.ts'

interface Input {
  port: ConnectPort
  contactId: string
  people: Person[]
  watched: boolean
}

interface Context extends Input {
  /** Ids of the messages seen, also of those that were never to be receipted. */
  seen: ReadonlySet<string>
  /** Agents of whose joining the socket told and the snapshot did not yet; those who left meanwhile never count. */
  arrived: ReadonlySet<string>
  departed: ReadonlySet<string>
  /** Messages of the customer that still want a receipt: at most the newest one each. */
  owed: Partial<Record<ReceiptKind, string>>
}

export type ReceiptsEvent =
  | { type: 'chat.item'; item: ChatItem }
  | { type: 'conversation.read'; items: ChatItem[] }
  | { type: 'people.changed'; people: Person[] }
  | { type: 'watched.changed'; watched: boolean }

/**
 * Receipts to the customer: only while nobody but the customer and this agent is in the chat.
 *
 * With a third person in, Connect refuses them. One that waits in a queue may meet that third person, so a read
 * receipt waits here, where it can be dropped, and is then posted at once. A delivered receipt stays for 0.3 s in
 * ChatJS; while an invitation is pending it is put off, for it may be accepted any moment.
 *
 * Who is in comes from the snapshot; of somebody who joins the socket may tell first. The two overtake each other. What
 * the socket has missed is read in the transcript.
 */
export const receiptsMachine = setup({
  types: { context: {} as Context, events: {} as ReceiptsEvent, input: {} as Input },
  actions: {
    owe: assign(({ context }, items: ChatItem[]) => {
      const last = items.filter((item) => isFresh(context, item) && item.role === 'CUSTOMER').at(-1)
      return { seen: withSeen(context, items), owed: last ? debtOf(last) : context.owed }
    }),
    passOver: assign(({ context }, items: ChatItem[]) => ({ seen: withSeen(context, items) })),
    setPeople: assign(({ context }, people: Person[]) => ({
      people,
      arrived: without(context.arrived, idsIn(people, 'joined')),
    })),
    noteComings: assign(({ context }, items: ChatItem[]) => items.reduce(withComing, context)),
    setWatched: assign((_, watched: boolean) => ({ watched })),
    forgive: assign({ owed: {} }),
    post: ({ context }, kind: ReceiptKind) => {
      const messageId = context.owed[kind]
      // A refused receipt is no news to the agent: Connect may know of a third person before this page does.
      if (messageId) context.port.receipt(context.contactId, kind, messageId).catch(() => undefined)
    },
    settle: assign(({ context }, kind: ReceiptKind) => ({ owed: { ...context.owed, [kind]: undefined } })),
  },
  guards: {
    twosome: ({ context }) => isTwosome(context.people) && context.arrived.size === 0,
    mayDeliver: ({ context }) => context.owed.delivered !== undefined && !hasInvitation(context.people),
    mayRead: ({ context }) => context.owed.read !== undefined && context.watched,
  },
  delays: { glance: 1000 },
}).createMachine({
  id: 'receipts',
  context: ({ input }) => ({ ...input, seen: new Set(), arrived: new Set(), departed: new Set(), owed: {} }),
  initial: 'shut',
  on: {
    'people.changed': { actions: { type: 'setPeople', params: ({ event }) => event.people } },
    'watched.changed': { actions: { type: 'setWatched', params: ({ event }) => event.watched } },
  },
  states: {
    shut: {
      entry: 'forgive',
      always: { guard: 'twosome', target: 'open' },
      on: {
        'chat.item': {
          actions: [
            { type: 'noteComings', params: ({ event }) => [event.item] },
            { type: 'passOver', params: ({ event }) => [event.item] },
          ],
        },
        'conversation.read': {
          actions: [
            { type: 'noteComings', params: ({ event }) => event.items },
            { type: 'passOver', params: ({ event }) => event.items },
          ],
        },
      },
    },
    open: {
      initial: 'idle',
      on: {
        'chat.item': {
          actions: [
            { type: 'noteComings', params: ({ event }) => [event.item] },
            { type: 'owe', params: ({ event }) => [event.item] },
          ],
        },
        'conversation.read': {
          actions: [
            { type: 'noteComings', params: ({ event }) => event.items },
            { type: 'owe', params: ({ event }) => event.items },
          ],
        },
      },
      always: [
        { guard: not('twosome'), target: 'shut' },
        {
          guard: 'mayDeliver',
          actions: [
            { type: 'post', params: 'delivered' },
            { type: 'settle', params: 'delivered' },
          ],
        },
      ],
      states: {
        idle: {
          always: { guard: 'mayRead', target: 'reading' },
        },
        reading: {
          always: { guard: ({ context }) => !context.watched, target: 'idle' },
          after: {
            glance: {
              target: 'idle',
              actions: [
                { type: 'post', params: 'read' },
                { type: 'settle', params: 'read' },
              ],
            },
          },
        },
      },
    },
  },
})

function isFresh({ seen }: Context, item: ChatItem): boolean {
  return isMessage(item) && !seen.has(item.id)
}

function withSeen({ seen }: Context, items: ChatItem[]): ReadonlySet<string> {
  return new Set([...seen, ...items.map((item) => item.id)])
}

/** Who joined or left, as the socket tells it, or the transcript of what the socket has missed. */
function withComing(context: Context, item: ChatItem): Context {
  const { people, arrived, departed } = context
  const id = item.participantId
  if (item.contentType === eventTypes.left) {
    return { ...context, arrived: without(arrived, [id]), departed: new Set([...departed, id]) }
  }
  const isNews =
    item.contentType === eventTypes.joined &&
    item.role !== 'CUSTOMER' &&
    !departed.has(id) &&
    !people.some((one) => one.connectionId === id && (one.self || one.state !== 'invited'))
  return isNews ? { ...context, arrived: new Set([...arrived, id]) } : context
}

function idsIn(people: readonly Person[], state: Person['state']): string[] {
  return people.filter((one) => one.state === state).map((one) => one.connectionId)
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !gone.includes(id)))
}

/** What is still owed for a message; a transcript may say that it was receipted already. */
function debtOf({ id, marks }: ChatItem): Context['owed'] {
  if (marks.read) return {}
  return marks.delivered ? { read: id } : { delivered: id, read: id }
}
