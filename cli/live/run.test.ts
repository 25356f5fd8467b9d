import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folder, runIn } from '../test-support/command.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const env = { PATH: process.env.PATH ?? '', ROUNDTABLE_LIVE_CONFIG: join(folder, 'none.yaml') }

test('settings that are not there are told of as by every command, before Playwright is started', async () => {
  expect(await runIn({ cwd: REPOSITORY, env }, 'live')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^roundtable: The file with live settings \S+none\.yaml cannot be read: [^\n]*\n$/),
  })
})

test('a project without Playwright is told what to install', async () => {
  const project = mkdtempSync(join(folder, 'project-'))
  try {
    expect(await runIn({ cwd: project, env }, 'live')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^roundtable: Playwright is not in this project: npm install --save-dev /),
    })
  } finally {
    rmSync(project, { recursive: true })
  }
})
