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
  showsWindows: showsWindows(),
  playwrightsOwn: chromium.executablePath(),
})

/**
 * Workers read the configuration again without the arguments of the command, so that it is handed on in the environment.
 */
function showsWindows() {
  const asked = ['--headed', '--ui', '--debug'].some((argument) => process.argv.includes(argument))
  if (asked) process.env.ROUNDTABLE_SHOWS_WINDOWS = 'true'
  return process.env.ROUNDTABLE_SHOWS_WINDOWS === 'true'
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
