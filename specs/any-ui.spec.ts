import { type Page } from '@playwright/test'
import { contactCenter, customerName } from '../fixtures/index.ts'
import { expect, test as base } from '../harness/index.ts'
import { Customer } from '../harness/people/customer.ts'
import { createSimulator, type Simulator } from '../simulator/index.ts'
import { examplePage } from './any-ui/example-page.ts'
import { answerImports, type Libraries, nameOf } from './any-ui/libraries.ts'
import { servePage } from './any-ui/page-server.ts'

const pairs: Libraries[] = [
  { streams: 'amazon-connect-streams-oldest', chat: 'amazon-connect-chatjs-3' },
  { streams: 'amazon-connect-streams', chat: 'amazon-connect-chatjs' },
]
const bobs = contactCenter.quickConnects.find(({name}) => name === 'Bob Bianchi') ?? {id:'',name:''}

for (const libraries of pairs) {
  base(`x ${nameOf(libraries)}`, async ({ browser }) => {
    const simulator = createSimulator()
    simulator.listen()
    const server = await servePage(examplePage(contactCenter, bobs))
    const open = async (agent: string) => {
      const context = await browser.newContext()
      await simulator.attach(context, { agent })
      await answerImports(context, libraries)
      const page = await context.newPage()
      page.on('console', (m) => process.env.DBG && console.log(agent, m.type(), m.text().slice(0, 300)))
      page.on('pageerror', (m) => console.log(agent, 'PAGEERROR', m))
      page.on('popup', (m) => console.log(agent, 'POPUP', m.url()))
      await page.goto(server.url)
      await page.evaluate(() => new Promise<void>((res, rej) => (window as any).connect.agent((a: any) => { const s = a.getAgentStates().find((x: any) => x.name === 'Available'); a.setState(s, {success: res, failure: rej}) })))
      return page
    }
    const alice = await open('alice')
    const customer = await Customer.startsChat(customerName, contactCenter)
    await customer.says('Hello')
    await expect(alice.getByText('Maya: Hello').first()).toBeVisible()
    await alice.getByRole('textbox').fill('Hi, Maya')
    await alice.getByRole('button', {name:'Send'}).click()
    await expect.poll(() => customer.messages()).toContainEqual({from:'Alice Adams',text:'Hi, Maya'})
    const bob = await open('bob')
    await alice.getByRole('button', {name:'Quick Connect'}).click()
    await expect(bob.getByRole('textbox')).toBeVisible()
    await bob.getByRole('textbox').fill('Bob here')
    await bob.getByRole('button', {name:'Send'}).click()
    await expect(alice.getByText('Bob Bianchi: Bob here').first()).toBeVisible()
    await alice.getByRole('textbox').fill('Welcome')
    await alice.getByRole('button', {name:'Send'}).click()
    await expect(bob.getByText('Alice Adams: Welcome').first()).toBeVisible()
    await customer.says('So many')
    await expect(bob.getByText('Maya: So many').first()).toBeVisible()
    console.log(await customer.messages(), await alice.getByText(/^[\w ]+: /).allTextContents(), await bob.getByText(/^[\w ]+: /).allTextContents(), await customer.transcript())
    console.log(simulator.wire.events.filter(e => e.kind==='refused'||e.kind==='fault'||(e.kind==='answer' && e.status>=400)))
    await customer[Symbol.asyncDispose]()
    simulator.release()
    for (const p of [alice, bob]) await p.context().close()
    await simulator.close()
    await server.close()
  })
}
