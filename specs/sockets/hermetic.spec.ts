import { expect, test } from '../../harness/index.ts'
import { served } from '../../harness/transports/served.ts'

/** Waits in the page until something that cannot work has been tried. */
const attempts = {
  request: () =>
    fetch('https://example.com/data').then(
      () => 'answered',
      () => 'failed',
    ),
  socket: () =>
    new Promise((resolve) => {
      const socket = new WebSocket('wss://example.com/events')
      socket.onopen = () => resolve('opened')
      socket.onclose = () => resolve('failed')
    }),
}

test('over real sockets nothing reaches another machine, and what tries to is recorded with its URL', async ({
  context,
  page,
}) => {
  const service = await served({})
  try {
    // The sign-in page: the CCP itself opens every socket without TLS here.
    const { ccpUrl } = (await service.attach(context, { agent: 'alice', signedIn: false })) ?? { ccpUrl: '' }
    await page.goto(ccpUrl)
    expect(await page.evaluate(attempts.request)).toBe('failed')
    expect(await page.evaluate(attempts.socket)).toBe('failed')
    const refused = () => service.wire.events.flatMap((event) => (event.kind === 'refused' ? [event.url] : []))
    await expect.poll(refused).toEqual(['https://example.com/data', 'wss://example.com/events'])
  } finally {
    service.release()
    await context.close()
    await service.close()
  }
})
