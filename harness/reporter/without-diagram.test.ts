import { expect, test } from 'vitest'
import { report } from './test-support/reports.ts'
import { whyWithoutWorld, withoutDiagram } from './without-diagram.ts'

const DRAWN = ['<svg></svg>']

test('a file with tests that have no diagram is named, each test once in whatever projects it ran', () => {
  const tests = [
    report({ file: 'cap.spec.ts', line: 3, diagrams: DRAWN }),
    report({ file: 'table.spec.ts', line: 6, diagrams: [] }),
    report({ file: 'replay.spec.ts', line: 3, diagrams: [] }),
    report({ file: 'replay.spec.ts', line: 9, diagrams: [] }),
    report({ file: 'replay.spec.ts', line: 9, diagrams: [], project: 'sockets' }),
  ]
  expect(withoutDiagram(tests)).toEqual(['Without a diagram: table.spec.ts (1), replay.spec.ts (2)'])
})

test('what failed or was skipped may have had no time for one', () => {
  const tests = [report({ outcome: 'failed', diagrams: [] }), report({ outcome: 'skipped', diagrams: [] })]
  expect(withoutDiagram(tests)).toEqual([])
})

test('what says why it has no world is not missed: by an annotation with a reason', () => {
  const withoutWorld = whyWithoutWorld([{ type: 'issue' }, { type: 'no world', description: 'it counts' }])
  expect(withoutWorld).toBe('it counts')
  expect(withoutDiagram([report({ diagrams: [], withoutWorld })])).toEqual([])
  expect(whyWithoutWorld([{ type: 'no world' }, { type: 'issue', description: 'of another kind' }])).toBeUndefined()
})
