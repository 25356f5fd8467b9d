import { expect, type Locator, type Page } from '@playwright/test'

/** What a person sees while a machine is in a state. */
export interface Seen {
  /** In words, for people. */
  readonly is: string
  /** Checks it on the page; waits by itself. Missing where the machine is not walked on a page (agent-ui/model/off-page.ts). */
  look?(page: Page, actor: string): Promise<void>
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const isThere = (find: (page: Page, actor: string) => Locator) => (page: Page, actor: string) =>
  expect(find(page, actor).first()).toBeVisible()
const busy = (find: (page: Page, actor: string) => Locator) => (page: Page, actor: string) =>
  expect(find(page, actor)).toHaveAttribute('aria-disabled', 'true')
const idle = (find: (page: Page, actor: string) => Locator) => async (page: Page, actor: string) => {
  await expect(find(page, actor)).toBeVisible()
  await expect(find(page, actor)).not.toHaveAttribute('aria-disabled', 'true')
}
const opener = (page: Page, actor: string) => button(page, actor === 'invite' ? /^Invite$/ : /^Transfer$/)

/** By state, in the order of the machines: one entry for each, or the walk says which is missing. */
export const seen: Readonly<Record<string, Seen>> = {
  app: { is: 'The page.' },
  'session.starting': { is: 'Connecting to Amazon Connect…' },
  'session.signedOut': { is: 'Sign in, and no desk.' },
  'session.signedOut.opening': { is: 'Connecting to Amazon Connect…' },
  'session.signedOut.waiting': { is: 'How the sign-in window fares, and a button Sign in.' },
  'session.entering': { is: 'Connecting to Amazon Connect…' },
  'session.signedIn': { is: 'The desk, with the agent and their state above.' },
  'session.signedIn.link': { is: 'The desk.' },
  'session.signedIn.link.up': { is: 'Nothing about the connection.' },
  'session.signedIn.link.down': { is: 'The connection to Amazon Connect is lost. It is being opened again.' },
  'session.signedIn.availability': { is: 'Buttons for the states that can be chosen.' },
  'session.signedIn.availability.settled': {
    is: 'None of the buttons turns.',
    look: idle((page) => button(page, 'Break')),
  },
  'session.signedIn.availability.changing': {
    is: 'The button of the chosen state turns.',
    look: busy((page) => button(page, /Break|Changing/)),
  },
  'session.startingAfresh': { is: 'The page loads itself anew.' },
  'session.denied': { is: 'Amazon Connect denies you the Contact Control Panel.' },
  'session.gaveUp': { is: 'The Contact Control Panel does not answer, and a button Reload the page.' },
  'contact.sorting': { is: 'Nothing: it is over at once.' },
  'contact.incoming': { is: 'The chat that rings: see ringing.' },
  'contact.open': { is: 'The conversation and the people in it.' },
  'contact.open.active': { is: 'Means to write, invite, transfer and leave.' },
  'contact.open.afterWork': { is: 'What was said, and Close contact.' },
  'contact.over': { is: 'Why there is no conversation, and Close contact.' },
  'conversation.joining': { is: 'Joining the chat…' },
  'conversation.reading': { is: 'Reading what was said so far…, or meanwhile.' },
  'conversation.live': { is: 'What is said, as it is said.' },
  'conversation.interrupted': { is: 'The connection is interrupted.' },
  'conversation.pausing': { is: 'The chat does not answer yet. Trying again…' },
  'conversation.failed': { is: 'The conversation cannot be shown, why, and a button Try again.' },
  'conversation.ended': { is: 'What was said.' },
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
  'receipts.shut': { is: 'No message is marked as delivered or read.' },
  'receipts.open': { is: 'Own messages are marked as delivered or read.' },
  'receipts.open.idle': { is: 'Nothing of its own.' },
  'receipts.open.reading': { is: 'Nothing; the customer sees Read a second later.' },
  typists: { is: 'Who types.' },
  'ringing.waiting': {
    is: 'The chat with its two buttons, Accept and Reject.',
    async look(page) {
      await idle((page) => button(page, /^Accept chat from/))(page, '')
      await idle((page) => button(page, /^Reject chat from/))(page, '')
    },
  },
  'ringing.accepting': {
    is: 'Accept turns, and takes no second click.',
    look: busy((page) => button(page, /^Accept chat from/)),
  },
  'ringing.rejecting': {
    is: 'Reject turns, and takes no second click.',
    look: busy((page) => button(page, /^Reject chat from/)),
  },
  'departures.idle': {
    is: 'The people and their buttons; no dialog.',
    look: (page) => expect(dialog(page)).toBeHidden(),
  },
  'departures.confirming': {
    is: 'A dialog asks: Remove Bob Bianchi?',
    look: isThere((page) => page.getByRole('dialog', { name: 'Remove Bob Bianchi?' })),
  },
  'departures.disconnecting': {
    is: 'No dialog any more; who was asked to go is still in the list of people.',
    async look(page) {
      await expect(dialog(page)).toBeHidden()
      await expect(page.getByRole('region', { name: 'People in this chat' }).getByText('Bob Bianchi')).toBeVisible()
    },
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
    async look(page, actor) {
      await expect(dialog(page)).toBeHidden()
      await idle(opener)(page, actor)
    },
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
    look: isThere((page, actor) =>
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
    async look(page, actor) {
      await expect(dialog(page)).toBeHidden()
      await busy(opener)(page, actor)
    },
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
