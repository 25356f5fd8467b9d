import type { Browser, BrowserType, Page } from '@playwright/test'
import type { ContactCenter } from '../simulator/instance/directory.ts'
import type { ServedSimulator } from '../simulator/serve.ts'
import { Failure } from '../written/failure.ts'
import { chosenChromium, launchProblem } from './chromium/chosen.ts'

/** A browser in which the page to record is not open yet. */
export interface OpenBrowser {
  readonly page: Page
  readonly isHeadless: boolean
  /** Resolves when somebody has closed the page, or the browser with it. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

interface Options {
  readonly simulator: ServedSimulator
  readonly center: ContactCenter
  /** Who has signed in there. */
  readonly agent: string
  readonly headless: boolean
}

/** All of AWS's that a page of an agent's asks for: it is led to the simulator, which says what it does not simulate. */
const AWS_HOSTS = ['*.my.connect.aws', '*.awsapps.com', '*.amazonaws.com']

/**
 * A browser for which the simulator is Amazon Connect, at AWS's own addresses; whatever else is asked for goes where it always does.
 * @throws Failure when there is none
 */
export async function openBrowser({ simulator, center, agent, headless }: Options): Promise<OpenBrowser> {
  const isHeadless = headless || !hasDisplay()
  const browser = await launched(await chromium(), isHeadless, new URL(simulator.origin).host)
  const context = await browser.newContext({ viewport: isHeadless ? { width: 1280, height: 800 } : null })
  const domain = `${center.alias}.my.connect.aws`
  const cookie = { ...simulator.sessionCookie(agent), domain, path: '/' }
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'None' }])
  const page = await context.newPage()
  return {
    page,
    isHeadless,
    closed: new Promise((resolve) => {
      page.once('close', () => resolve())
      browser.once('disconnected', () => resolve())
    }),
    async close() {
      // A poll that is held would keep the page from going.
      simulator.release()
      await browser.close()
    },
  }
}

async function launched(chromium: BrowserType, headless: boolean, simulator: string): Promise<Browser> {
  const executablePath = await chosenChromium({ isHeadless: headless })
  try {
    return await chromium.launch({
      headless,
      ...(executablePath && { executablePath }),
      // Ctrl+C is for us: what was recorded is to be written first.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        `--host-resolver-rules=${AWS_HOSTS.map((host) => `MAP ${host} ${simulator}`).join(' , ')}`,
        // The simulator's certificate is made for this run.
        '--ignore-certificate-errors',
        // A page of anywhere may reach this machine without asking.
        '--disable-features=LocalNetworkAccessChecks',
      ],
    })
  } catch (error) {
    throw new Failure(
      `The browser cannot be started: ${launchProblem(error)} Install one with "npx playwright install chromium", or name another in ROUNDTABLE_CHROMIUM.`,
    )
  }
}

async function chromium(): Promise<BrowserType> {
  try {
    return (await import('@playwright/test')).chromium
  } catch {
    throw new Failure('Recording needs Playwright: install it with "npm install --save-dev @playwright/test".')
  }
}

/** Windows and macOS always have one. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
