import { chromium } from '@playwright/test'
import { afterEach, expect, test, vi } from 'vitest'
import { chromiumHere } from './chromium-here.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('the browser that is named is taken, whatever else there is', () => {
  vi.stubEnv('ROUNDTABLE_CHROMIUM', process.execPath)
  expect(chromiumHere()).toEqual({ executablePath: process.execPath })
})

test("Playwright's own is left to Playwright", () => {
  vi.stubEnv('ROUNDTABLE_CHROMIUM', '')
  vi.spyOn(chromium, 'executablePath').mockReturnValue(process.execPath)
  expect(chromiumHere()).toEqual({})
})

test('one that is named and not there is refused with what to do', () => {
  vi.stubEnv('ROUNDTABLE_CHROMIUM', '/nowhere/chromium')
  expect(chromiumHere).toThrow(/^There is no browser at \/nowhere\/chromium, where ROUNDTABLE_CHROMIUM points\.\nSet /)
})
