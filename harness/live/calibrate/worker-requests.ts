import type { Browser, Page } from '@playwright/test'
import type { SeenRequest } from './operation-of.ts'

/** A message of Chromium's protocol from inside a worker, as far as it is read. */
interface Message {
  readonly method?: string
  readonly params?: {
    readonly request?: { readonly headers?: Readonly<Record<string, string>>; readonly postData?: string }
  }
}

const IN_THE_WORKER = JSON.stringify({ id: 1, method: 'Network.enable' })

/**
 * Calls back with each request of the SharedWorkers that pages like this one have started, those of its browser
 * context. Amazon's CCP runs Streams' engine in one. Playwright shows no such request, the protocol of Chromium itself does.
 */
export async function followWorkers(
  browser: Browser,
  page: Page,
  onRequest: (request: SeenRequest) => void,
): Promise<void> {
  const ofPage = await page.context().newCDPSession(page)
  const { targetInfo: own } = await ofPage.send('Target.getTargetInfo')
  await ofPage.detach()
  const session = await browser.newBrowserCDPSession()
  session.on('Target.targetCreated', ({ targetInfo: { targetId, browserContextId } }) => {
    if (browserContextId !== own.browserContextId) return
    // One that has ended meanwhile asks for nothing any more.
    session.send('Target.attachToTarget', { targetId, flatten: false }).catch(() => {})
  })
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    session.send('Target.sendMessageToTarget', { sessionId, message: IN_THE_WORKER }).catch(() => {})
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method, params }: Message = JSON.parse(message)
    if (method !== 'Network.requestWillBeSent') return
    const { headers = {}, postData: body } = params?.request ?? {}
    onRequest({ headers, body })
  })
  page.on('close', () => session.detach().catch(() => {}))
  await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'shared_worker' }] })
}
