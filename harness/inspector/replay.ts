import type { Locator, Page } from '@playwright/test'
import { build } from '../../cli/build.mjs'
import { currentBuild } from '../../cli/current-build.mjs'
import { serveReplay } from '../../simulator/inspector/replay-server.ts'
import { backstageOf } from '../backstage.ts'
import { says } from '../expect/says.ts'
import { test as base } from '../test.ts'
import type { World } from '../world.ts'

export { expect } from '@playwright/test'
export { barriersOn } from '../expect/accessibility.ts'

/** A person who looks at what has been recorded. */
export class ReplayPage {
  readonly page: Page
  /** What has happened at the moment that is looked at, and when. */
  readonly moment: Locator
  readonly slider: Locator
  /** Who sits in the chat. */
  readonly seats: Locator
  readonly transcript: Locator
  readonly lines: Locator
  /** Everything that could be pressed or filled in besides the player and the choice of what is shown. */
  readonly controls: Locator

  constructor(page: Page) {
    this.page = page
    this.moment = page.getByRole('status')
    this.slider = page.getByRole('slider', { name: 'Moment' })
    this.seats = page.getByRole('list', { name: 'Who sits at the table' }).getByRole('listitem')
    this.transcript = page.getByRole('log', { name: 'Transcript' })
    this.lines = page.getByRole('list', { name: 'Sequence of events' }).getByRole('listitem')
    this.controls = page.locator('.desk').locator('input, select, form, button:not(.row-button, .chat, .to-end)')
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  async stepsBy(what: string): Promise<void> {
    await this.page.getByLabel('Steps').selectOption(what)
  }

  /** Goes back step by step until this has not yet happened. */
  async goesBackBefore(words: RegExp): Promise<void> {
    while (!says(await this.moment.innerText(), words)) await this.presses('Step back')
    await this.presses('Step back')
  }
}

interface Fixtures {
  /** Opens what has happened in a world, as `roundtable replay` does. */
  replayed: (world: World) => Promise<ReplayPage>
}

export const test = base.extend<Fixtures>({
  replayed: async ({ page }, use) => {
    if (!currentBuild()) await build()
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    let close = () => {}
    await use(async (world) => {
      const served = await serveReplay(
        backstageOf(world, 'replayed').recorder.recording('a test', world.timeline.marks),
      )
      close = served.close
      await page.goto(served.url)
      return new ReplayPage(page)
    })
    close()
    if (problems.length > 0) throw new Error(`The page failed: ${problems.join('; ')}`)
  },
})
