/** What the JSON reports of the two test runners say about each test: where it is, whether it ran, what it covers. */

/**
 * @typedef {object} RanTest
 * @property {string} file from the root of the repository
 * @property {string} title its own, without those of the groups it is in
 * @property {string[]} covers the lines of the hit list it says it covers: `H12`
 * @property {boolean} ran not skipped, well or badly
 */

/**
 * @typedef {object} VitestReport
 * @property {{ name: string, assertionResults: { title: string, status: string, tags?: string[] }[] }[]} testResults
 */

/**
 * @param {VitestReport} report
 * @param {string} root of the repository, with a slash at its end
 * @returns {RanTest[]}
 */
export const ranOfVitest = ({ testResults }, root) =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status, tags = [] }) => ({
      file: name.replace(root, ''),
      title,
      covers: linesIn(tags),
      ran: status === 'passed' || status === 'failed',
    })),
  )

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {PlaywrightSpec[]} [specs]
 */

/**
 * @typedef {object} PlaywrightSpec
 * @property {string} file from the folder of all specs
 * @property {string} title
 * @property {string[]} tags without their `@`
 * @property {{ status: string }[]} tests one for each project
 */

/**
 * @param {PlaywrightSuite} report
 * @param {string} folder of the specs, from the root of the repository, with a slash at its end
 * @returns {RanTest[]}
 */
export const ranOfPlaywright = ({ suites = [], specs = [] }, folder) => [
  ...specs.map(({ file, title, tags, tests }) => ({
    file: folder + file,
    title,
    covers: linesIn(tags),
    ran: tests.some(({ status }) => status !== 'skipped'),
  })),
  ...suites.flatMap((suite) => ranOfPlaywright(suite, folder)),
]

/** @param {string[]} tags */
const linesIn = (tags) => tags.filter((tag) => /^H\d+$/.test(tag))
