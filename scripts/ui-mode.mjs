import { findChrome } from '../cli/chromium/find-chromium.mjs'

/**
 * UI mode opens a window of its own, which only Playwright's Chromium or Chrome can show, and only on a display. Elsewhere
 * it is served on a free port instead: Playwright then prints the address, for any browser.
 *
 * @param {string[]} args of `playwright test`
 * @param {import('../cli/chromium/find-chromium.mjs').Machine} machine
 * @returns {string[]}
 */
export function withUiModeServed(args, machine) {
  const placeChosen = args.some((arg) => /^--ui-(port|host)\b/.test(arg))
  if (!args.includes('--ui') || placeChosen || canShowWindow(machine)) return args
  return [...args, '--ui-port=0']
}

/** @param {import('../cli/chromium/find-chromium.mjs').Machine} machine */
function canShowWindow(machine) {
  const { env, platform } = machine
  const display = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY
  return Boolean(display && (machine.isProgram(machine.playwrightsOwn) || findChrome(machine)))
}
