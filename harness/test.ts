import { test as base } from '@playwright/test'
import { contactCenter } from '../fixtures/index.ts'
import type { Assumptions, ContactCenter } from '../simulator/index.ts'
import { chosenDefect } from './defects/index.ts'
import { openReferencePage } from './people/reference-page.ts'
import { problemOf } from './wire/verdict.ts'
import { World } from './world.ts'

export interface Options {
  /** The contact center to simulate. */
  center: ContactCenter
  /** What AWS does not document and the simulator has to decide: see the assumption register. */
  assumptions: Partial<Assumptions>
  seed: number
  /** Whether `world.passes` moves the time of pages too. */
  stepsPageTime: boolean
}

interface Fixtures {
  /** A world of the test's own: nothing in it is shared with another test. */
  world: World
}

export const test = base.extend<Options & Fixtures>({
  center: [contactCenter, { option: true }],
  assumptions: [{}, { option: true }],
  seed: [1, { option: true }],
  stepsPageTime: [false, { option: true }],

  world: async ({ browser, center, assumptions, seed, stepsPageTime }, use, testInfo) => {
    const createInstance = chosenDefect()
    const options = { browser, center, assumptions, seed, stepsPageTime, openPage: openReferencePage }
    const world = World.create({ ...options, ...(createInstance && { createInstance }) })
    try {
      await use(world)
    } finally {
      await world[Symbol.asyncDispose]()
      await testInfo.attach('wire.json', {
        body: JSON.stringify(world.wire.events, null, 1),
        contentType: 'application/json',
      })
    }
    const problem = problemOf(world.wire)
    if (problem) throw new Error(problem)
  },
})
