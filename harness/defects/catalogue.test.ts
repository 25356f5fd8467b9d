import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRepository, TOOLS } from '../../scripts/paths.mjs'
import { groups } from './defect.ts'
import { catalogue, HAPPY_PATH, NOTHING, PLAN, patternOf } from './plan.ts'

/** Where the product and its tests are. */
const FOLDERS = ['agent-ui', 'cli', 'dev', 'fixtures', 'harness', 'live', 'scripts', 'simulator', 'specs', 'templates']

const texts = FOLDERS.flatMap((folder) =>
  readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .map((each) => `${folder}/${each}`)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/(^|\/)(dist|node_modules)\//.test(path))
    .map((path) => ({ path, text: readFileSync(inRepository(path), 'utf8') })),
)

test('each defect has a name of its own, and says in a sentence what is wrong', () => {
  const names = catalogue.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  // Of words enough not to be met by chance.
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/)
  for (const { is } of catalogue) expect(is).toMatch(/^[A-Z].*\.$/)
})

test('nothing but its own file knows a defect by name', () => {
  const others = texts.filter(
    ({ path }) => !/^harness\/defects\/(service|ui)\/[^/]+$/.test(path) || path.includes('.test.'),
  )
  const found = catalogue.flatMap(({ name }) =>
    others.filter(({ text }) => text.includes(name)).map(({ path }) => `${name}: ${path}`),
  )
  expect(found).toEqual([])
})

test('the product knows of no defects', () => {
  const product = texts.filter(
    ({ path }) =>
      !path.startsWith('harness/defects/') && !path.startsWith('scripts/') && !/\.test\.|test-support/.test(path),
  )
  expect(product.filter(({ text }) => /defect|sabotage/i.test(text)).map(({ path }) => path)).toEqual([])
})

test('the tests to begin with are there', { timeout: 60_000 }, () => {
  const { stdout } = spawnSync(
    process.execPath,
    [TOOLS.playwright, 'test', '--list', '--reporter=list', '--config=harness/defects/playwright.config.ts'],
    {
      cwd: inRepository('.'),
      env: { ...process.env, [PLAN]: JSON.stringify([{ defect: NOTHING }]) },
      encoding: 'utf8',
    },
  )
  // `  [nothing] › cap.spec.ts:6:3 › at most six in a chat › exactly six can be in a chat`
  const titles = stdout.split('\n').map((line) => line.replace(/:\d+:\d+ /, ' ').replaceAll(' › ', ' '))
  const named = [HAPPY_PATH, ...catalogue.map(({ caughtBy }) => caughtBy)]
  expect(named.filter((each) => !titles.some((title) => patternOf(each).test(title)))).toEqual([])
})

test('there are enough of them', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(60)
  expect(catalogue.filter(({ inUi }) => inUi).length).toBeGreaterThanOrEqual(20)
  for (const group of groups) expect(catalogue.filter((each) => each.group === group).length, group).toBeGreaterThan(7)
})
