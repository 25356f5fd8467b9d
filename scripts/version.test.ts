import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { version } from './version.mjs'

const repository = mkdtempSync(join(tmpdir(), 'roundtable-version-test-'))
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: repository,
    encoding: 'utf8',
  })
const write = (file: string, text: string) => writeFileSync(join(repository, file), text)

beforeAll(() => {
  git('init', '--quiet')
  write('code.ts', '1')
  write('record.json', '1')
  git('add', '.')
  git('commit', '--quiet', '-m', 'first')
})
afterAll(() => rmSync(repository, { recursive: true }))

test('a commit is its id; changes make it another, and the index stays as it is', () => {
  const commit = git('rev-parse', 'HEAD').trim()
  expect(version({ repository })).toBe(commit)
  write('record.json', '2')
  expect(version({ repository, except: 'record.json' })).toBe(commit)
  const changed = version({ repository })
  expect(changed).toMatch(new RegExp(`^${commit} with changes [0-9a-f]{40}$`))
  write('new.ts', '3')
  expect(version({ repository })).not.toBe(changed)
  expect(git('diff', '--cached', '--name-only')).toBe('')
})
