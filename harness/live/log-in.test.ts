import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { chromiumHere } from '../chromium-here.ts'
import { logIn } from './log-in.ts'
import { signIn } from './sign-in.ts'

const SLOW_MS = 60_000

async function browserFor(sandbox: Sandbox) {
  const { port } = new URL(sandbox.simulator.origin)
  const args = [`--host-resolver-rules=MAP *.my.connect.aws 127.0.0.1:${port}`, '--ignore-certificate-errors']
  return chromium.launch({ args, ...chromiumHere() })
}

test('a sign-in in a window is kept for its owner alone, and is enough for the next run', {
  timeout: SLOW_MS,
}, async () => {
  await using sandbox = await Sandbox.opens()
  const file = join(sandbox.folder, 'states', 'alice.json')
  const agents = JSON.stringify([{ username: 'alice', signIn: 'browser', browserState: file }])
  const settings = sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: agents })
  const [alice] = settings.agents
  if (!alice) throw new Error('The settings have no agent.')
  const browser = await browserFor(sandbox)
  try {
    const saved = logIn(browser, 'alice', settings)
    await expect.poll(() => browser.contexts()[0]?.pages()[0]?.url()).toContain('/login')
    const page = browser.contexts()[0]?.pages()[0]
    await page?.getByLabel('Username').fill('alice')
    await page?.getByLabel('Password').fill('simulated')
    expect(existsSync(file)).toBe(false)
    await page?.getByRole('button', { name: 'Sign in' }).click()
    expect(await saved).toBe(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain('simulated')

    const context = await browser.newContext()
    await signIn(context, alice, settings)
    expect(context.pages()).toEqual([])
  } finally {
    await browser.close()
  }
})

test('who cannot sign in is told so: not yet, and with the wrong password', { timeout: SLOW_MS }, async () => {
  await using sandbox = await Sandbox.opens()
  const file = join(sandbox.folder, 'nothing.json')
  const agents = JSON.stringify([{ username: 'alice', signIn: 'browser', browserState: file }, { username: 'bob' }])
  const settings = sandbox.settings({ ROUNDTABLE_LIVE_AGENTS: agents })
  const [alice, bob] = settings.agents
  if (!alice || !bob || bob.signIn.by !== 'password') throw new Error('The settings have other agents.')
  const browser = await browserFor(sandbox)
  try {
    const context = await browser.newContext()
    await expect(signIn(context, alice, settings)).rejects.toThrow(/npx roundtable login alice/)
    await expect(signIn(context, bob, settings)).rejects.toThrow(
      /The password of bob is missing: set ROUNDTABLE_LIVE_PASSWORD_BOB/,
    )
    process.env[bob.signIn.variable] = 'wrong-password'
    const refused = await signIn(context, bob, settings).catch((error) => String(error))
    expect(refused).toMatch(
      /bob could not sign in at https:\/\/roundtable-demo\.my\.connect\.aws\/login: .*password is wrong/,
    )
    expect(refused).not.toContain('wrong-password')
    expect(context.pages()).toEqual([])
    delete process.env[bob.signIn.variable]
  } finally {
    await browser.close()
  }
})
