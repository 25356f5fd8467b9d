import { describe, expect, test } from 'vitest'
import { areInstalled, type LockedPackages } from './dependencies.mjs'

const LOCKED: LockedPackages = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/for-another-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}
const A = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }

describe('dependencies are installed', () => {
  test('when all of the lock file is there, but for optional ones', () => {
    expect(areInstalled(LOCKED, A)).toBe(true)
  })

  test('not when one is missing', () => {
    expect(areInstalled(LOCKED, {})).toBe(false)
  })

  test('not when one is of another version or content', () => {
    expect(areInstalled(LOCKED, { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } })).toBe(false)
    expect(areInstalled(LOCKED, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-z' } })).toBe(false)
  })
})
