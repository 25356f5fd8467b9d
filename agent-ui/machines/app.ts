import { type ActorRefFrom, assign, enqueueActions, fromCallback, sendTo, setup, stopChild } from 'xstate'
import type { ChatEvent, ConnectEvent, ConnectPort, ContactEvent, LinkEvent } from '../connect/port.ts'
import { type ContactRef, type ContactReport, contactMachine } from './contact.ts'
import { sessionMachine } from './session.ts'

export type ColourMode = 'light' | 'dark'

interface Input {
  port: ConnectPort
  newToken: () => string
  /** What the browser prefers when the page is loaded. */
  colourMode: ColourMode
}

interface Context extends Input {
  contacts: Record<string, ContactRef>
  selected: string | undefined
  autoAccept: boolean
  /** Whether the agent's socket is open: chats that come while it is not are interrupted from the start. */
  linked: boolean
  /** Whether the page is before somebody's eyes, as far as the browser knows. */
  visible: boolean
  /** Whether the agent chose the colour mode; then the browser's preference counts no more. */
  colourChosen: boolean
}

export type AppEvent =
  | ConnectEvent
  | ContactReport
  | { type: 'contact.select'; contactId: string }
  | { type: 'autoAccept.set'; autoAccept: boolean }
  | { type: 'colour.choose'; colourMode: ColourMode }
  | { type: 'page.colour'; colourMode: ColourMode }
  | { type: 'page.visibility'; visible: boolean }

export type AppRef = ActorRefFrom<typeof appMachine>

/** The whole page: the session, the contacts, which of them is selected, and the agent's settings. */
export const appMachine = setup({
  types: {
    context: {} as Context,
    events: {} as AppEvent,
    input: {} as Input,
    children: {} as { session: 'session'; connect: 'connect' },
  },
  actors: {
    session: sessionMachine,
    contact: contactMachine,
    connect: fromCallback<AppEvent, ConnectPort>(({ sendBack, input }) => input.subscribe(sendBack)),
  },
  actions: {
    takeContact: enqueueActions(({ context, enqueue }, event: Extract<ContactEvent, { type: 'contact.changed' }>) => {
      const known = context.contacts[event.contactId]
      if (known) {
        enqueue.sendTo(known, { type: 'contact.changed', contact: event.contact })
        return
      }
      enqueue.assign({
        contacts: ({ context: { contacts, port, newToken, autoAccept, linked }, spawn }) => ({
          ...contacts,
          [event.contactId]: spawn('contact', {
            id: event.contactId,
            input: { port, newToken, autoAccept, linked, contact: event.contact, watched: false },
          }),
        }),
      })
    }),
    dropContact: enqueueActions(({ context, enqueue }, contactId: string) => {
      const { [contactId]: gone, ...contacts } = context.contacts
      if (gone) enqueue(stopChild(gone))
      enqueue.assign({ contacts })
    }),
    tellContact: enqueueActions(({ context, enqueue }, event: ChatEvent) => {
      const contact = context.contacts[event.contactId]
      if (contact) enqueue.sendTo(contact, event)
    }),
    tellLink: enqueueActions(({ context, enqueue }, event: LinkEvent) => {
      for (const contact of Object.values(context.contacts)) enqueue.sendTo(contact, event)
    }),
    tellAutoAccept: enqueueActions(({ context, enqueue }) => {
      const { autoAccept } = context
      for (const contact of Object.values(context.contacts)) {
        enqueue.sendTo(contact, { type: 'autoAccept.changed', autoAccept })
      }
    }),
    /** When the selected chat is gone another open one takes its place; an incoming one waits for the agent. */
    chooseSelected: assign(({ context: { contacts, selected } }) => {
      if (selected && contacts[selected]) return {}
      const open = Object.keys(contacts).find((id) => !contacts[id]?.getSnapshot().matches('incoming'))
      return { selected: open }
    }),
    tellWatched: enqueueActions(({ context, enqueue }) => {
      for (const [contactId, contact] of Object.entries(context.contacts)) {
        const watched = context.visible && contactId === context.selected
        enqueue.sendTo(contact, { type: 'watched.changed', watched })
      }
    }),
  },
}).createMachine({
  id: 'app',
  context: ({ input }) => ({
    ...input,
    contacts: {},
    selected: undefined,
    autoAccept: false,
    linked: true,
    visible: true,
    colourChosen: false,
  }),
  invoke: [
    { id: 'session', src: 'session', input: ({ context: { port } }) => ({ port }) },
    { id: 'connect', src: 'connect', input: ({ context: { port } }) => port },
  ],
  on: {
    'session.*': { actions: sendTo('session', ({ event }) => event) },
    'link.listening': { actions: { type: 'tellLink', params: ({ event }) => event } },
    'link.*': {
      actions: [
        assign({ linked: ({ event }) => event.type === 'link.back' }),
        sendTo('session', ({ event }) => event),
        { type: 'tellLink', params: ({ event }) => event },
      ],
    },
    'agent.changed': { actions: sendTo('session', ({ event }) => event) },
    'chat.*': { actions: { type: 'tellContact', params: ({ event }) => event } },
    'contact.changed': {
      actions: { type: 'takeContact', params: ({ event }) => event },
    },
    'contact.opened': {
      guard: ({ context }) => context.selected === undefined,
      actions: [assign({ selected: ({ event }) => event.contactId }), 'tellWatched'],
    },
    'contact.gone': {
      actions: [{ type: 'dropContact', params: ({ event }) => event.contactId }, 'chooseSelected', 'tellWatched'],
    },
    'contact.select': { actions: [assign({ selected: ({ event }) => event.contactId }), 'tellWatched'] },
    'autoAccept.set': { actions: [assign({ autoAccept: ({ event }) => event.autoAccept }), 'tellAutoAccept'] },
    'colour.choose': { actions: assign({ colourMode: ({ event }) => event.colourMode, colourChosen: true }) },
    'page.colour': {
      guard: ({ context }) => !context.colourChosen,
      actions: assign({ colourMode: ({ event }) => event.colourMode }),
    },
    'page.visibility': { actions: [assign({ visible: ({ event }) => event.visible }), 'tellWatched'] },
  },
})
