import { type ActorRefFrom, assign, enqueueActions, sendParent, sendTo, setup } from 'xstate'
import type { ChatEvent, ConnectPort, ContactSnapshot, LinkEvent, Person } from '../connect/port.ts'
import { closingMachine } from './closing.ts'
import { type ComposerReport, composerMachine } from './composer.ts'
import { type ConversationReport, conversationMachine } from './conversation.ts'
import { type DeparturesReport, departuresMachine } from './departures.ts'
import { monitoringMachine } from './monitoring.ts'
import { type Notice, type Report, withNotice, withoutNotice } from './notices.ts'
import { turnedAway } from './people.ts'
import { quickConnectsMachine } from './quick-connects.ts'
import { receiptsMachine } from './receipts.ts'
import { ringingMachine } from './ringing.ts'
import { sentItem } from './transcript.ts'
import { typistsMachine } from './typists.ts'

interface Input {
  port: ConnectPort
  newToken: () => string
  contact: ContactSnapshot
  autoAccept: boolean
  watched: boolean
  /** Whether the agent's socket, which is one for all chats, is open. */
  linked: boolean
}

interface Context extends Input {
  notices: Notice[]
  /** Connections whose invitation this agent has taken back, or is about to. */
  withdrawn: string[]
}

export type ContactMachineEvent =
  | ChatEvent
  | ConversationReport
  | ComposerReport
  | DeparturesReport
  | Report
  | { type: 'contact.changed'; contact: ContactSnapshot }
  | { type: 'autoAccept.changed'; autoAccept: boolean }
  | { type: 'watched.changed'; watched: boolean }
  | LinkEvent
  | { type: 'notice.dismiss'; id: number }

/** The contact rings no more: there is something to look at. */
export interface ContactReport {
  type: 'contact.opened'
  contactId: string
}

export type ContactRef = ActorRefFrom<typeof contactMachine>

/**
 * One contact of this agent, from ringing to after-contact work.
 *
 * What goes on in it is the business of machines of their own; this one hands each what it has to know. They live as
 * long as the contact is open, so that the transcript can still be read during after-contact work.
 */
export const contactMachine = setup({
  types: {
    context: {} as Context,
    events: {} as ContactMachineEvent,
    input: {} as Input,
    children: {} as {
      ringing: 'ringing'
      conversation: 'conversation'
      composer: 'composer'
      receipts: 'receipts'
      typists: 'typists'
      departures: 'departures'
      monitoring: 'monitoring'
      invite: 'quickConnects'
      transfer: 'quickConnects'
      closing: 'closing'
    },
  },
  actors: {
    ringing: ringingMachine,
    conversation: conversationMachine,
    composer: composerMachine,
    receipts: receiptsMachine,
    typists: typistsMachine,
    departures: departuresMachine,
    monitoring: monitoringMachine,
    quickConnects: quickConnectsMachine,
    closing: closingMachine,
  },
  actions: {
    take: assign(({ context }, contact: ContactSnapshot) => ({
      contact,
      notices: turnedAway(context.contact.people, contact.people)
        .filter((one) => !context.withdrawn.includes(one.connectionId))
        .reduce((notices, { name }) => withNotice(notices, 'info', `${name} did not join the chat.`), context.notices),
    })),
    tellPeople: enqueueActions(({ enqueue }, contact: ContactSnapshot) => {
      const news = { type: 'people.changed', people: contact.people } as const
      for (const part of ['receipts', 'typists', 'departures', 'invite', 'transfer'] as const)
        enqueue.sendTo(part, news)
    }),
    tellItem: enqueueActions(({ enqueue }, event: Extract<ChatEvent, { type: 'chat.item' }>) => {
      for (const part of ['conversation', 'receipts', 'typists'] as const) enqueue.sendTo(part, event)
    }),
    tellWatched: enqueueActions(({ enqueue }, watched: boolean) => {
      enqueue.assign({ watched })
      for (const part of ['conversation', 'receipts'] as const)
        enqueue.sendTo(part, { type: 'watched.changed', watched })
    }),
    /** What ringing was refused with is of no use once the chat is there; what somebody else did still is. */
    forgetRefusals: assign({ notices: ({ context }) => context.notices.filter((one) => one.kind !== 'error') }),
    tellEnd: enqueueActions(({ enqueue }) => {
      for (const part of ['conversation', 'typists'] as const) enqueue.sendTo(part, { type: 'chat.ended' })
    }),
    reportOpened: sendParent(
      ({ context }): ContactReport => ({ type: 'contact.opened', contactId: context.contact.contactId }),
    ),
  },
  guards: {
    isIncoming: ({ context }) => context.contact.phase === 'incoming',
    isConnected: ({ context }) => context.contact.phase === 'connected',
    isElsewhere: ({ context }) => context.contact.phase !== 'incoming' && context.contact.phase !== 'connected',
  },
}).createMachine({
  id: 'contact',
  context: ({ input }) => ({ ...input, notices: [], withdrawn: [] }),
  initial: 'sorting',
  on: {
    'contact.changed': { actions: { type: 'take', params: ({ event }) => event.contact } },
    'autoAccept.changed': { actions: assign({ autoAccept: ({ event }) => event.autoAccept }) },
    'watched.changed': { actions: assign({ watched: ({ event }) => event.watched }) },
    'link.lost': { actions: assign({ linked: false }) },
    'link.back': { actions: assign({ linked: true }) },
    'invitation.withdrawn': {
      actions: assign({ withdrawn: ({ context, event }) => [...context.withdrawn, event.connectionId] }),
    },
    'departure.failed': {
      actions: assign({
        withdrawn: ({ context, event }) => context.withdrawn.filter((one) => one !== event.connectionId),
      }),
    },
    'notice.raise': {
      actions: assign({ notices: ({ context, event }) => withNotice(context.notices, event.kind, event.text) }),
    },
    'notice.dismiss': {
      actions: assign({ notices: ({ context, event }) => withoutNotice(context.notices, event.id) }),
    },
  },
  states: {
    sorting: {
      always: [
        { guard: 'isIncoming', target: 'incoming' },
        { guard: 'isConnected', target: 'open' },
        { target: 'over' },
      ],
    },
    incoming: {
      always: [
        { guard: 'isConnected', target: 'open' },
        { guard: 'isElsewhere', target: 'over' },
      ],
      invoke: {
        id: 'ringing',
        src: 'ringing',
        input: ({ context: { port, contact, autoAccept } }) => ({ port, contactId: contact.contactId, autoAccept }),
      },
      on: {
        'autoAccept.changed': {
          actions: [assign({ autoAccept: ({ event }) => event.autoAccept }), sendTo('ringing', ({ event }) => event)],
        },
      },
    },
    open: {
      initial: 'active',
      entry: ['forgetRefusals', 'reportOpened'],
      invoke: [
        { id: 'conversation', src: 'conversation', input: ({ context }) => part(context) },
        { id: 'composer', src: 'composer', input: ({ context }) => part(context) },
        { id: 'receipts', src: 'receipts', input: ({ context }) => part(context) },
        { id: 'typists', src: 'typists' },
        { id: 'departures', src: 'departures', input: ({ context }) => part(context) },
        { id: 'monitoring', src: 'monitoring', input: ({ context }) => part(context) },
        { id: 'invite', src: 'quickConnects', input: ({ context }) => ({ ...part(context), purpose: 'invite' }) },
        { id: 'transfer', src: 'quickConnects', input: ({ context }) => ({ ...part(context), purpose: 'transfer' }) },
      ],
      on: {
        'contact.changed': {
          actions: [
            { type: 'take', params: ({ event }) => event.contact },
            { type: 'tellPeople', params: ({ event }) => event.contact },
          ],
        },
        'watched.changed': { actions: { type: 'tellWatched', params: ({ event }) => event.watched } },
        'chat.item': { actions: { type: 'tellItem', params: ({ event }) => event } },
        'chat.typing': {
          guard: ({ context, event }) => self(context)?.connectionId !== event.participantId,
          actions: sendTo('typists', ({ context, event }) => ({ ...event, name: nameOf(context, event) })),
        },
        'chat.receipt': { actions: sendTo('conversation', ({ event }) => event) },
        'link.lost': { actions: [assign({ linked: false }), sendTo('conversation', { type: 'chat.lost' })] },
        'link.back': { actions: [assign({ linked: true }), sendTo('conversation', { type: 'chat.back' })] },
        'link.listening': { actions: sendTo('conversation', { type: 'chat.listening' }) },
        'chat.lost': { actions: sendTo('conversation', ({ event }) => event) },
        'chat.back': {
          // ChatJS calls a chat established when it has joined it, socket or not.
          guard: ({ context }) => context.linked,
          actions: sendTo('conversation', ({ event }) => event),
        },
        'chat.ended': { actions: 'tellEnd' },
        'conversation.read': { actions: sendTo('receipts', ({ event }) => event) },
        'own.arrived': { actions: sendTo('composer', ({ event }) => event) },
        'composer.sent': {
          actions: sendTo('conversation', ({ context, event }) => ({
            type: 'chat.sent',
            item: sentItem(event, self(context)),
          })),
        },
      },
      states: {
        active: {
          always: { guard: 'isElsewhere', target: 'afterWork' },
        },
        afterWork: {
          entry: 'tellEnd',
          // A contact that has failed may be connected in the next snapshot.
          always: {
            guard: 'isConnected',
            target: 'active',
            actions: sendTo('conversation', { type: 'chat.resumed' }),
          },
          invoke: { id: 'closing', src: 'closing', input: ({ context }) => part(context) },
        },
      },
    },
    /** Done with as far as this page goes: missed, rejected, failed, or ended when the page was loaded. */
    over: {
      entry: 'reportOpened',
      // Until it is put away it is the same contact: the queue may offer it to this agent again.
      always: [
        { guard: 'isIncoming', target: 'incoming' },
        { guard: 'isConnected', target: 'open' },
      ],
      invoke: { id: 'closing', src: 'closing', input: ({ context }) => part(context) },
    },
  },
})

/** What every machine of a contact starts with; each takes what it knows. */
function part({ port, contact: { contactId, people }, newToken, watched, linked }: Context) {
  return { port, contactId, people, newToken, watched, linked }
}

function self({ contact }: Context): Person | undefined {
  return contact.people.find((one) => one.self)
}

function nameOf({ contact }: Context, typist: { participantId: string; name: string }): string {
  const known = contact.people.find((one) => one.connectionId === typist.participantId)
  return typist.name || known?.name || 'Somebody'
}
