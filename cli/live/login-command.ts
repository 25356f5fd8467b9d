import { accountsIn, readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { chosenChromium } from '../chromium/chosen.ts'

/**
 * Opens the login page of the instance in a window, and keeps what the browser is given there.
 * @throws Failure when the settings are not complete, there is no browser with a window, or nobody has signed in
 */
export async function login(username: string, { config }: { readonly config?: string }): Promise<void> {
  const settings = readSettings({ env: process.env, cwd: process.cwd(), file: config })
  const usernames = accountsIn(settings).map((each) => each.username)
  if (!usernames.includes(username)) {
    throw new Failure(`There is no ${username} in the live settings: they have ${usernames.join(', ')}.`)
  }
  const { logIn, openWindow } = await import('../../harness/live/log-in.ts').catch(() => {
    throw new Failure('Playwright is not here: npm install --save-dev @playwright/test')
  })
  const browser = await openWindow(await chosenChromium({ isHeadless: false })).catch((error) => {
    throw new Failure(`No window could be opened: ${firstLine(error)}`)
  })
  try {
    process.stdout.write(`Sign in as ${username} in the window that has opened (${settings.signInUrl}).\n`)
    const file = await logIn(browser, username, settings)
    process.stdout.write(
      `Signed in. The browser's state is in ${file}, readable by you alone: guard it like the password.\n`,
    )
  } catch (error) {
    throw new Failure(`Nobody has signed in: ${firstLine(error)}`)
  } finally {
    await browser.close()
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''
}
