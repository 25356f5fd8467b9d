import { expect, test } from 'vitest'
import { readHitList } from './hit-list.mjs'

test('a line has its tests; one without has a reason', () => {
  const lines = readHitList(
    [
      '# Hit list',
      'Words that are for people.',
      '## Joining',
      '- [x] **H1** An agent accepts',
      '  - `simulator/joining.test.ts` everybody is told',
      '  - `specs/joining.spec.ts` the page shows it',
      '- [ ] **H2** An agent dreams',
      '  - not covered: nobody knows how.',
      '- [ ] **H63** Two runs at once',
      '  - live: no simulator has a quota.',
    ].join('\n'),
  )
  const none = { tests: [], reason: '', live: false }
  expect(lines).toEqual([
    {
      ...none,
      id: 'H1',
      text: 'An agent accepts',
      ticked: true,
      tests: [
        { file: 'simulator/joining.test.ts', title: 'everybody is told' },
        { file: 'specs/joining.spec.ts', title: 'the page shows it' },
      ],
    },
    { ...none, id: 'H2', text: 'An agent dreams', ticked: false, reason: 'nobody knows how.' },
    { ...none, id: 'H63', text: 'Two runs at once', ticked: false, reason: 'no simulator has a quota.', live: true },
  ])
})

test.each([
  ['a line without a number', '- [x] An agent accepts'],
  ['a test without a file', '- [x] **H1** An agent accepts\n  - everybody is told'],
  ['a test of no line', '  - `simulator/joining.test.ts` everybody is told'],
])('%s is not passed over', (_, text) => {
  expect(() => readHitList(text)).toThrow(/^Row \d of the hit list cannot be read: /)
})
