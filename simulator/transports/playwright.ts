import { defineNetworkFixture } from '@msw/playwright'
import type { BrowserContext } from '@playwright/test'
import type { Handlers } from './msw.ts'

/** Sends what the pages of a context ask of AWS to the simulator, until the returned function is called. */
export async function interceptContext(context: BrowserContext, handlers: Handlers): Promise<() => Promise<void>> {
  // Requests for scripts and styles would pass the handlers by and reach the real network unrecorded.
  const network = defineNetworkFixture({ context, handlers, skipAssetRequests: false, onUnhandledRequest: 'bypass' })
  let isOpen = true
  context.once('close', () => {
    isOpen = false
  })
  await network.enable()
  return async () => {
    if (isOpen) await network.disable()
  }
}
