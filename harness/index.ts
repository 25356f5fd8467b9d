export { expect } from './expect/index.ts'
export type { Agent, Person, Seat, SeenMessage } from './people/person.ts'
export { type Options, test } from './test.ts'
export type { World } from './world.ts'
