import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'

test.each([
  ['{"a":1,"b":2}', '{"b":2,"a":1}'],
  ['{"a":{"c":1,"d":[{"e":1,"f":2}]}}', '{"a":{"d":[{"f":2,"e":1}],"c":1}}'],
  ['{"__proto__":"x","a":1}', '{"a":1,"__proto__":"x"}'],
])('%s is the same as %s', (one, other) => {
  expect(canonical(JSON.parse(one))).toBe(canonical(JSON.parse(other)))
})

test.each([
  ['{"a":1}', '{"a":2}'],
  ['[1,2]', '[2,1]'],
  ['{"__proto__":"x"}', '{"__proto__":"y"}'],
  ['{"a":null}', '{}'],
])('%s is another than %s', (one, other) => {
  expect(canonical(JSON.parse(one))).not.toBe(canonical(JSON.parse(other)))
})
