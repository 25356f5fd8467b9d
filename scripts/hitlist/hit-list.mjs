/** Reads docs/hitlist.md: what can go wrong in a chat, and which tests cover it. */

/**
 * A test as the list names it. In the title `…` stands for anything, as in the titles of a table of tests.
 *
 * @typedef {{ file: string, title: string }} NamedTest
 */

/**
 * @typedef {object} Line
 * @property {string} id such as `H12`: never given to another line
 * @property {string} text
 * @property {boolean} ticked
 * @property {NamedTest[]} tests
 * @property {string} reason why no test covers it; empty where one does
 * @property {boolean} live whether it can only be tried on a live instance
 */

const LINE = /^- \[( |x)\] \*\*(H\d+)\*\* (.+)$/
const TEST = /^ {2}- `([^`]+)` (.+)$/
const REASON = /^ {2}- (not covered|live): (.+)$/
const LISTED = /^ *- /

/**
 * @param {string} text of the list
 * @returns {Line[]}
 * @throws Error naming the row that is neither a line, nor a test, nor a reason
 */
export function readHitList(text) {
  /** @type {Line[]} */
  const lines = []
  for (const [index, row] of text.split('\n').entries()) {
    const [, tick, id = '', words = ''] = LINE.exec(row) ?? []
    if (tick) {
      lines.push({ id, text: words, ticked: tick === 'x', tests: [], reason: '', live: false })
      continue
    }
    const line = lines.at(-1)
    const [, file = '', title = ''] = TEST.exec(row) ?? []
    const [, kind, reason = ''] = REASON.exec(row) ?? []
    if (line && file) line.tests.push({ file, title })
    else if (line && kind) Object.assign(line, { reason, live: kind === 'live' })
    else if (LISTED.test(row)) throw new Error(`Row ${index + 1} of the hit list cannot be read: ${row}`)
  }
  return lines
}
