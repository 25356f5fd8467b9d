import { existsSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { LiveAccount, LiveSettings } from '../../live/settings/index.ts'
import { waitingTimers } from '../../simulator/customer/timers.ts'

/** The login page, redirects of single sign-on and all, has so long. */
const PATIENCE_MS = 30_000

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Who has signed in in this process already: by user name. Kept in memory only. */
const signedIn = new Map<string, Cookies>()

/**
 * Signs an agent in to the instance in a browser context: by the login page, or by the browser state that `roundtable login`
 * has saved. The page that does so is closed afterwards, and no evidence is taken of it.
 * @throws Error that says who could not, and what to do
 */
export async function signIn(context: BrowserContext, agent: LiveAccount, settings: LiveSettings): Promise<void> {
  const { username } = agent
  const known = signedIn.get(username)
  if (known) await context.addCookies(known)
  else if (agent.signIn.by === 'browser') await bringState(context, agent.signIn.file, username)
  const page = await context.newPage()
  try {
    await page.goto(settings.signInUrl)
    if (!(await isSignedIn(page, settings))) {
      if (agent.signIn.by === 'browser') throw new Error(expired(username))
      await atLoginPage(page, username, passwordIn(agent.signIn.variable, username), settings)
    }
    signedIn.set(username, await context.cookies())
  } finally {
    await page.close()
  }
}

async function bringState(context: BrowserContext, file: string, username: string): Promise<void> {
  if (!existsSync(file)) {
    throw new Error(
      `${username} has not signed in on this machine yet: run "npx roundtable login ${username}" (${file}).`,
    )
  }
  await context.setStorageState(file)
}

function expired(username: string): string {
  return `The sign-in of ${username} that was saved has expired: run "npx roundtable login ${username}" again.`
}

function passwordIn(variable: string, username: string): string {
  const password = process.env[variable]
  if (!password) throw new Error(`The password of ${username} is missing: set ${variable}.`)
  return password
}

async function atLoginPage(page: Page, username: string, password: string, settings: LiveSettings): Promise<void> {
  await page.getByLabel('Username').fill(username)
  // A text that is filled in stands in Playwright's report of the steps; what a function is given does not.
  await page.getByLabel('Password').evaluate((field: HTMLInputElement, text) => {
    field.value = text
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
  }, password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForLoadState()
  const problem = page.getByRole('alert')
  const isOver = async () => (await isSignedIn(page, settings)) || (await problem.count()) > 0
  await until(isOver, PATIENCE_MS)
  if (await isSignedIn(page, settings)) return
  const words = (await problem.allInnerTexts()).join(' ').trim() || `it shows "${await page.title()}"`
  throw new Error(
    `${username} could not sign in at ${settings.signInUrl}: ${words.replace(/\.$/, '')}. ` +
      'Check the user name and the variable with the password; where the instance has single sign-on, set signIn: browser.',
  )
}

/** As Streams asks before it embeds the CCP: an address of the instance answers 200 to whoever has signed in (source). */
async function isSignedIn(page: Page, { site }: Pick<LiveSettings, 'site'>): Promise<boolean> {
  // Single sign-on has pages of other sites in between.
  if (!page.url().startsWith(`${site}/`)) return false
  const ask = async (address: string) => (await fetch(address, { credentials: 'include' })).ok
  // A page that is just going away answers nothing.
  return page.evaluate(ask, `${site}/auth/authorize`).catch(() => false)
}

/**
 * Waits until somebody has signed in at a page, whatever pages come in between.
 * @throws Error when nobody has, or the page is closed
 */
export async function untilSignedIn(
  page: Page,
  settings: Pick<LiveSettings, 'site'>,
  patienceMs: number,
): Promise<void> {
  await until(async () => page.isClosed() || (await isSignedIn(page, settings)), patienceMs)
  if (page.isClosed()) throw new Error('the window was closed before.')
  if (!(await isSignedIn(page, settings))) throw new Error(`${patienceMs / 60_000} minutes have passed.`)
}

const PAUSE_MS = 250

/** Looks again and again, for so long. */
async function until(isSo: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const limit = Date.now() + patienceMs
  while (!(await isSo()) && Date.now() < limit) {
    await new Promise<void>((resolve) => waitingTimers.after(PAUSE_MS, resolve))
  }
}
