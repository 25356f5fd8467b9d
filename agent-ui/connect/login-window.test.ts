import { expect, test } from 'vitest'
import { LoginWindows } from './login-window.ts'

test.each([
  [null, 'blocked'],
  [undefined, 'blocked'],
  [{ closed: false }, 'open'],
  [{ closed: true }, 'closed'],
])('when Streams got %j the sign-in window is %s', (opened, state) => {
  expect(new LoginWindows('https://a.my.connect.aws/ccp-v2', () => opened).state()).toBe(state)
})
