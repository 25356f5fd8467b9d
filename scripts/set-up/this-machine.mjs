import { accessSync, constants, statSync } from 'node:fs'
import { chromium } from '@playwright/test'

/**
 * The machine we are on, as the choice of a browser sees it. Apart from that choice because it needs Playwright, which is not
 * there before the dependencies are.
 *
 * @returns {import('./find-chromium.mjs').Machine}
 */
export const thisMachine = () => ({
  env: process.env,
  platform: process.platform,
  isProgram,
  playwrightsOwn: chromium.executablePath(),
})

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
