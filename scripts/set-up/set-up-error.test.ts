import { expect, test } from 'vitest'
import { SetUpError } from './set-up-error.mjs'

test('it is two lines, even when another program had more to say', () => {
  expect(new SetUpError('npm failed: one\n  two', 'Mend\nit.').message).toBe('npm failed: one two\nMend it.')
})
