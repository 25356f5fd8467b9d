import type { RunReport, TestReport } from '../run.ts'

export function report(more: Partial<TestReport> = {}): TestReport {
  return {
    id: 'a-1',
    file: 'cap.spec.ts',
    line: 15,
    project: 'simulated',
    title: 'at most six › a seventh is refused',
    outcome: 'passed',
    flaky: false,
    ms: 850,
    begunAt: Date.UTC(2026, 0, 5, 9, 30),
    endedAt: Date.UTC(2026, 0, 5, 9, 30) + 850,
    proves: ['six-at-most'],
    covers: [],
    errors: [],
    diagrams: [],
    ...more,
  }
}

export function run(tests: readonly TestReport[], errors: readonly string[] = []): RunReport {
  return { startedAt: Date.UTC(2026, 0, 5, 9, 30), ms: 125_000, tests, errors }
}
