import { defineNetworkFixture } from '@msw/playwright'
import type { BrowserContext, Route } from '@playwright/test'
import type { Handlers } from './msw.ts'

/** Sends what the pages of a context ask of AWS to the simulator, until the returned function is called. */
export async function interceptContext(context: BrowserContext, handlers: Handlers): Promise<() => Promise<void>> {
  // Requests for scripts and styles would pass the handlers by and reach the real network unrecorded.
  const network = defineNetworkFixture({
    context: forgivesClosing(context),
    handlers,
    skipAssetRequests: false,
    onUnhandledRequest: 'bypass',
  })
  await network.enable()
  return async () => {
    if (!context.isClosed()) await network.disable()
  }
}

/**
 * A window that closes takes its requests with it, as Streams closes the sign-in window while it loads. Playwright fails the
 * test when a route cannot be answered for that (measured), though nobody waits for the answer any more.
 */
function forgivesClosing(context: BrowserContext): BrowserContext {
  const route: BrowserContext['route'] = (url, handler, options) => {
    const answers = async (each: Route) => {
      try {
        await handler(each, each.request())
      } catch (error) {
        if (!isClosing(error)) throw error
      }
    }
    return context.route(url, answers, options)
  }
  return new Proxy(context, {
    get(target, name) {
      if (name === 'route') return route
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

/** Playwright has a class for it, which it does not export. */
function isClosing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Target page, context or browser has been closed')
}
