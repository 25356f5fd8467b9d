import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

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
  for (const { colorScheme, width } of looks) {
    // Colours that fade into each other are neither the one nor the other look.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await axe(page).analyze()
    const look = `${colorScheme}, ${width} px`
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${look}: ${id}: ${node.html}`)))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overflow > 0) found.push(`${look}: scrolls sideways by ${overflow} px`)
  }
  return found
}

/** In half the time that it takes by default (measured): one pass over the page and no second page; passes are not told of. */
function axe(page: Page): AxeBuilder {
  // The CCP is Amazon's page and out of sight.
  return new AxeBuilder({ page })
    .exclude('iframe')
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
}
