/**
 * @typedef {import('./hit-list.mjs').Line} Line
 * @typedef {import('./hit-list.mjs').NamedTest} NamedTest
 * @typedef {import('./ran.mjs').RanTest} RanTest
 */

/** So many lines may be left without a test, each with its reason. */
const MAY_BE_UNCOVERED = 5

/**
 * What is wrong with the hit list, each in words that say what to do; nothing when every line is covered by tests that
 * ran and say so themselves.
 *
 * @param {Line[]} lines
 * @param {RanTest[]} ran every test there is
 * @returns {string[]}
 */
export const problemsOf = (lines, ran) => [
  ...lines.flatMap((line) => problemsOfLine(line, ran)),
  ...repeated(lines),
  ...tooManyUncovered(lines),
  ...ran.flatMap((test) => unreturned(test, lines)),
]

/** @param {Line[]} lines */
export function summaryOf(lines) {
  const covered = lines.filter(({ tests }) => tests.length > 0).length
  const live = lines.filter((line) => line.live).length
  return `${covered} lines of the hit list are covered, ${lines.length - covered - live} are not, ${live} need a live instance.`
}

/**
 * @param {Line} line
 * @param {RanTest[]} ran
 */
function problemsOfLine({ id, ticked, tests, reason }, ran) {
  const covered = tests.length > 0
  const problems = tests.flatMap((test) => problemsOfTest(id, test, ran))
  if (!covered && !reason) problems.push(`${id} has neither a test nor a reason: name the test that covers it.`)
  if (covered && reason) problems.push(`${id} has tests and a reason why it has none: take one of them away.`)
  if (ticked !== covered)
    problems.push(`${id} is to be ${covered ? 'ticked, as a test covers it' : 'left without a tick'}.`)
  return problems
}

/**
 * @param {string} id
 * @param {NamedTest} test
 * @param {RanTest[]} ran
 */
function problemsOfTest(id, { file, title }, ran) {
  const found = ran.filter((each) => each.file === file && isCalled(each.title, title))
  const test = `"${title}" in ${file}`
  if (found.length === 0) return [`${id} names ${test}, which does not exist: correct the title or the file.`]
  if (!found.some((each) => each.ran)) return [`${id} names ${test}, which did not run: do not skip it.`]
  if (!found.every((each) => each.covers.includes(id)))
    return [`${id} names ${test}, which does not say so: give it the tag ${tagFor(id, file)}.`]
  return []
}

/**
 * @param {RanTest} test
 * @param {Line[]} lines
 */
const unreturned = ({ file, title, covers }, lines) =>
  covers
    .filter((id) => !lines.some((line) => line.id === id && line.tests.some((test) => names(test, file, title))))
    .map(
      (id) =>
        `"${title}" in ${file} says that it covers ${id}, which does not name it: name it there, or take the tag away.`,
    )

/** @param {Line[]} lines */
const repeated = (lines) =>
  lines
    .filter(({ id }, index) => lines.findIndex((line) => line.id === id) < index)
    .map(({ id }) => `There are two lines ${id}: give one another number.`)

/** @param {Line[]} lines */
function tooManyUncovered(lines) {
  const uncovered = lines.filter((line) => line.reason && !line.live)
  if (uncovered.length <= MAY_BE_UNCOVERED) return []
  return [
    `${uncovered.length} lines are not covered, and at most ${MAY_BE_UNCOVERED} may be: write tests for the rest.`,
  ]
}

/**
 * @param {NamedTest} test
 * @param {string} file
 * @param {string} title
 */
const names = (test, file, title) => test.file === file && isCalled(title, test.title)

/**
 * @param {string} title
 * @param {string} name with `…` for anything
 */
function isCalled(title, name) {
  const [start = '', ...rest] = name.split('…')
  if (rest.length === 0) return title === name
  if (!title.startsWith(start)) return false
  let at = start.length
  for (const part of rest.slice(0, -1)) {
    const found = title.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const end = rest.at(-1) ?? ''
  return title.length - end.length >= at && title.endsWith(end)
}

/**
 * @param {string} id
 * @param {string} file
 */
const tagFor = (id, file) => (file.startsWith('specs/') ? `{ tag: '@${id}' }` : `{ tags: ['${id}'] }`)
