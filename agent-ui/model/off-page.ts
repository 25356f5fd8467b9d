/**
 * Machines that are walked without a page, on a fake port (machine-walk.test.ts), each with the reason. What a page takes
 * of them on the way is counted all the same.
 */
export const offPage: Readonly<Record<string, string>> = {
  app: 'It has one state; what it does is to hand on what it hears.',
  session:
    'An engine that gives up, or denies, takes minutes or another instance; specs/signing-in and sleep sign in on a page.',
  contact:
    'Its states are those of the chat, which the specs go through; a missed chat that comes back is not to be had.',
  conversation:
    'Five failures in a row, with pauses; its interruptions on a page are in specs/messages, sleep and accessibility.',
  receipts: 'Nobody sees its states; what it posts on a page is in specs/receipts.',
  typists: 'It has one state; typing on a page is in specs/messages.',
}

/** Single transitions of machines that are walked on a page, by name, that need not be taken there: with the reason. */
export const offPageTransitions: Readonly<Record<string, string>> = {
  'composer.writing --own.arrived--> stays':
    'The message has to come back before the answer that it was taken; on a page the answer may be first.',
}
