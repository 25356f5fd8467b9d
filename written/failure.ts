/** What ends a command in words instead of a stack: it says what is wrong and, where that helps, what to do. */
export class Failure extends Error {}
