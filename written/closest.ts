import { quoted } from './words.ts'

/** What was probably meant: the candidate with the fewest letters added, removed or changed, if those are few. */
export function closest(given: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(given.length / 3))
  const byDistance = candidates
    // As many letters as the lengths differ by are added or removed at least.
    .filter((candidate) => Math.abs(candidate.length - given.length) <= most)
    .map((candidate) => ({ candidate, distance: distance(given.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = byDistance
  return best && best.distance <= most ? best.candidate : undefined
}

/** ` Did you mean "name"?`, or nothing when no candidate is near. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  const meant = closest(given, candidates)
  return meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`
}

/** Levenshtein's distance, a row of its table at a time. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
