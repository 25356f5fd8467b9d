const DENIED =
  'The engine says so after ten of its polls in a row are answered 403, and any good answer in between begins the count anew (source).'

const EXPIRED =
  'On a page the agent is known again in the same moment, so that the walk cannot stop in between; a sign-in expires on a page in specs/sleep.'

const STALLED =
  'The engine says so after twenty of its polls in a row are answered 401, which takes minutes (source); specs/faults goes there on a page.'

const OVERTAKEN = 'The message has to come back before the answer that it was taken; on a page the answer may be first.'

const FAILED_FOR_A_MOMENT =
  'That a contact has failed and is connected again is up to Amazon Connect; the simulator has none fail.'

/**
 * Single transitions, and the states that they alone lead to, by name, that no page is made to take: each with the reason. They are taken without a page, on a fake
 * port (machine-walk.test.ts); the walk of the page prints them.
 */
export const offPageTransitions: Readonly<Record<string, string>> = {
  'session.denied': DENIED,
  'session --session.denied--> session.denied': DENIED,
  'session --session.lost--> session.signedOut': EXPIRED,
  'session --agent.changed (1 of 2)--> session.startingAfresh': EXPIRED,
  'session.startingAfresh --agent.changed--> stays': EXPIRED,
  'session --session.stalled--> session.startingAfresh': STALLED,
  'session.startingAfresh --session.stalled--> stays': STALLED,
  'contact.open --own.arrived--> stays': OVERTAKEN,
  'composer.writing --own.arrived--> stays': OVERTAKEN,
  'contact.open.afterWork --at once--> contact.open.active': FAILED_FOR_A_MOMENT,
  'conversation.readingTheEnd --chat.resumed--> conversation.joining': FAILED_FOR_A_MOMENT,
  'conversation.ended --chat.resumed--> conversation.joining': FAILED_FOR_A_MOMENT,
  'contact.over --at once (2 of 2)--> contact.open':
    'A chat that was missed or rejected rings before it is connected again; that both are one piece of news is up to Amazon Connect.',
}
