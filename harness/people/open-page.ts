import type { BrowserContext, Page } from '@playwright/test'
import type { Place, User } from '../transports/service.ts'
import { MissingVerb } from './missing-verb.ts'
import { monitorContact } from './monitor-contact.ts'
import type { PageAgent } from './page-agent.ts'
import type { PageConditions, PageDriver, PageVerbs } from './page-driver.ts'

const CCP = /\/ccp-v2\/?(\?|$)/

/** Opens an agent's page in a context that is attached to the service. */
export async function openPage(
  { address, drive }: PageDriver,
  context: BrowserContext,
  user: User,
  place: Place,
  conditions: PageConditions,
): Promise<PageAgent> {
  if (!conditions.popups) await blockPopups(context)
  const page = await context.newPage()
  const verbs = drive(page, { name: user.username, fullName: user.name }, conditions)
  await page.goto(conditions.reach?.ui ?? (typeof address === 'string' ? address : address(conditions)))
  if (conditions.signedIn) await verbs.isAtWork?.()
  return agentAt(page, verbs, user, place)
}

/** An agent at a page that is open: the verbs of its UI, and what is the same in every UI. */
export function agentAt(page: Page, verbs: PageVerbs, user: User, place: Place): PageAgent {
  return {
    ...complete(verbs, user.username),
    page,
    name: user.username,
    fullName: user.name,

    async signsIn() {
      const pages = page.context().pages()
      const popup = pages.find((each) => each !== page) ?? (await popupOf(page, verbs))
      await popup.getByLabel('Username').fill(user.username)
      // `fill` would put it into the titles of steps, and with them into every report.
      await popup.getByLabel('Password').evaluate(fillIn, user.password)
      await popup.getByRole('button', { name: 'Sign in' }).click()
    },

    // What the tab would do to the browser that they share.
    async signsOutElsewhere() {
      await page.context().clearCookies()
    },

    async monitors(customer) {
      await monitorContact(place, customer, user.id)
      await verbs.hasMonitored?.()
    },

    async reloads() {
      await page.reload()
      await verbs.isAtWork?.()
    },

    async startsReload() {
      await page.reload({ waitUntil: 'commit' })
    },

    async ccpLoadsAgain() {
      const ccp = page.frames().find((frame) => CCP.test(frame.url()))
      if (!ccp) throw new Error(`There is no CCP in the page of ${user.username}: open it where the UI embeds one.`)
      await ccp.goto(ccp.url())
    },

    // The context closes with the world.
    async [Symbol.asyncDispose]() {},
  }
}

function fillIn(field: Element, value: string): void {
  if ('value' in field) field.value = value
}

type Verb = Exclude<keyof PageVerbs, 'isAtWork' | 'opensSignIn' | 'hasMonitored'>
type Complete = Required<Pick<PageVerbs, Verb>>

/** Every verb there is: a record, so that none can be forgotten. */
const VERBS: Readonly<Record<Verb, true>> = {
  accepts: true,
  acceptsAutomatically: true,
  availability: true,
  bargesIn: true,
  canWrite: true,
  closesContact: true,
  goesAvailable: true,
  goesBack: true,
  goesOffline: true,
  invites: true,
  isInterrupted: true,
  leaves: true,
  messages: true,
  notice: true,
  opensInvitation: true,
  reads: true,
  rejects: true,
  removes: true,
  ringing: true,
  roster: true,
  sawTheEnd: true,
  says: true,
  sendsAgain: true,
  transfersTo: true,
  turnsTo: true,
  types: true,
  typists: true,
  whyNotInvite: true,
  withdraws: true,
}

/** With a verb that says what is missing in the place of each that the driver does not have. */
function complete(verbs: PageVerbs, who: string): Complete {
  const verbFor = (verb: Verb) => verbs[verb]?.bind(verbs) ?? (() => Promise.reject(new MissingVerb(verb, who)))
  return Object.fromEntries(Object.keys(VERBS).map((verb) => [verb, verbFor(verb as Verb)])) as unknown as Complete
}

async function popupOf(page: Page, verbs: PageVerbs): Promise<Page> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), verbs.opensSignIn?.()])
  return popup
}

/**
 * What a browser's popup blocker does: a window opens only in answer to a click or a key. The browser's own notion of
 * it, `navigator.userActivation`, is of no use here: Playwright's questions to a page count as activation (measured).
 */
async function blockPopups(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const open = window.open.bind(window)
    const inAnswerToSomebody = () => window.event?.isTrusted && ['click', 'keydown'].includes(window.event.type)
    window.open = (...given) => (inAnswerToSomebody() ? open(...given) : null)
  })
}
