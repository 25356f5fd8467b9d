import { verdictOf } from './tally.mjs'

/**
 * What the command knows of a defect of the catalogue.
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} group
 * @property {string} is
 * @property {boolean} inUi
 */

/**
 * A line for each defect, by group: its name, after how long which test has caught it, and by which line.
 *
 * @param {readonly Entry[]} entries
 * @param {Readonly<Record<string, import('./tally.mjs').Finding>>} findings
 */
export function table(entries, findings) {
  const width = Math.max(...entries.map(({ name }) => name.length))
  return byGroup(entries)
    .flatMap(([group, own]) => ['', group, ...own.flatMap((each) => rows(each, findings[each.name], width))])
    .join('\n')
}

/**
 * @param {Entry} entry
 * @param {import('./tally.mjs').Finding | undefined} finding
 * @param {number} width
 */
function rows({ name, is }, finding, width) {
  const verdict = verdictOf(finding)
  const after = finding ? `${finding.seconds.toFixed(1)} s` : ''
  const start = `  ${name.padEnd(width)}  ${after.padStart(7)}  `
  const line = finding?.line ? [`${' '.repeat(start.length)}${finding.line}`] : []
  if (verdict === 'caught') return [`${start}${finding?.caughtBy}`, ...line]
  return [`${start}${verdict.toUpperCase()}: ${is}`, ...line]
}

/**
 * How many there are of each verdict and in each group, and what took longest.
 *
 * @param {readonly Entry[]} entries
 * @param {Readonly<Record<string, import('./tally.mjs').Finding>>} findings
 */
export function summary(entries, findings) {
  const verdicts = entries.map(({ name }) => verdictOf(findings[name]))
  const count = (/** @type {string} */ verdict) => verdicts.filter((each) => each === verdict).length
  const groups = byGroup(entries).map(([group, own]) => `${group} ${own.length}`)
  const inUi = entries.filter((each) => each.inUi).length
  const [slowest] = entries.toSorted((a, b) => (findings[b.name]?.seconds ?? 0) - (findings[a.name]?.seconds ?? 0))
  const slow = slowest && findings[slowest.name]
  return [
    `${entries.length} defects (${groups.join(', ')}; ${inUi} of them in the agent UI):`,
    `${count('caught')} caught, ${count('survived')} survived, ${count('breaks the happy path')} break the happy path, ${count('not known yet')} not known yet.`,
    ...(slow ? [`The slowest: ${slowest.name}, after ${slow.seconds.toFixed(1)} s.`] : []),
  ].join('\n')
}

/**
 * @param {readonly Entry[]} entries
 * @returns {[string, Entry[]][]}
 */
function byGroup(entries) {
  const groups = [...new Set(entries.map(({ group }) => group))]
  return groups.map((group) => [group, entries.filter((each) => each.group === group)])
}
