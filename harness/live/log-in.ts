import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { accountsIn, type LiveSettings, usualBrowserState } from '../../live/settings/index.ts'
import { untilSignedIn } from './sign-in.ts'

/** Somebody may have to look for their phone. */
const PATIENCE_MS = 5 * 60_000

/** @param executablePath the browser, where it is not Playwright's own */
export async function openWindow(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({ headless: false, ...(executablePath && { executablePath }) })
}

/**
 * Opens the login page of the instance, waits until somebody has signed in there, and keeps the state of the browser in a file
 * that nobody else can read. Nothing of it is shown.
 * @returns the file
 * @throws Error when nobody has signed in within five minutes
 */
export async function logIn(browser: Browser, username: string, settings: LiveSettings): Promise<string> {
  const { instanceId, signInUrl } = settings
  const signIn = accountsIn(settings).find((each) => each.username === username)?.signIn
  const file = signIn?.by === 'browser' ? signIn.file : usualBrowserState(instanceId, username)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(signInUrl)
    await untilSignedIn(page, settings, PATIENCE_MS)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(await context.storageState()), { mode: 0o600 })
    // One that was there before keeps its own mode.
    chmodSync(file, 0o600)
    return file
  } finally {
    await context.close()
  }
}
