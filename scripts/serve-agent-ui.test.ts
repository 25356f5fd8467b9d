import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { inRepository } from './paths.mjs'

/** `npm run agent-ui` with these arguments, which do not have it serve anything. */
function runs(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inRepository('scripts/serve-agent-ui.mjs'), ...args],
    {
      encoding: 'utf8',
      timeout: 20_000,
    },
  )
  return { status, stdout, stderr }
}

test('npm run agent-ui -- --help says what it does, and serves nothing', () => {
  expect(runs('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^npm run agent-ui\n/), stderr: '' })
})

test.each([['--port', '4400'], ['4400']])('npm run agent-ui refuses %s, which it does not know', (...args) => {
  expect(runs(...args)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('--help says what there is.'),
  })
})
