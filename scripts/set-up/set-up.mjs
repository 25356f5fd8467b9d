import { installDependencies } from './dependencies.mjs'

/** Everything that a fresh clone lacks. Does nothing where nothing is lacking. */
export async function setUp() {
  await installDependencies()
  // Only now: it imports Playwright.
  const { provideChromium } = await import('./provide-chromium.mjs')
  await provideChromium()
}
