import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { proves, type Rule, rules, rulesIn } from './rules.ts'

test('a test says what it proves, and it is read from that again', () => {
  const { annotation } = proves('six-at-most', 'all-see-all')
  const others = [
    { type: 'rule', description: 'of somebody else' },
    { type: 'rule' },
    { type: 'issue', description: '7' },
  ]
  expect(rulesIn([...others, ...annotation])).toEqual(['six-at-most', 'all-see-all'])
})

const units = Object.values<Rule>(rules).flatMap(({ unit = [] }) => unit)

test.each(units)('$file has the test "$name"', ({ file, name }) => {
  const path = new URL(`../../${file}`, import.meta.url)
  expect(readFileSync(path, 'utf8')).toContain(`test('${name}'`)
})
