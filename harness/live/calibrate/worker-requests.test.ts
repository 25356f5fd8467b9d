import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Changes } from '../../../live/calibrate/waiting.ts'
import { chromiumHere } from '../../chromium-here.ts'
import { followWorkers } from './worker-requests.ts'

const PAGE = `<script>
  const { port } = new SharedWorker('/worker.js')
  onclick = () => port.postMessage(name)
</script>`
/** It polls all the time, as Streams' engine does. */
const WORKER = `
  const asks = (operation) => fetch('/api', { method: 'POST', headers: { 'x-amz-target': operation }, body: operation })
  const polls = () => asks('Poll').then(polls)
  onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => asks(data) }
  polls()`
const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', PAGE],
  '/worker.js': ['text/javascript', WORKER],
}

const server = createServer(({ url = '' }, answer) => {
  const [type, text] = FILES[url] ?? ['application/json', '{}']
  answer.setHeader('content-type', type).end(text)
})
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(chromiumHere())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}, 30_000)

afterAll(async () => {
  await browser.close()
  server.close()
})

test('what a SharedWorker asks for is told, of the workers of one agent alone', { timeout: 30_000 }, async () => {
  const [alice, bob] = [await opens(), await opens()]
  for (const { hears } of [alice, bob]) await hears('Poll')
  await bob.asks('Service.Bobs')
  await alice.asks('Service.First')
  await alice.asks('Service.Second')
  expect(alice.heard).toEqual(new Set(['Poll', 'Service.First', 'Service.Second']))
  expect(bob.heard).toEqual(new Set(['Poll', 'Service.Bobs']))

  async function opens() {
    const page = await browser.newPage()
    const heard = new Set<string>()
    const changes = new Changes()
    await followWorkers(browser, page, ({ headers, body }) => {
      if (body !== undefined && body === headers['x-amz-target']) heard.add(body)
      changes.tell()
    })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const hears = (operation: string) => changes.until(operation, () => (heard.has(operation) ? true : undefined))
    const asks = async (operation: string) => {
      await page.evaluate((name) => {
        window.name = name
        document.documentElement.click()
      }, operation)
      await hears(operation)
    }
    return { heard, hears, asks }
  }
})
