import { test as base, type Page, type TestInfo } from '@playwright/test'
import { build } from '../../cli/build.mjs'
import { currentBuild } from '../../cli/current-build.mjs'
import { type ServedSimulator, serveSimulator } from '../../simulator/serve.ts'
import { Evidence } from '../evidence/evidence.ts'
import { ScrubbedTest } from '../evidence/scrubbed-test.ts'
import { witness } from '../evidence/witness.ts'
import { barriersOn } from '../expect/accessibility.ts'
import { InspectorPage } from './inspector-page.ts'

export { expect } from '@playwright/test'
export { InspectorPage }

/** A simulator that is served, and can end and come back where it was. */
export class Served {
  #simulator: ServedSimulator
  #told: ReturnType<typeof witness>

  private constructor(simulator: ServedSimulator) {
    this.#simulator = simulator
    this.#told = witness(simulator)
  }

  static async starts(): Promise<Served> {
    return new Served(await serveSimulator())
  }

  /** By the name of this machine, which is all that the browsers of specs resolve. */
  get url(): string {
    return `http://localhost:${new URL(this.#simulator.origin).port}/`
  }

  /** Puts so many events into the wire log, as a long run would. */
  hasSeen(events: number): void {
    const { wire } = this.#simulator
    for (let index = 0; index < events; index += 1) {
      wire.record({ kind: 'socket opened', who: `Customer ${index % 5}`, service: 'socket', socket: index })
    }
  }

  async ends(): Promise<void> {
    await this.#simulator.close()
  }

  /** Another one, at the same address. */
  async comesBack(): Promise<void> {
    this.#simulator = await serveSimulator({ port: Number(new URL(this.#simulator.origin).port) })
    this.#told = witness(this.#simulator)
  }

  /** What a test leaves to be read, of the simulator that is there now. */
  evidenceOf(test: TestInfo): Evidence {
    return new Evidence(this.#told, test, test.errors[0])
  }
}

interface Fixtures {
  served: Served
  inspector: InspectorPage
}

/** A person at the inspector of a simulator of their own. */
export const test = base.extend<Fixtures, { built: undefined }>({
  built: [
    // biome-ignore lint/correctness/noEmptyPattern: it asks for nothing
    async ({}, use) => {
      if (!currentBuild()) await build()
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: it asks for nothing
  served: async ({}, use, testInfo) => {
    const scrubbed = new ScrubbedTest(testInfo)
    const served = await Served.starts()
    await use(served)
    scrubbed.scrubsErrors({ keepsPages: true })
    const evidence = served.evidenceOf(testInfo)
    await served.ends()
    await evidence.attachTo(testInfo)
  },

  inspector: async ({ page, served }, use) => {
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    await page.goto(served.url)
    await use(new InspectorPage(page))
    if (problems.length > 0) throw new Error(`The page failed: ${problems.join('; ')}`)
  },
})

/** Everything that keeps people from using the page as it is now. */
export function barriers({ page }: { page: Page }): Promise<string[]> {
  return barriersOn(page)
}

/** The texts of the diagram, as they are drawn, that lie over one another. */
export function overlapping({ page }: { page: Page }): Promise<string[]> {
  return page.locator('.rows').evaluate((rows) => {
    const drawn = [...rows.querySelectorAll('text')].map((text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }))
    return drawn.flatMap(({ words, box }, index) =>
      drawn
        .slice(index + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right &&
            other.left < box.right &&
            box.top + 1 < other.bottom &&
            other.top + 1 < box.bottom,
        )
        .map((other) => `${words} / ${other.words}`),
    )
  })
}
