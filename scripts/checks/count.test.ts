import { describe, expect, test } from 'vitest'
import { countOfExit, countOfRunner, line, sum } from './count.mjs'

describe('counting', () => {
  test('a check without tests counts as one', () => {
    expect(countOfExit(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countOfExit(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('a runner counts what it reported', () => {
    const reported = { passed: 3, failed: 1, skipped: 2 }
    expect(countOfRunner(1, reported)).toEqual(reported)
  })

  test('a runner that crashed before it reported is one failed, whatever its exit code', () => {
    expect(countOfRunner(1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countOfRunner(0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('a runner that ended badly with every test passed is one failed', () => {
    expect(countOfRunner(1, { passed: 3, failed: 0, skipped: 0 })).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })

  test('a runner that ran nothing is one failed', () => {
    expect(countOfRunner(0, { passed: 0, failed: 0, skipped: 0 })).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('the line is the sum', () => {
    expect(line(sum([countOfExit(0), { passed: 40, failed: 2, skipped: 1 }]))).toBe('41 passed, 2 failed, 1 skipped')
  })
})
