/**
 * Single transitions, by name, that no page is made to take: each with the reason. They are taken without a page, on a fake
 * port (machine-walk.test.ts); the walk of the page prints them.
 */
export const offPageTransitions: Readonly<Record<string, string>> = {
  'composer.writing --own.arrived--> stays':
    'The message has to come back before the answer that it was taken; on a page the answer may be first.',
  'contact.over --at once--> contact.open':
    'Amazon Connect offers a chat that was missed or rejected to the same agent only when it has been put away, as another one.',
}
