import type { TestReport } from './run.ts'

/** The type of the annotation by which a test says why it has no world, of which there would be a diagram. */
const NO_WORLD = 'no world'

/** Why a test has no world, in its own words. */
export function whyWithoutWorld(annotations: readonly { type: string; description?: string }[]): string | undefined {
  const [found] = annotations.filter(({ type }) => type === NO_WORLD)
  return found?.description
}

/**
 * A line with the files whose tests have passed and have no diagram, each with how many: one may have been forgotten there, unless
 * the test says why.
 */
export function withoutDiagram(tests: readonly TestReport[]): string[] {
  const bare = tests.filter(
    ({ outcome, diagrams, withoutWorld }) =>
      outcome === 'passed' && diagrams.length === 0 && withoutWorld === undefined,
  )
  const files = [...new Set(bare.map(({ file }) => file))]
  const linesOf = (file: string) => new Set(bare.filter((each) => each.file === file).map(({ line }) => line))
  const named = files.map((file) => `${file} (${linesOf(file).size})`)
  return named.length === 0 ? [] : [`Without a diagram: ${named.join(', ')}`]
}
