import { randomUUID } from 'node:crypto'

/** A client token that nobody had before: for AWS; a simulator has its own, by its seed. */
export const randomToken: () => string = randomUUID
