import { contactCenter } from '../../fixtures/index.ts'
import { servePage } from './page-server.ts'
import { expect, test } from './test.ts'

const CCP = `https://${contactCenter.alias}.my.connect.aws/ccp-v2`
const PAGE = `<!doctype html><title>Desk</title><h1>Desk</h1><iframe title="CCP" src="${CCP}"></iframe>`

test.describe('a page that embeds the CCP', () => {
  test('gets it when its origin is approved', async ({ attach, page }) => {
    await using server = await servePage(PAGE)
    const { origin } = new URL(server.url)
    await attach({ center: { ...contactCenter, approvedOrigins: [origin] } })
    await page.goto(server.url)
    const ccp = page.getByTitle('CCP').contentFrame()
    await expect(ccp.getByRole('heading', { name: 'Contact Control Panel' })).toBeVisible()
  })

  test('gets none from an origin that is not, and the browser says why', { tag: '@H57' }, async ({ attach, page }) => {
    await using server = await servePage(PAGE)
    await attach({ center: { ...contactCenter, approvedOrigins: ['https://app.example.com'] } })
    const refused = page.waitForEvent('console', { predicate: (said) => /frame-ancestors/.test(said.text()) })
    await page.goto(server.url)
    expect((await refused).text()).toContain('https://app.example.com')
    const ccp = page.getByTitle('CCP').contentFrame()
    await expect(ccp.getByRole('heading', { name: 'Contact Control Panel' })).toHaveCount(0)
  })
})
