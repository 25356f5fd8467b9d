import type { Locator, Page } from '@playwright/test'
import type { Row } from '../../simulator/bench/report.ts'
import { median } from '../../simulator/bench/statistics.ts'
import { test } from '../index.ts'
import { World } from '../world.ts'
import { RoutedEcho } from './echo.ts'
import { figures, ROUNDS } from './figures.ts'

const AT_MOST = 1.5
const EACH_ROUND = 10

test('a message from page to page', async ({ browser, pageDriver, center }) => {
  await using routed = await World.create({ browser, pageDriver, center, transport: 'routed' })
  await using served = await World.create({ browser, pageDriver, center, transport: 'sockets' })
  await using echo = await RoutedEcho.between(browser, 2)
  const ways = {
    echo: { from: echo.page(0), box: echo.page(0).getByRole('textbox', { name: 'Message' }), to: echo.page(1) },
    routed: await wayInChat(routed),
    served: await wayInChat(served),
  }
  const times: Record<keyof typeof ways, number[]> = { echo: [], routed: [], served: [] }
  // The first of each makes the pages warm.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const which of ['echo', 'routed', 'served'] as const) {
      for (let nth = 0; nth < EACH_ROUND; nth += 1) {
        const ms = await timeOfMessage(ways[which], `${which} ${round}.${nth}`)
        if (round > 0) times[which].push(ms)
      }
    }
    console.error(`messages: ${round} of ${ROUNDS}`)
  }
  const floor = median(times.echo)
  const row = (what: string, taken: readonly number[]): Row => ({
    what,
    measured: `${median(taken).toFixed(1)} ms`,
    floor: `${floor.toFixed(1)} ms (a bare routed echo)`,
    ratio: (median(taken) / floor).toFixed(2),
    target: `at most ${AT_MOST}`,
    isMet: median(taken) <= floor * AT_MOST,
  })
  figures([row('a message from page to page, median', times.routed), row('  over sockets', times.served)])
})

async function wayInChat(world: World): Promise<Way> {
  const { alice, bob } = await world.chatOfThree({ pages: ['alice', 'bob'] })
  return { from: alice.page, box: alice.page.getByRole('textbox', { name: 'Message to' }), to: bob.page }
}

interface Way {
  readonly from: Page
  readonly box: Locator
  readonly to: Page
}

/** Milliseconds from the key that sends a text in one page to its being drawn in the other, by the clock of both. */
async function timeOfMessage({ from, box, to }: Way, text: string): Promise<number> {
  const seen = to.evaluate(seeing, text)
  await box.fill(text)
  // Time for one message is asked for: what the one before still gives its pages to do is no part of it.
  await Promise.all([from, to].map((page) => page.evaluate(resting)))
  const sent = from.evaluate(pressing)
  await box.press('Enter')
  const [at, drawn] = await Promise.all([sent, seen])
  return drawn - at
}

/** Runs in the page: resolves when it has nothing to do. */
function resting(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()))
}

/** Runs in the page. */
function pressing(): Promise<number> {
  return new Promise((resolve) => {
    const listen = () => resolve(performance.timeOrigin + performance.now())
    window.addEventListener('keydown', listen, { capture: true, once: true })
  })
}

/** Runs in the page. */
function seeing(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = new MutationObserver(() => {
      if (!document.body.textContent?.includes(text)) return
      look.disconnect()
      resolve(performance.timeOrigin + performance.now())
    })
    look.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}
