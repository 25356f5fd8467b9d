import type { TestReport } from './run.ts'

/** A line with the files whose tests have passed and have no diagram, each with how many: one may have been forgotten there. */
export function withoutDiagram(tests: readonly TestReport[]): string[] {
  const bare = tests.filter(({ outcome, diagrams }) => outcome === 'passed' && diagrams.length === 0)
  const files = [...new Set(bare.map(({ file }) => file))]
  const linesOf = (file: string) => new Set(bare.filter((each) => each.file === file).map(({ line }) => line))
  const named = files.map((file) => `${file} (${linesOf(file).size})`)
  return named.length === 0 ? [] : [`Without a diagram: ${named.join(', ')}`]
}
