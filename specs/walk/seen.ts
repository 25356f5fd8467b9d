import { expect, type Locator, type Page } from '@playwright/test'
import type { AnyMachineSnapshot } from 'xstate'

/** The machine that is looked at: what it is called where it works, and what it should know, by the path that was walked. */
interface Now {
  readonly actor: string
  readonly context: AnyMachineSnapshot['context']
}

/** What a person sees while a machine is in a state. */
export interface Seen {
  /** In words, for people. */
  readonly is: string
  /** Checks it on the page; waits by itself. Missing where the states inside are looked at. */
  look?(page: Page, now: Now): Promise<void>
  /** A state that is over at once. */
  readonly nobodySees?: true
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
type Find = (page: Page, now: Now) => Locator
type Look = (page: Page, now: Now) => Promise<void>
const isThere =
  (find: Find): Look =>
  (page, now) =>
    expect(find(page, now).first()).toBeVisible()
const isNot =
  (find: Find): Look =>
  (page, now) =>
    expect(find(page, now)).toBeHidden()
const busy =
  (find: Find): Look =>
  (page, now) =>
    expect(find(page, now)).toHaveAttribute('aria-disabled', 'true')
const idle =
  (find: Find): Look =>
  async (page, now) => {
    await expect(find(page, now)).toBeVisible()
    await expect(find(page, now)).not.toHaveAttribute('aria-disabled', 'true')
  }
const all =
  (...looks: Look[]): Look =>
  async (page, now) => {
    for (const look of looks) await look(page, now)
  }
const opener: Find = (page, { actor }) => button(page, actor === 'invite' ? /^Invite$/ : /^Transfer$/)
const status = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words)
const alert = (page: Page, words: string | RegExp) => page.getByRole('alert').getByText(words)
const field = (page: Page) => page.getByRole('textbox', { name: 'Message to' })
const marks = (page: Page) => page.getByRole('article').getByText(/^(Delivered|Read)$/)
/** The button with which somebody is taken out of the chat. */
const wayOut = (page: Page, name = '') =>
  page
    .getByRole('region', { name: 'People in this chat' })
    .getByRole('button', { name: new RegExp(`^(Withdraw invitation to|Remove) ${name}`) })
const connecting = isThere((page) => status(page, 'Connecting to Amazon Connect…'))

/** By state, in the order of the machines: one entry for each, or the walk says which is missing. */
export const seen: Readonly<Record<string, Seen>> = {
  app: {
    is: 'The page, in its colours, and a button for the others.',
    look: isThere((page, { context }) => button(page, context.colourMode === 'dark' ? 'Light mode' : 'Dark mode')),
  },
  'session.starting': { is: 'Connecting to Amazon Connect…', look: connecting },
  'session.signedOut': {
    is: 'Sign in, and no desk.',
    look: all(
      isThere((page) => page.getByRole('heading', { name: 'Sign in' })),
      isNot((page) => page.getByText('No chat selected')),
    ),
  },
  'session.signedOut.opening': { is: 'Connecting to Amazon Connect…', look: connecting },
  'session.signedOut.waiting': {
    is: 'How the sign-in window fares, and a button Sign in.',
    look: all(
      isThere((page) => alert(page, /sign-in window|in the window that has opened/)),
      idle((page) => button(page, 'Sign in')),
    ),
  },
  'session.entering': { is: 'Connecting to Amazon Connect…', look: connecting },
  'session.signedIn': {
    is: 'The desk, with the agent and their state above.',
    look: isThere((page) => page.getByRole('region', { name: 'Availability' })),
  },
  'session.signedIn.link': { is: 'The desk.' },
  'session.signedIn.link.up': {
    is: 'Nothing about the connection.',
    look: isNot((page) => status(page, 'The connection to Amazon Connect is lost.')),
  },
  'session.signedIn.link.down': {
    is: 'The connection to Amazon Connect is lost. It is being opened again.',
    look: isThere((page) => status(page, 'The connection to Amazon Connect is lost. It is being opened again.')),
  },
  'session.signedIn.availability': { is: 'Buttons for the states that can be chosen.' },
  'session.signedIn.availability.settled': {
    is: 'None of the buttons turns.',
    look: idle((page) => button(page, 'Break')),
  },
  'session.signedIn.availability.changing': {
    is: 'The button of the chosen state turns.',
    look: busy((page, { context }) =>
      button(page, context.wanted === 'available' ? /Go available|Changing/ : /Break|Changing/),
    ),
  },
  'session.startingAfresh': {
    is: 'Connecting to Amazon Connect…, while the page loads itself anew.',
    look: connecting,
  },
  'session.denied': {
    is: 'Amazon Connect denies you the Contact Control Panel.',
    look: isThere((page) => alert(page, 'Amazon Connect denies you the Contact Control Panel.')),
  },
  'session.gaveUp': {
    is: 'The Contact Control Panel does not answer, and a button Reload the page.',
    look: all(
      isThere((page) => alert(page, 'The Contact Control Panel does not answer.')),
      idle((page) => button(page, 'Reload the page')),
    ),
  },
  'contact.sorting': { is: 'Nothing: it is over at once.', nobodySees: true },
  'contact.incoming': {
    is: 'The chat that rings: see ringing.',
    look: isThere((page) => page.getByRole('heading', { name: 'Incoming chat from Maya' })),
  },
  'contact.open': {
    is: 'The conversation and the people in it.',
    look: all(
      isThere((page) => page.getByRole('log', { name: 'Conversation with Maya' })),
      isThere((page) => page.getByRole('region', { name: 'People in this chat' })),
    ),
  },
  'contact.open.active': {
    is: 'Means to write, invite, transfer and leave.',
    look: all(
      isThere(field),
      ...['Invite', 'Transfer', 'Leave chat'].map((name) => idle((page) => button(page, name))),
      isNot((page) => button(page, 'Close contact')),
    ),
  },
  'contact.open.afterWork': {
    is: 'What was said, and Close contact; no means to write.',
    look: all(
      isNot(field),
      isNot((page) => button(page, 'Leave chat')),
      idle((page) => button(page, 'Close contact')),
    ),
  },
  'contact.over': {
    is: 'Why there is no conversation, and Close contact.',
    look: all(
      isThere((page) => status(page, /You (missed|rejected) this chat|has ended|could not be connected/)),
      idle((page) => button(page, 'Close contact')),
    ),
  },
  'conversation.joining': { is: 'Joining the chat…', look: isThere((page) => status(page, 'Joining the chat…')) },
  'conversation.reading': {
    is: 'Reading what was said so far…, or meanwhile.',
    look: isThere((page) => status(page, /Reading what was said (so far|meanwhile)…/)),
  },
  'conversation.live': {
    is: 'What is said, as it is said; nothing about the connection.',
    look: all(
      isThere((page) => page.getByRole('log', { name: 'Conversation with' })),
      isNot((page) => status(page, /Joining|Reading|interrupted|does not answer/)),
    ),
  },
  'conversation.interrupted': {
    is: 'The connection is interrupted.',
    look: isThere((page) => status(page, 'The connection is interrupted.')),
  },
  'conversation.pausing': {
    is: 'The chat does not answer yet.',
    look: isThere((page) => status(page, /the chat does not answer yet/i)),
  },
  'conversation.failed': {
    is: 'The conversation cannot be shown, why, and a button Try again.',
    look: all(
      isThere((page) => alert(page, /The conversation cannot be shown: ./)),
      idle((page) => button(page, 'Try again')),
    ),
  },
  'conversation.readingTheEnd': {
    is: 'The chat has ended. Reading what was said meanwhile…, or so far.',
    look: isThere((page) => status(page, /The chat has ended. Reading what was said (meanwhile|so far)…/)),
  },
  'conversation.ended': {
    is: 'What was said, and nowhere to write; and that the end may be missing, where it could not be read.',
    look: all(
      isThere((page) => page.getByRole('log', { name: 'Conversation with' })),
      isNot(field),
      (page, { context }) =>
        expect(status(page, 'What was said last may be missing here.')).toBeVisible({ visible: context.cut }),
    ),
  },
  'composer.writing': {
    is: 'A text field; what is unsent can be sent again or discarded.',
    look: isThere((page) => page.getByRole('textbox', { name: 'Message to' })),
  },
  'composer.sending': { is: 'The messages that are on their way.' },
  'composer.sending.idle': {
    is: 'No message is marked Sending….',
    look: (page) => expect(page.getByRole('article').getByText('Sending…')).toBeHidden(),
  },
  'composer.sending.posting': {
    is: 'A message marked Sending….',
    look: isThere((page) => page.getByRole('article').getByText('Sending…')),
  },
  'composer.typing': { is: 'Others may see that the agent types.' },
  'composer.typing.quiet': {
    is: 'On this page the text field; the next letter tells the others.',
    look: isThere((page) => page.getByRole('textbox', { name: 'Message to' })),
  },
  'composer.typing.told': {
    is: 'On this page the text field with what is written; others see that the agent types.',
    look: (page) => expect(page.getByRole('textbox', { name: 'Message to' })).not.toHaveValue(''),
  },
  'receipts.shut': {
    is: 'No message is marked as delivered or read.',
    look: isNot((page) => marks(page)),
  },
  'receipts.open': {
    is: 'Own messages are marked as delivered or read.',
    look: isThere((page) => marks(page)),
  },
  'receipts.open.idle': {
    is: 'Nothing of its own on this page.',
    look: isThere((page) => marks(page)),
  },
  'receipts.open.reading': {
    is: 'Nothing of its own on this page; the customer sees Read a second later.',
    look: isThere((page) => marks(page)),
  },
  typists: {
    is: 'Who types, or nothing.',
    async look(page, { context }) {
      const names: string[] = Object.values(context.typists)
      const words = names.length > 0 ? `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} typing…` : ''
      await expect(page.getByRole('status', { name: 'Typing' })).toHaveText(words)
    },
  },
  'ringing.waiting': {
    is: 'The chat with its two buttons, Accept and Reject.',
    look: all(
      idle((page) => button(page, /^Accept chat from/)),
      idle((page) => button(page, /^Reject chat from/)),
    ),
  },
  'ringing.accepting': {
    is: 'Accept turns, and takes no second click.',
    look: busy((page) => button(page, /^Accept chat from/)),
  },
  'ringing.rejecting': {
    is: 'Reject turns, and takes no second click.',
    look: busy((page) => button(page, /^Reject chat from/)),
  },
  'departures.question': { is: 'Whether somebody is to be removed.' },
  'departures.question.none': {
    is: 'The people and their buttons; no dialog.',
    look: (page) => expect(dialog(page)).toBeHidden(),
  },
  'departures.question.confirming': {
    is: 'A dialog asks: Remove Bob Bianchi?',
    look: isThere((page) => page.getByRole('dialog', { name: 'Remove Bob Bianchi?' })),
  },
  'departures.others': { is: 'The others who go by this agent’s hand.' },
  'departures.others.idle': {
    is: 'None of the buttons at the people turns.',
    look: (page) => expect(wayOut(page).and(page.locator('[aria-disabled="true"]'))).toHaveCount(0),
  },
  'departures.others.disconnecting': {
    is: 'Who was asked to go is still in the list of people; their button turns, and takes no second click.',
    look: busy((page, { context }) => wayOut(page, context.leaving.name)),
  },
  'departures.self': { is: 'The button that leaves the chat.' },
  'departures.self.staying': { is: 'Leave chat.', look: idle((page) => button(page, 'Leave chat')) },
  'departures.self.leaving': {
    is: 'Leave chat turns, and takes no second click.',
    look: busy((page) => button(page, /Leave chat|Leaving/)),
  },
  'monitoring.idle': {
    is: 'One button: Barge in, or Back to silent.',
    look: idle((page) => button(page, /^(Barge in|Back to silent)$/)),
  },
  'monitoring.changing': {
    is: 'The button turns, and takes no second click.',
    look: busy((page) => button(page, /Barge in|Back to silent|Changing/)),
  },
  'quickConnects.closed': {
    is: 'No dialog, and the button that opens it.',
    look: all(isNot(dialog), idle(opener)),
  },
  'quickConnects.refused': {
    is: 'Why not, in the words of Amazon Connect or of the page, to be dismissed; no dialog.',
    async look(page) {
      await expect(page.getByRole('alert').getByText(/Not now|did not (answer|send)/)).toBeVisible()
      await expect(dialog(page)).toBeHidden()
    },
  },
  'quickConnects.open': {
    is: 'A dialog.',
    look: isThere((page, { actor }) =>
      page.getByRole('dialog', { name: actor === 'invite' ? 'Invite an agent' : 'Transfer the chat' }),
    ),
  },
  'quickConnects.open.loading': {
    is: 'In the dialog: Looking for quick connects…',
    look: isThere((page) => dialog(page).getByText('Looking for quick connects…')),
  },
  'quickConnects.open.choosing': {
    is: 'In the dialog: a button for each quick connect.',
    look: isThere((page) => dialog(page).getByRole('button', { name: /^(Invite|Transfer to) Bob Bianchi$/ })),
  },
  'quickConnects.open.confirming': {
    is: 'In the dialog: what a transfer does, and whether to go on.',
    look: isThere((page) => dialog(page).getByText('Hand the chat over to Bob Bianchi?')),
  },
  'quickConnects.asking': {
    is: 'No dialog; the button that opens it turns.',
    look: all(isNot(dialog), busy(opener)),
  },
  'closing.open': {
    is: 'The button Close contact.',
    look: idle((page) => button(page, 'Close contact')),
  },
  'closing.clearing': {
    is: 'Close contact turns, and takes no second click.',
    look: busy((page) => button(page, /Close contact|Closing/)),
  },
}
