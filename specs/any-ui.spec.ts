import { ConnectClient } from '@aws-sdk/client-connect'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { contactCenter, customerName, fullNames } from '../fixtures/index.ts'
import { Customer } from '../simulator/customer/index.ts'
import { createSimulator } from '../simulator/index.ts'
import { examplePage } from './any-ui/example-page.ts'
import { answerImports, type Libraries, nameOf } from './any-ui/libraries.ts'
import { servePage } from './any-ui/page-server.ts'

/*
 * Any page talks to the simulator once its browser context is attached: here one with Streams and ChatJS from a CDN,
 * and nothing of the harness. With ROUNDTABLE_EXAMPLE_PAGE=docs/Multi-Party-Chat-Feature.md of a checkout of
 * amazon-connect-chatjs, the multi-party example that is published there is played instead of our page.
 */

/** What the example names, or the nearest that is on npm (ChatJS 3.0.5 is not); and what is current. */
const pairs: Libraries[] = [
  { streams: 'amazon-connect-streams-oldest', chat: 'amazon-connect-chatjs-3' },
  { streams: 'amazon-connect-streams', chat: 'amazon-connect-chatjs' },
]

interface Stage {
  /** Opens the page in a browser of the agent's own and goes available where such a page leaves that to: in the CCP. */
  pageOf(agent: string, libraries: Libraries): Promise<Page>
  customerStartsChat(): Promise<Customer>
}

const test = base.extend<{ stage: Stage }>({
  stage: async ({ browser }, use, testInfo) => {
    const { region, instanceId, contactFlow } = contactCenter
    const simulator = createSimulator()
    simulator.listen()
    const server = await servePage(examplePage(contactCenter, quickConnectTo(fullNames.bob)))
    const connectClient = new ConnectClient({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } })
    const contexts: BrowserContext[] = []
    const customers: Customer[] = []

    await use({
      async pageOf(agent, libraries) {
        const context = await browser.newContext()
        contexts.push(context)
        await simulator.attach(context, { agent })
        // Routes that are added later are asked first.
        await answerImports(context, libraries)
        const page = await context.newPage()
        await page.goto(server.url)
        const status = page.locator('iframe').contentFrame().getByLabel('Status')
        await status.selectOption('Available')
        await expect(status).toHaveValue('Available')
        return page
      },
      async customerStartsChat() {
        const chat = { region, instanceId, contactFlowId: contactFlow.id, displayName: customerName, connectClient }
        const customer = await Customer.startsChat(chat)
        customers.push(customer)
        return customer
      },
    })

    for (const customer of customers) await customer[Symbol.asyncDispose]()
    // What is held back keeps a context that closes in memory.
    simulator.release()
    for (const context of contexts) await context.close()
    await simulator.close()
    await server.close()
    connectClient.destroy()
    const wire = JSON.stringify(simulator.wire.events, null, 1)
    await testInfo.attach('wire.json', { body: wire, contentType: 'application/json' })
    const unsimulated = simulator.wire.events.filter(({ kind }) => kind === 'refused' || kind === 'fault')
    expect(unsimulated, 'what was asked for and is not simulated, and what the simulator failed in').toEqual([])
  },
})

/** For the report of the run, as any team would write it: the rule's id is one of harness/contract/rules.ts. */
const ruleOfLibraries = { annotation: { type: 'rule', description: 'oldest-libraries' } }

for (const libraries of pairs) {
  test(`the multi-party example works on ${nameOf(libraries)}`, ruleOfLibraries, async ({ stage }) => {
    const alice = await stage.pageOf('alice', libraries)
    const customer = await stage.customerStartsChat()

    await customer.says('Is anybody there?')
    await seen(alice, 'Maya: Is anybody there?')
    await says(alice, 'I am')
    await customer.sees('I am', { from: fullNames.alice })

    const bob = await stage.pageOf('bob', libraries)
    await alice.getByRole('button', { name: 'Quick Connect' }).click()
    await says(bob, 'Bob here too')
    await seen(alice, 'Bob Bianchi: Bob here too')
    await customer.sees('Bob here too', { from: fullNames.bob })

    await says(alice, 'Welcome, Bob')
    await seen(bob, 'Alice Adams: Welcome, Bob')
    await customer.says('So many of you')
    await seen(alice, 'Maya: So many of you')
    await seen(bob, 'Maya: So many of you')
  })
}

async function says(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
}

/** At least once: such a page sets up a chat again with every change, and shows and posts messages several times. */
async function seen(page: Page, line: string): Promise<void> {
  await expect(page.getByText(line, { exact: true }).first()).toBeVisible()
}

function quickConnectTo(agent: string) {
  const quickConnect = contactCenter.quickConnects.find(({ name }) => name === agent)
  if (!quickConnect) throw new Error(`There is no quick connect to ${agent} in the contact center.`)
  return quickConnect
}
