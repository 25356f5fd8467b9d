import { existsSync, statSync } from 'node:fs'
import { isSet } from '../../settings/environment.ts'
import type { Environment, LiveAccount } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { check } from './checking.ts'

const OTHERS = 0o077

/** Whether there is what somebody signs in with; it is not looked at. */
export function checkSigningIn({ username, signIn }: LiveAccount, env: Environment): Promise<Finding> {
  return check('Signing in', `sign-in of ${username}`, async () => {
    if (signIn.by === 'password') {
      if (isSet(env[signIn.variable])) return { ok: `${username} has a password in ${signIn.variable}` }
      return {
        wrong: `there is no password for ${username}: ${signIn.variable} is not set.`,
        mend: { steps: `Set ${signIn.variable}, in CI from a secret; or have ${username} sign in by browser.` },
      }
    }
    if (!existsSync(signIn.file)) {
      return {
        wrong: `there is no browser state for ${username} in ${signIn.file}.`,
        mend: { command: `npx roundtable login ${username}` },
      }
    }
    if (process.platform !== 'win32' && (statSync(signIn.file).mode & OTHERS) !== 0) {
      return {
        wrong: `others on this machine can read the browser state of ${username}: ${signIn.file}.`,
        mend: { command: `chmod 600 ${signIn.file}` },
      }
    }
    return { ok: `${username} has a browser state` }
  })
}
