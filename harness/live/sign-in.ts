import { existsSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { LiveAgent, LiveSettings } from '../../live/settings/index.ts'

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
export async function signIn(context: BrowserContext, agent: LiveAgent, settings: LiveSettings): Promise<void> {
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
  const done = await Promise.race([
    untilSignedIn(page, settings, PATIENCE_MS),
    problem
      .first()
      .waitFor({ timeout: PATIENCE_MS })
      .then(() => false),
  ]).catch(() => false)
  if (done) return
  const words = (await problem.allInnerTexts()).join(' ').trim() || `it shows "${await page.title()}"`
  throw new Error(
    `${username} could not sign in at ${settings.signInUrl}: ${words}. ` +
      'Check the user name and the variable with the password; where the instance has single sign-on, set signIn: browser.',
  )
}

/** As Streams asks before it embeds the CCP: an address of the instance answers 200 to whoever has signed in (source). */
export async function isSignedIn(page: Page, settings: Pick<LiveSettings, 'site'>): Promise<boolean> {
  return page.evaluate(askWhetherSignedIn, settings.site)
}

/** Resolves with true once it is so, whatever pages come in between. */
export async function untilSignedIn(
  page: Page,
  settings: Pick<LiveSettings, 'site'>,
  patienceMs: number,
): Promise<boolean> {
  await page.waitForFunction(askWhetherSignedIn, settings.site, { polling: 250, timeout: patienceMs })
  return true
}

/** In the page; single sign-on has pages of other sites in between. */
async function askWhetherSignedIn(site: string): Promise<boolean> {
  if (!location.href.startsWith(`${site}/`)) return false
  const answer = await fetch(`${site}/auth/authorize`, { credentials: 'include' }).catch(() => undefined)
  return answer?.ok ?? false
}
