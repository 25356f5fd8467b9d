/** What a person wanted cannot be done; the message says why, and what to do. */
export class RefusedAction extends Error {}
