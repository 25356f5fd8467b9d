import { expect, test } from 'vitest'
import { inOneLine, legible } from './failure.ts'

const TOKEN = '0123456789abcdef'.repeat(4)

test.each([
  ['the first line of an error, where it was thrown', errorAt('/specs/cap.spec.ts:21:4'), 'Wrong (cap.spec.ts:21)'],
  ['an error from elsewhere', errorAt('/harness/world.ts:1:1'), 'Wrong'],
  ['an error without a stack', { message: 'Wrong\nindeed' }, 'Wrong'],
  ['colours', { message: '\u001b[31mWrong\u001b[39m' }, 'Wrong'],
  ['a token', { message: `Wrong ${TOKEN}` }, 'Wrong <credential>'],
  ['anything else that is thrown', 'Wrong', 'Wrong'],
  ['nothing', null, 'null'],
])('%s', (_, problem, expected) => expect(inOneLine(problem, '/specs/cap.spec.ts')).toBe(expected))

test('all the words of an error are kept, but for what gives access', () => {
  expect(legible('\n \n   5 | a\n> 6 | b\n\n')).toBe('   5 | a\n> 6 | b')
  expect(legible(`Wrong\n  ${TOKEN}\npassword=secret`)).toBe('Wrong\n  <credential>\npassword=<password>')
})

function errorAt(place: string) {
  return { message: 'Wrong\nindeed', stack: `Error: Wrong\nindeed\n    at ${place}` }
}
