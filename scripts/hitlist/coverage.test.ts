import { expect, test } from 'vitest'
import { problemsOf, summaryOf } from './coverage.mjs'

const file = 'simulator/cap.test.ts'
const line = (id: string, ...titles: string[]) => ({
  id,
  text: 'Something goes wrong',
  ticked: titles.length > 0,
  tests: titles.map((title) => ({ file, title })),
  reason: '',
  live: false,
})
const uncovered = (id: string, live = false) => ({ ...line(id), reason: 'Nobody knows how.', live })
const ran = (title: string, ...covers: string[]) => ({ file, title, covers, ran: true })

test('nothing is wrong when the tests of each line ran and say what they cover', () => {
  const lines = [line('H1', 'one', 'two'), line('H2', 'two'), uncovered('H3'), uncovered('H4', true)]
  expect(problemsOf(lines, [ran('one', 'H1'), ran('two', 'H1', 'H2'), ran('three')])).toEqual([])
  expect(summaryOf(lines)).toBe('2 lines of the hit list are covered, 1 are not, 1 need a live instance.')
})

test.each([
  ['does not exist', [], /^H1 names "one" in simulator\/cap\.test\.ts, which does not exist/],
  ['is in another file', [{ ...ran('one', 'H1'), file: 'specs/cap.spec.ts' }], /does not exist/],
  ['did not run', [{ ...ran('one', 'H1'), ran: false }], /which did not run/],
  ['is not linked back', [ran('one')], /does not say so: give it the tag \{ tags: \['H1'\] \}/],
  ['is linked to another line', [ran('one', 'H2')], /does not say so/],
])('a named test that %s', (_, tests, words) => {
  expect(problemsOf([line('H1', 'one'), uncovered('H2')], tests)[0]).toMatch(words)
})

test('a spec is told the tag in its own form', () => {
  const spec = { file: 'specs/cap.spec.ts', title: 'six' }
  expect(problemsOf([{ ...line('H1', 'six'), tests: [spec] }], [{ ...spec, covers: [], ran: true }])).toEqual([
    expect.stringContaining("give it the tag { tag: '@H1' }"),
  ])
})

test('a test that says it covers a line has to be named there', () => {
  const problems = problemsOf([line('H1', 'one')], [ran('one', 'H1'), ran('two', 'H1'), ran('three', 'H99')])
  expect(problems).toEqual([
    expect.stringMatching(/^"two" .* covers H1, which does not name it/),
    expect.stringMatching(/^"three" .* covers H99/),
  ])
})

test('a title may leave open what differs in a table; all that are meant have to be linked', () => {
  const lines = [line('H1', '… is refused, at … once')]
  const tests = [ran('a line is refused, at least once', 'H1'), ran('a row is refused, at most once', 'H1')]
  expect(problemsOf(lines, tests)).toEqual([])
  expect(problemsOf(lines, [...tests, ran('a word is refused, at least once')])).toHaveLength(1)
  expect(problemsOf(lines, [ran('is refused, once', 'H1')])[0]).toMatch(/does not exist/)
  expect(problemsOf([line('H1', 'aa…aa')], [ran('aaa', 'H1')])[0]).toMatch(/does not exist/)
})

test('a line is ticked when it is covered, and only then; or it has a reason', () => {
  expect(problemsOf([{ ...line('H1', 'one'), ticked: false }], [ran('one', 'H1')])[0]).toMatch(/to be ticked/)
  expect(problemsOf([{ ...uncovered('H1'), ticked: true }], [])[0]).toMatch(/without a tick/)
  expect(problemsOf([line('H1')], [])[0]).toMatch(/neither a test nor a reason/)
  expect(problemsOf([{ ...line('H1', 'one'), reason: 'No.' }], [ran('one', 'H1')])[0]).toMatch(/a reason why/)
})

test('at most five lines may be left, those of a live instance apart; a number is used once', () => {
  const six = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((id) => uncovered(id))
  expect(problemsOf(six.slice(1), [])).toEqual([])
  expect(problemsOf(six, [])).toEqual([expect.stringMatching(/^6 lines .* at most 5 may be/)])
  expect(problemsOf([...six.slice(1), uncovered('H7', true)], [])).toEqual([])
  expect(problemsOf([uncovered('H1'), uncovered('H1')], [])[0]).toMatch(/two lines H1/)
})
