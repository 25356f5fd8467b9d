import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { init } from './init.ts'

let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'roundtable-init-'))
  writes('package.json', '{}')
})

afterEach(() => rmSync(project, { recursive: true }))

const ALL = [
  'playwright.config.ts',
  'roundtable/desk.ts',
  'roundtable/first-chat.spec.ts',
  '.github/workflows/roundtable.yml',
  'live.config.yaml',
]

test('a project gets a config, a page driver, a spec and a workflow, and hears what to do next', () => {
  const said = init(project)
  for (const path of ALL) expect(reads(path)).not.toBe('')
  expect(said).toMatch(/^Written:\n {2}playwright\.config\.ts/)
  expect(said).not.toContain('Left as they were')
  expect(said).toMatch(/npx playwright test$/m)
})

test('what runs leave and its repository does not keep out yet is named', () => {
  expect(init(project)).toMatch(
    /\.gitignore: .*\n {5}playwright-report\/\n {5}roundtable-report\/\n {5}test-results\/\n {5}\.roundtable\/\n\n/,
  )
  writes('.gitignore', 'node_modules\n/test-results/\nplaywright-report\r\n')
  const said = init(project)
  expect(said).toMatch(/\.gitignore: .*\n {5}roundtable-report\/\n {5}\.roundtable\/\n\n/)
  expect(reads('.gitignore')).toBe('node_modules\n/test-results/\nplaywright-report\r\n')
  writes('.gitignore', 'playwright-report/\nroundtable-report/\ntest-results/\n.roundtable/\n')
  expect(init(project)).not.toContain('.gitignore')
})

test('a file that is there is left as it is, and named', () => {
  init(project)
  writes('roundtable/desk.ts', 'ours')
  rmSync(join(project, 'roundtable/first-chat.spec.ts'))
  const said = init(project)
  expect(reads('roundtable/desk.ts')).toBe('ours')
  expect(said).toMatch(/^Written:\n {2}roundtable\/first-chat\.spec\.ts.*\n\n/)
  expect(said).toMatch(/Left as they were[\s\S]*\n {2}roundtable\/desk\.ts/)
})

test.each(['playwright.config.ts', 'playwright.config.js', 'playwright.config.mts'])(
  'beside a %s it puts a config of another name, for the workflow too',
  (config) => {
    writes(config, 'ours')
    const said = init(project)
    expect(reads(config)).toBe('ours')
    expect(reads('playwright.roundtable.config.ts')).toContain('pageDriver: desk')
    expect(reads('.github/workflows/roundtable.yml')).toContain('--config playwright.roundtable.config.ts')
    expect(said).toMatch(/npx playwright test --config playwright\.roundtable\.config\.ts$/m)
    expect(said).toContain('npx roundtable live -- --config playwright.roundtable.config.ts')
  },
)

test('settings of a real instance are there to fill in: until then they say nothing, and then they are in order', () => {
  const said = init(project)
  expect(said).toMatch(
    /on a real instance: live\.config\.yaml, then "npx roundtable doctor", then "npx roundtable live"\.$/,
  )
  expect(() => readSettings({ env: {}, cwd: project })).toThrow(
    /instanceId is missing: set ROUNDTABLE_LIVE_INSTANCE_ID, or instanceId in live\.config\.yaml\./,
  )
  writes('live.config.yaml', reads('live.config.yaml').replaceAll(/^#(?=[a-zA-Z]+:|(?: {2}| {4})\S)/gm, ''))
  expect(readSettings({ env: {}, cwd: project })).toMatchObject({
    alias: 'your-alias',
    agents: [{ username: 'alice' }, { username: 'bob', signIn: { by: 'browser' } }],
    supervisor: { username: 'grace' },
    limits: { contacts: 10, messages: 200 },
  })
})

test('without a package.json nothing is written', () => {
  rmSync(join(project, 'package.json'))
  expect(() => init(project)).toThrow(Failure)
  expect(existsSync(join(project, 'roundtable'))).toBe(false)
})

test('what stands in the way of a folder is named', () => {
  writes('roundtable', 'a file')
  expect(() => init(project)).toThrow(/^roundtable\/desk\.ts could not be written/)
})

function writes(path: string, content: string): void {
  writeFileSync(join(project, path), content)
}

function reads(path: string): string {
  return readFileSync(join(project, path), 'utf8')
}
