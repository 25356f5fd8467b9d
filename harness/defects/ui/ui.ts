import { assign, enqueueActions } from 'xstate'
import type { ConnectPort } from '../../../agent-ui/connect/port.ts'
import { deafTo, hearing } from './ports.ts'
import { defectsOf } from './ui-defect.ts'

/** Everything is said in the chat that was joined first. */
function sayingInTheFirst(sound: ConnectPort): ConnectPort {
  let first: string | undefined
  return {
    ...sound,
    say: (contactId, message) => {
      first ??= contactId
      return sound.say(first, message)
    },
  }
}

export const ui = defectsOf('UI', [
  {
    name: 'typing-not-told',
    is: 'The page does not tell the others that the agent types.',
    caughtBy: 'messages: two agents and the customer see each other typing',
    change: { machines: { composer: (sound) => sound.provide({ actions: { tellTyping: () => undefined } }) } },
  },
  {
    name: 'typists-not-shown',
    is: 'The page shows the customer typing, and no other agent.',
    caughtBy: 'messages: two agents and the customer see each other typing',
    change: {
      port: hearing((event) => (event.type === 'chat.typing' && event.name !== 'Maya' ? [] : [event])),
    },
  },
  {
    name: 'types-on-after-speaking',
    is: 'Who has said something is shown as typing still.',
    caughtBy: 'messages: two agents and the customer see each other typing',
    change: {
      machines: {
        contact: (sound) =>
          sound.provide({
            actions: {
              tellItem: enqueueActions(({ enqueue }, event) => {
                for (const part of ['conversation', 'receipts'] as const) enqueue.sendTo(part, event)
              }),
            },
          }),
      },
    },
  },
  {
    name: 'said-in-the-other-chat',
    is: 'With two chats open the page sends everything to the first.',
    caughtBy: 'two-chats: an agent works two chats at once',
    change: { port: sayingInTheFirst },
  },
  {
    name: 'shown-in-every-chat',
    is: 'What is said in one chat is shown in all chats of the page.',
    caughtBy: 'two-chats: an agent works two chats at once',
    change: {
      machines: {
        app: (sound) =>
          sound.provide({
            actions: {
              tellContact: enqueueActions(({ context, enqueue }, event) => {
                for (const contact of Object.values(context.contacts)) enqueue.sendTo(contact, event)
              }),
            },
          }),
      },
    },
  },
  {
    name: 'closed-and-still-there',
    is: 'A contact that has been closed stays on the page.',
    caughtBy: 'join-and-leave: an agent invites, and the invited agent joins and leaves',
    change: { port: deafTo('contact.gone') },
  },
  {
    name: 'blocked-window-not-told',
    is: 'The page does not notice that the sign-in window was blocked.',
    caughtBy: 'signing-in: the popup is blocked: the agent sees it',
    change: { port: (sound) => ({ ...sound, loginWindow: () => 'open' }) },
  },
  {
    name: 'next-state-not-shown',
    is: 'The page does not show which state comes after the chat.',
    caughtBy: 'next-state: an agent who goes offline in a chat is offline after it',
    change: {
      port: hearing((event) => {
        if (event.type !== 'agent.changed') return [event]
        const { next: _, ...agent } = event.agent
        return [{ ...event, agent }]
      }),
    },
  },
  {
    name: 'listener-may-write',
    is: 'The page lets a supervisor write who only listens.',
    caughtBy: 'supervisor: a supervisor listens, and nobody can tell',
    change: { monitoring: { isSilent: () => false } },
  },
  {
    name: 'no-way-back-to-listening',
    is: 'A supervisor who goes back to listening barges in again.',
    caughtBy: 'supervisor: she barges in, everybody sees and hears her',
    change: { port: (sound) => ({ ...sound, monitor: (contactId) => sound.monitor(contactId, 'barge') }) },
  },
  {
    name: 'removes-the-agent-themselves',
    is: 'Who removes somebody leaves the chat instead.',
    caughtBy: 'join-and-leave: an agent withdraws one invitation and removes another agent',
    change: {
      machines: {
        departures: (sound) =>
          sound.provide({
            actions: {
              choose: assign(({ context }, connectionId) => {
                const chosen = context.people.find((one) => one.connectionId === connectionId)
                const isIn = chosen?.state === 'joined'
                return { inQuestion: isIn ? context.people.find((one) => one.self) : chosen }
              }),
            },
          }),
      },
    },
  },
  {
    name: 'transfers-unasked',
    is: 'The page hands the chat over without asking once more.',
    caughtBy: 'walk: transferring, walk',
    change: { machines: { quickConnects: (sound) => sound.provide({ guards: { isTransfer: () => false } }) } },
  },
  {
    name: 'withdrawal-told-as-refusal',
    is: 'Who takes an invitation back is told that the other did not come.',
    caughtBy: 'join-and-leave: an agent withdraws one invitation and removes another agent',
    change: {
      machines: { departures: (sound) => sound.provide({ actions: { reportWithdrawal: () => undefined } }) },
    },
  },
  {
    name: 'turned-away-not-told',
    is: 'Who has invited somebody is not told that they do not come.',
    caughtBy: 'join-and-leave: an agent is told on the page of who does not come',
    change: { people: { turnedAway: () => [] } },
  },
  {
    name: 'failure-not-shown',
    is: 'A message that could not be sent goes from the page without a word.',
    caughtBy: 'walk: writing, walk',
    change: {
      machines: {
        composer: (sound) =>
          sound.provide({ actions: { noteFailure: assign({ posting: undefined, outbox: () => [] }) } }),
      },
    },
  },
])
