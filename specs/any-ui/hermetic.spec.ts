import { expect, test } from './test.ts'

/** Waits in the page until something that cannot work has been tried. */
const attempts = {
  request: () => fetch('https://example.com/data').then((answer) => answer.status),
  script: () =>
    new Promise((resolve) => {
      const script = document.createElement('script')
      script.src = 'https://cdn.example.com/library.js'
      script.onerror = () => resolve('not loaded')
      document.head.append(script)
    }),
  socket: () =>
    new Promise((resolve) => {
      new WebSocket('wss://example.com/events').onclose = () => resolve('closed')
    }),
}

test('what is not simulated reaches no network and is recorded with its URL: requests, scripts, sockets', async ({
  attach,
  page,
}) => {
  const simulator = await attach()
  await page.goto('https://roundtable-demo.my.connect.aws/ccp-v2')
  expect(await page.evaluate(attempts.request)).toBe(501)
  expect(await page.evaluate(attempts.script)).toBe('not loaded')
  expect(await page.evaluate(attempts.socket)).toBe('closed')
  const refused = simulator.wire.events.flatMap((event) => (event.kind === 'refused' ? [event.url] : []))
  expect(refused).toEqual([
    'https://example.com/data',
    'https://cdn.example.com/library.js',
    'wss://example.com/events',
  ])
})
