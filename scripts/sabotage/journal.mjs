import { inRepository } from '../paths.mjs'
import { noting, readLastCatches, readTally, verdictOf, write } from './tally.mjs'

const TALLY = inRepository('.roundtable/sabotage/tally.json')
const LAST_CATCHES = inRepository('.roundtable/sabotage/last-catches.json')

/**
 * @typedef {import('./table.mjs').Entry & { caughtBy: string }} Entry
 * @typedef {import('./tally.mjs').Outcome} Outcome
 */

/** What has been found out, and what not yet. Everything is written down as soon as it is known. */
export class Journal {
  /** @type {readonly Entry[]} */
  #entries
  #happyPath
  #nothing
  #tally
  #lastCatches

  /**
   * @param {readonly Entry[]} entries the defects to be tried
   * @param {Pick<typeof import('../../harness/defects/plan.ts'), 'HAPPY_PATH' | 'NOTHING'>} names
   * @param {string} version
   */
  constructor(entries, { HAPPY_PATH, NOTHING }, version) {
    this.#entries = entries
    this.#happyPath = HAPPY_PATH
    this.#nothing = NOTHING
    this.#tally = readTally(TALLY, version)
    this.#lastCatches = readLastCatches(LAST_CATCHES)
    // Tried again: a machine that is too busy fails tests as well.
    const isDoubtful = (/** @type {import("./tally.mjs").Finding} */ { happyPath, caughtBy = '' }) =>
      !happyPath || this.failing.includes(caughtBy)
    for (const [name, finding] of Object.entries(this.findings)) if (isDoubtful(finding)) delete this.findings[name]
  }

  get findings() {
    return this.#tally.findings
  }

  /** The defects of which it is not known yet whether they are caught. */
  get open() {
    return this.#entries.filter((each) => this.isOpen(each.name))
  }

  /** The tests to begin with that have not passed yet with nothing wrong. */
  get unproved() {
    const passed = Object.entries(this.#tally.control).flatMap(([test, hasPassed]) => (hasPassed ? [test] : []))
    const needed = [this.#happyPath, ...this.#entries.map((each) => this.firstTestFor(each))]
    return [...new Set(needed)].filter((test) => !passed.some((each) => each.startsWith(test)))
  }

  /** The tests that fail with nothing wrong. */
  get failing() {
    return Object.entries(this.#tally.control).flatMap(([test, hasPassed]) => (hasPassed ? [] : [test]))
  }

  /** The test that has caught a defect last; until one has, the one that it names. @param {Entry} entry */
  firstTestFor({ name, caughtBy }) {
    return this.#lastCatches[name] ?? caughtBy
  }

  /** @param {string} name */
  isOpen(name) {
    return verdictOf(this.findings[name]) === 'not known yet'
  }

  forgetVersion() {
    Object.assign(this.#tally, { control: {}, findings: {} })
  }

  /** @param {Outcome} outcome */
  note(outcome) {
    const { defect, test, passed } = outcome
    if (defect === this.#nothing) {
      this.#tally.control[test] = passed
      write(TALLY, this.#tally)
      return
    }
    const finding = noting(this.findings[defect], outcome, test.startsWith(this.#happyPath))
    if (finding.caughtBy) {
      this.#lastCatches[defect] = finding.caughtBy
      write(LAST_CATCHES, this.#lastCatches)
    }
    this.#find(defect, finding)
  }

  /** The whole suite has been run with a defect. @param {string} defect */
  noteWhole(defect) {
    this.#find(defect, { ...(this.findings[defect] ?? { seconds: 0 }), whole: true })
  }

  /** @param {string} defect @param {import('./tally.mjs').Finding} finding */
  #find(defect, finding) {
    const wasOpen = this.isOpen(defect)
    this.findings[defect] = finding
    write(TALLY, this.#tally)
    if (!wasOpen || this.isOpen(defect)) return
    const done = this.#entries.length - this.open.length
    const verdict = verdictOf(finding)
    const how = verdict === 'caught' ? `caught after ${finding.seconds.toFixed(1)} s by ${finding.caughtBy}` : verdict
    console.log(`${String(done).padStart(3)} of ${this.#entries.length}  ${defect}: ${how}`)
  }
}
