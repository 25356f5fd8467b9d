import { describe, expect, test } from 'vitest'
import type { Machine } from '../cli/chromium/find-chromium.mjs'
import { withUiModeServed } from './ui-mode.mjs'

const OWN = '/cache/chromium/chrome'
const machine = (programs: string[], env: Machine['env']): Machine => ({
  env: { PATH: '/usr/bin', ...env },
  platform: 'linux',
  showsWindows: false,
  playwrightsOwn: OWN,
  isProgram: (path) => programs.includes(path),
})

describe('UI mode', () => {
  test('has a window of its own on a display, by a browser that can show it', () => {
    expect(withUiModeServed(['--ui'], machine([OWN], { DISPLAY: ':0' }))).toEqual(['--ui'])
    expect(withUiModeServed(['--ui'], machine(['/usr/bin/google-chrome'], { WAYLAND_DISPLAY: 'w' }))).toEqual(['--ui'])
  })

  test('is served on a free port without a display, or with another Chromium', () => {
    expect(withUiModeServed(['--ui', 'specs/cap'], machine([OWN], {}))).toEqual(['--ui', 'specs/cap', '--ui-port=0'])
    expect(withUiModeServed(['--ui'], machine(['/usr/bin/chromium'], { DISPLAY: ':0' }))).toEqual([
      '--ui',
      '--ui-port=0',
    ])
  })

  test('stays where it is asked to be', () => {
    expect(withUiModeServed(['--ui', '--ui-port=8080'], machine([], {}))).toEqual(['--ui', '--ui-port=8080'])
    expect(withUiModeServed(['--ui-host', '0.0.0.0', '--ui'], machine([], {}))).toHaveLength(3)
  })

  test('is nothing to a run without it', () => {
    expect(withUiModeServed(['specs/cap'], machine([], {}))).toEqual(['specs/cap'])
  })
})
