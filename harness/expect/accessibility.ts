import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

/** In the page, once it has been brought there. */
declare const axe: typeof import('axe-core')

/** The ways in which a page is looked at: light and dark, on a desk and on the narrowest phone. */
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
] as const

/** Everything that keeps people from using the page, in any of its looks: axe's findings, and scrolling sideways. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = []
  // Once for all looks: bringing it to the page and compiling it takes longer than a look (measured).
  await page.evaluate(`${axeScript()};undefined`)
  for (const { colorScheme, width } of looks) {
    // Colours that fade into each other are neither the one nor the other look.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const look = `${colorScheme}, ${width} px`
    found.push(...(await page.evaluate(violations)).map((each) => `${look}: ${each}`))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) found.push(`${look}: scrolls sideways by ${overflow} px`)
  }
  return found
}

/** Runs in the page. What it says is said of the page alone: the CCP is Amazon's page and out of sight. */
async function violations(): Promise<string[]> {
  const { violations } = await axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'], iframes: false })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

function axeScript(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
}
