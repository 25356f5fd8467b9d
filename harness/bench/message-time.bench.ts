import type { Locator, Page } from '@playwright/test'
import { median } from '../../simulator/bench/statistics.ts'
import { test } from '../index.ts'
import { RoutedEcho } from './echo.ts'
import { figures, ROUNDS } from './figures.ts'

const AT_MOST = 1.5
const EACH_ROUND = 10

test('a message from page to page', async ({ browser, world }) => {
  const { alice, bob } = await world.chatOfThree({ pages: ['alice', 'bob'] })
  await using echo = await RoutedEcho.between(browser, 2)
  const ways = {
    chat: { from: alice.page, box: alice.page.getByRole('textbox', { name: 'Message to' }), to: bob.page },
    echo: { from: echo.page(0), box: echo.page(0).getByRole('textbox', { name: 'Message' }), to: echo.page(1) },
  }
  const times = { chat: [] as number[], echo: [] as number[] }
  // The first of each makes the pages warm.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const which of ['echo', 'chat'] as const) {
      for (let nth = 0; nth < EACH_ROUND; nth += 1) {
        const ms = await timeOfMessage(ways[which], `${which} ${round}.${nth}`)
        if (round > 0) times[which].push(ms)
      }
    }
    console.error(`messages: ${round} of ${ROUNDS}`)
  }
  const [floor, chat] = [median(times.echo), median(times.chat)]
  figures([
    {
      what: 'a message from page to page, median',
      measured: `${chat.toFixed(1)} ms`,
      floor: `${floor.toFixed(1)} ms (a bare routed echo)`,
      ratio: (chat / floor).toFixed(2),
      target: `at most ${AT_MOST}`,
      isMet: chat <= floor * AT_MOST,
    },
  ])
})

interface Way {
  readonly from: Page
  readonly box: Locator
  readonly to: Page
}

/** Milliseconds from the key that sends a text in one page to its being drawn in the other, by the clock of both. */
async function timeOfMessage({ from, box, to }: Way, text: string): Promise<number> {
  const seen = to.evaluate(seeing, text)
  await box.fill(text)
  const sent = from.evaluate(pressing)
  await box.press('Enter')
  const [at, drawn] = await Promise.all([sent, seen])
  return drawn - at
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
