import { expect, test } from '@playwright/test'
import { contactCenter } from '../../fixtures/index.ts'
import { createSimulator } from '../../simulator/index.ts'
import { servePage } from './page-server.ts'

const CCP = `https://${contactCenter.alias}.my.connect.aws/ccp-v2`
const PAGE = `<!doctype html><title>Desk</title><h1>Desk</h1><iframe title="CCP" src="${CCP}"></iframe>`

test.describe('a page that embeds the CCP', () => {
  test('gets it when its origin is approved', async ({ context, page }) => {
    const server = await servePage(PAGE)
    const { origin } = new URL(server.url)
    await using simulator = createSimulator({ center: { ...contactCenter, approvedOrigins: [origin] } })
    await simulator.attach(context, { agent: 'alice' })
    await page.goto(server.url)
    const ccp = page.getByTitle('CCP').contentFrame()
    await expect(ccp.getByRole('heading', { name: 'Contact Control Panel' })).toBeVisible()
    simulator.release()
    await context.close()
    await server.close()
  })

  test('gets none from an origin that is not, and the browser says why', { tag: '@H57' }, async ({ context, page }) => {
    const server = await servePage(PAGE)
    await using simulator = createSimulator({
      center: { ...contactCenter, approvedOrigins: ['https://app.example.com'] },
    })
    await simulator.attach(context, { agent: 'alice' })
    const refused = page.waitForEvent('console', { predicate: (said) => /frame-ancestors/.test(said.text()) })
    await page.goto(server.url)
    expect((await refused).text()).toContain('https://app.example.com')
    const ccp = page.getByTitle('CCP').contentFrame()
    await expect(ccp.getByRole('heading', { name: 'Contact Control Panel' })).toHaveCount(0)
    simulator.release()
    await context.close()
    await server.close()
  })
})
