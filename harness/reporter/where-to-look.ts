import { countOf, type TestReport } from './run.ts'

/**
 * For whoever stands before a failed run: where each failed test is explained, and how to step through what went over the wire of
 * the first that has a log.
 * @param page path of the report
 */
export function whereToLook(tests: readonly TestReport[], page: string): string[] {
  const failed = tests.filter(({ outcome }) => outcome === 'failed')
  if (failed.length === 0) return []
  const [first, ...others] = failed.flatMap(({ wireLog }) => wireLog ?? [])
  const likewise = others.length > 0 ? ` (and ${others.length} more)` : ''
  return [
    `${countOf(tests, 'failed')} failed, each with its diagram: ${page}`,
    ...(first === undefined ? [] : [`Step through the wire log: npx roundtable replay ${quoted(first)}${likewise}`]),
  ]
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : JSON.stringify(path)
}
