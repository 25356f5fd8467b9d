import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { PATIENCE_MS } from '../waiting.ts'
import { within } from './eventually.ts'

/** In the page, once it has been brought there. */
declare const axe: typeof import('axe-core')

/** The ways in which a page is looked at: light and dark, on a desk and on the narrowest phone. */
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const

type Look = (typeof looks)[number]
type Looked = Pick<Page, 'evaluate' | 'emulateMedia' | 'setViewportSize'>

/**
 * Everything that keeps people from using the page, in any of its looks: axe's findings, and scrolling sideways.
 * @param patienceMs for each look: Playwright has no limit of its own for what a page is asked
 * @throws Error when the page does not answer
 */
export async function barriersOn(page: Looked, patienceMs = PATIENCE_MS): Promise<string[]> {
  const answered = <Value>(during: string, ask: () => Promise<Value>) =>
    within(patienceMs, `The page did not answer within ${patienceMs} ms, ${during}. ${WHY}`, ask)
  // Once for all looks: bringing it to the page and compiling it takes longer than a look (measured).
  await answered('before it was looked at', () => page.evaluate(`${axeScript()};undefined`))
  const found: string[] = []
  for (const look of looks) {
    const name = `${look.colorScheme}, ${look.width} px`
    const barriers = await answered(`looked at in ${name}`, () => barriersIn(look, page))
    found.push(...barriers.map((each) => `${name}: ${each}`))
  }
  return found
}

const WHY = 'Something keeps it busy, or it waits for somebody: is there a dialog of the browser that nobody answers?'

async function barriersIn({ colorScheme, width }: Look, page: Looked): Promise<string[]> {
  // Colours that fade into each other are neither the one nor the other look.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: 900 })
  const found = await page.evaluate(violations)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return overflow > 0 ? [...found, `scrolls sideways by ${overflow} px`] : found
}

/** Runs in the page. What it says is said of the page alone: the CCP is Amazon's page and out of sight. */
async function violations(): Promise<string[]> {
  const { violations } = await axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'], iframes: false })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

function axeScript(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
}
