import { randomUUID } from 'node:crypto'
import { test as base, type Page } from '@playwright/test'
import { type AgentName, agentNames, contactCenter, fullNames } from '../../fixtures/index.ts'
import { MachineClock } from '../../simulator/clock.ts'
import { Evidence } from '../evidence/evidence.ts'
import { ScrubbedTest } from '../evidence/scrubbed-test.ts'
import { InspectorPage } from '../inspector/inspector-page.ts'
import { mouse } from '../people/hands.ts'
import { HeadlessAgent } from '../people/headless-agent.ts'
import { agentAt } from '../people/open-page.ts'
import type { PageAgent } from '../people/page-agent.ts'
import type { Agent } from '../people/person.ts'
import { ReferencePage } from '../people/reference-page.ts'
import type { Place } from '../transports/service.ts'
import { simulatedClients } from '../transports/simulated-clients.ts'
import { haveWebSocket } from '../transports/web-socket.ts'
import { type DevServer, startDev } from './dev-server.ts'
import { savedRecording } from './saved-recording.ts'
import { TableCustomer } from './table-customer.ts'

/** Makes the dependencies of the pages ready when it is the first start of all. */
const START_MS = 120_000

/** What the customer's seat is called. */
const CUSTOMER = 'Customer'

/** Who sits at the table besides. */
const SEATED = agentNames.slice(0, 5)

/** The page that `npm run dev` shows, with everybody in their seats. */
export interface Table {
  readonly page: Page
  readonly customer: TableCustomer
  /** An agent in their seat. */
  agent(name: AgentName): PageAgent
  /** An agent at work elsewhere at the same time, without a page. */
  agentElsewhere(name: AgentName): Promise<Agent>
}

/** The same page with nobody in the seats. */
export interface EmptyTable {
  readonly page: Page
  /** The customer in a tab of their own, opened by the link at their seat. */
  customerInTab(): Promise<TableCustomer>
  agentInTab(name: AgentName): Promise<PageAgent>
  inspectorInTab(): Promise<InspectorPage>
}

interface Fixtures {
  table: Table
  emptyTable: EmptyTable
  devServer: DevServer
}

export const tableTest = base.extend<Fixtures>({
  devServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use, testInfo) => {
      const scrubbed = new ScrubbedTest(testInfo)
      const server = await startDev()
      // From now on it is known who sits where.
      await savedRecording(server.endpoint)
      await use(server)
      scrubbed.scrubsErrors({ keepsPages: true })
      const evidence = new Evidence(await savedRecording(server.endpoint), testInfo, testInfo.errors[0])
      await server.end().finally(() => evidence.attachTo(testInfo))
    },
    { timeout: START_MS },
  ],

  emptyTable: async ({ devServer, page }, use) => {
    await page.route(/^http:\/\/\w+\.table\.localhost:/, (route) => route.fulfill({ body: '' }))
    await page.goto(devServer.table)
    await page.getByRole('region', { name: CUSTOMER }).waitFor()
    await use({
      page,
      async customerInTab() {
        const tab = await tabOf(page, CUSTOMER)
        await tab.getByRole('heading').first().waitFor()
        return new TableCustomer(tab)
      },
      async agentInTab(name) {
        const user = userNamed(name)
        const tab = await tabOf(page, user.name)
        return agentAt(tab, new ReferencePage(tab, user.name, mouse), user, placeAt(devServer))
      },
      async inspectorInTab() {
        return new InspectorPage(await tabBehind(page, 'Inspector'))
      },
    })
  },

  table: async ({ devServer, page }, use) => {
    const place = placeAt(devServer)
    const elsewhere: Agent[] = []
    const driverAt = (name: string) => new ReferencePage(page, name, mouse, { view: seatOf(page, name) })
    await page.goto(devServer.table)
    // The first pages of a server are put together when they are asked for: longer than anybody waits for what is on them.
    await Promise.all(SEATED.map((name) => driverAt(fullNames[name]).isAtWork()))
    await use({
      page,
      customer: new TableCustomer(page, seatOf(page, CUSTOMER)),
      agent(name) {
        const user = userNamed(name)
        return agentAt(page, driverAt(user.name), user, place)
      },
      async agentElsewhere(name) {
        haveWebSocket()
        const agent = await HeadlessAgent.signsIn(userNamed(name), place)
        elsewhere.push(agent)
        return agent
      },
    })
    for (const agent of elsewhere) await agent[Symbol.asyncDispose]()
  },
})

function placeAt({ endpoint }: DevServer): Place {
  // The simulator is in another process, and keeps the machine's time.
  const clock = new MachineClock()
  const means = { timers: clock, now: () => clock.now(), newToken: randomUUID }
  return {
    center: contactCenter,
    reach: { site: endpoint, endpoint },
    meansOf: () => means,
    clientsOf: () => simulatedClients(contactCenter, endpoint),
  }
}

function seatOf(page: Page, name: string) {
  return page.getByTitle(`Page of ${name}`).contentFrame()
}

function tabOf(page: Page, name: string): Promise<Page> {
  return tabBehind(page, `${name} in a tab of their own`)
}

async function tabBehind(page: Page, name: string): Promise<Page> {
  const link = page.getByRole('link', { name })
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
  return tab
}

function userNamed(name: AgentName) {
  const user = contactCenter.users.find(({ username }) => username === name)
  if (!user) throw new Error(`There is no agent ${name} in the contact center.`)
  return user
}
