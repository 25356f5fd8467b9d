import { posix, win32 } from 'node:path'
import { NoSuchBrowser } from './no-such-browser.mjs'

/**
 * What the choice of a browser depends on.
 *
 * @typedef {object} Machine
 * @property {Record<string, string | undefined>} env
 * @property {string} platform as in process.platform
 * @property {(path: string) => boolean} isProgram whether a file is there that can be started
 * @property {boolean} showsWindows whether somebody wants to watch the browser
 * @property {string} playwrightsOwn where Playwright puts its Chromium, be it there or not
 */

/** @typedef {{ source: 'environment' | 'playwright' | 'system', path: string }} Chromium */

const VARIABLE = 'ROUNDTABLE_CHROMIUM'

/**
 * The Chromium to test with: the one given by the environment, else Playwright's own, else one of the system. Looked for
 * anew each time, by the set-up, by playwright.config.ts and by the commands that open a browser alike, so that there is no remembered choice to go stale.
 *
 * @param {Machine} machine
 * @returns {Chromium | undefined}
 */
export function findChromium(machine) {
  const given = machine.env[VARIABLE]
  if (given) {
    if (machine.isProgram(given)) return { source: 'environment', path: given }
    throw new NoSuchBrowser(
      `There is no browser at ${given}, where ${VARIABLE} points.`,
      `Set ${VARIABLE} to the path of a Chrome or Chromium program, or unset it to have one looked for.`,
    )
  }
  if (machine.isProgram(machine.playwrightsOwn)) return { source: 'playwright', path: machine.playwrightsOwn }
  const path = findHeadlessShell(machine) ?? findChrome(machine) ?? places(machine, CHROMIUM).find(machine.isProgram)
  return path ? { source: 'system', path } : undefined
}

/**
 * Chrome proper, which can also show Playwright's own windows.
 *
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export const findChrome = (machine) => places(machine, CHROME).find(machine.isProgram)

/**
 * Debian's Chromium without a user interface. A page opens in a quarter of the time (measured: 100 ms against 400 ms).
 *
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function findHeadlessShell(machine) {
  if (machine.showsWindows || machine.platform !== 'linux') return undefined
  return places(machine, HEADLESS_SHELL).find(machine.isProgram)
}

/** @typedef {{ names: string[], app: string, folder: string }} Product how a browser is called on Linux, macOS, Windows */

/** @type {Product} */
const CHROME = {
  names: ['google-chrome', 'google-chrome-stable'],
  app: 'Google Chrome',
  folder: 'Google\\Chrome',
}
/** @type {Product} */
const CHROMIUM = {
  names: ['chromium', 'chromium-browser'],
  app: 'Chromium',
  folder: 'Chromium',
}

/** @type {Product} */
const HEADLESS_SHELL = { names: ['chromium-headless-shell'], app: '', folder: '' }

/**
 * Where a product usually is.
 *
 * @param {Machine} machine
 * @param {Product} product
 * @returns {string[]}
 */
function places({ env, platform }, { names, app, folder }) {
  if (platform === 'darwin')
    return ['/', env.HOME ?? '/'].map((base) => posix.join(base, `Applications/${app}.app/Contents/MacOS/${app}`))
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((base) =>
      base ? [win32.join(base, folder, 'Application\\chrome.exe')] : [],
    )
  const directories = (env.PATH ?? '').split(posix.delimiter).filter(Boolean)
  return names.flatMap((name) => directories.map((directory) => posix.join(directory, name)))
}
