import { expect, test } from 'vitest'
import { summaryOf } from './summary.ts'
import { report, run } from './test-support/reports.ts'

test('a run that passed: counts, time, rules', () => {
  const summary = summaryOf(run([report()]))
  expect(summary).toContain('## Roundtable: 1 passed, 0 failed\n\nIn 2 min 5 s.')
  expect(summary).toMatch(/\| At most six .* \| ✅ proved \| 1 \|/)
  expect(summary).not.toContain('### Failed')
})

test('what failed, in a line, and errors outside any test', () => {
  const failed = report({ outcome: 'failed', errors: ['expect(alice).toBeTold\nExpected: 6'] })
  const summary = summaryOf(run([failed], ['No browser']))
  expect(summary).toContain(
    '- **at most six › a seventh is refused** (simulated, cap.spec.ts:15): expect(alice).toBeTold\n',
  )
  expect(summary).toContain('Outside any test: No browser')
  expect(summaryOf(run([{ ...failed, project: '' }]))).toContain('a seventh is refused** (cap.spec.ts:15)')
})

test('titles and errors are words: no table, link or tag comes of them', () => {
  const failed = report({ title: '<img> | `code` [a](b)', outcome: 'failed', errors: ['*'] })
  expect(summaryOf(run([failed]))).toContain('**&lt;img> \\| \\`code\\` \\[a\\](b)** (simulated, cap.spec.ts:15): \\*')
})

test('how long each project took, where there are several', () => {
  const sockets = report({ project: 'sockets', begunAt: 0, endedAt: 61_000 })
  expect(summaryOf(run([report(), sockets]))).toContain('- simulated 1 test 850 ms\n- sockets 1 test 1 min 1 s\n')
})
