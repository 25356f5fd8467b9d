import { describe, expect, test } from 'vitest'
import { findChromium, type Machine } from './find-chromium.mjs'

const OWN = '/cache/chromium/chrome'

/** A Linux machine with these programs. */
const machine = (programs: string[], rest: Partial<Machine> = {}): Machine => ({
  env: { PATH: '/usr/local/bin:/usr/bin' },
  platform: 'linux',
  showsWindows: false,
  playwrightsOwn: OWN,
  isProgram: (path) => programs.includes(path),
  ...rest,
})

describe('the choice of a Chromium', () => {
  test('the one given by the environment comes first', () => {
    const env = { PATH: '/usr/bin', ROUNDTABLE_CHROMIUM: '/opt/mine' }
    expect(findChromium(machine(['/opt/mine', OWN, '/usr/bin/chromium'], { env }))).toEqual({
      source: 'environment',
      path: '/opt/mine',
    })
  })

  test('one given that is not there is refused in two lines, whatever else is there', () => {
    const env = { PATH: '/usr/bin', ROUNDTABLE_CHROMIUM: '/opt/gone' }
    expect(() => findChromium(machine([OWN, '/usr/bin/chromium'], { env }))).toThrow(
      /^There is no browser at \/opt\/gone, .*\nSet ROUNDTABLE_CHROMIUM .*$/,
    )
  })

  test("Playwright's own comes before those of the system", () => {
    expect(findChromium(machine([OWN, '/usr/bin/google-chrome']))).toEqual({ source: 'playwright', path: OWN })
  })

  test('Chrome of the system comes before Chromium, wherever on the path each is', () => {
    const programs = ['/usr/local/bin/chromium', '/usr/bin/google-chrome-stable']
    expect(findChromium(machine(programs))?.path).toBe('/usr/bin/google-chrome-stable')
    expect(findChromium(machine(['/usr/bin/chromium-browser']))?.path).toBe('/usr/bin/chromium-browser')
  })

  test('the Chromium without a window comes first, unless somebody wants to watch', () => {
    const programs = ['/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome']
    expect(findChromium(machine(programs))?.path).toBe('/usr/bin/chromium-headless-shell')
    expect(findChromium(machine(programs, { showsWindows: true }))?.path).toBe('/usr/bin/google-chrome')
  })

  test('macOS and Windows have theirs in the usual places', () => {
    const chromeOfUser = '/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findChromium(machine([chromeOfUser], { platform: 'darwin', env: { HOME: '/Users/ann' } }))?.path).toBe(
      chromeOfUser,
    )
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const env = { PROGRAMFILES: 'C:\\Program Files' }
    expect(findChromium(machine([chrome], { platform: 'win32', env }))?.path).toBe(chrome)
  })

  test('there may be none', () => {
    expect(findChromium(machine([]))).toBeUndefined()
  })
})
