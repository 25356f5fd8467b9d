import { describe, expect, test } from 'vitest'
import { runQuietly, tellingLine } from './run-quietly.mjs'

const node = (script: string, options?: Parameters<typeof runQuietly>[2]) =>
  runQuietly(process.execPath, ['-e', script], options)

describe('a program run quietly', () => {
  test('is heard on both channels', async () => {
    const { ok, output } = await node('console.log("out"); console.error("err"); process.exit(3)')
    expect(ok).toBe(false)
    expect(output.trim().split('\n').sort()).toEqual(['err', 'out'])
  })

  test('is ended when it hangs, with what it started', async () => {
    const child = `const { spawn } = require('node:child_process')
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`
    const { ok, output } = await node(child, { silenceLimit: 500 })
    expect(ok).toBe(false)
    expect(tellingLine(output)).toBe('Error: nothing was heard of it for 500 ms')
  })

  test('that is not there has failed', async () => {
    expect((await runQuietly('no-such-program', [])).ok).toBe(false)
  })
})

test('the telling line is the first error, else the last word', () => {
  expect(tellingLine('npm error code ENOTFOUND\nnpm error network\nnpm error log')).toBe('npm error network')
  expect(tellingLine('Reading\nE: Unable to locate package\n')).toBe('E: Unable to locate package')
  expect(tellingLine('one\ntwo\n\n')).toBe('two')
})
