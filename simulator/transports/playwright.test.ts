import type { BrowserContext, Request, Route } from '@playwright/test'
import { expect, test } from 'vitest'
import { interceptContext } from './playwright.ts'

test('a window that closes while it loads fails nothing: nobody waits for its answer any more', async () => {
  const closed = new Error('request.allHeaders: Target page, context or browser has been closed')
  await expect((await routed()).asks(closed)).resolves.toBeUndefined()
})

test('what else goes wrong with a route is told', async () => {
  await expect((await routed()).asks(new Error('route.fulfill: expected body'))).rejects.toThrow('expected body')
})

test('a context may be let go of: its own methods are still called on itself', async () => {
  const { released, letsGo } = await routed()
  await letsGo()
  expect(released).toEqual(['requests'])
})

/** A context of Playwright's as far as routes go, whose requests fail as they are looked at. */
async function routed() {
  const released: string[] = []
  let handle: (route: Route) => Promise<unknown> = async () => undefined
  class Context {
    readonly #routes = ['requests']
    isClosed = () => false
    async route(_url: unknown, handler: (route: Route) => Promise<unknown>) {
      handle = handler
    }
    async routeWebSocket() {}
    async unroute() {
      released.push(...this.#routes)
    }
  }
  const letsGo = await interceptContext(new Context() as unknown as BrowserContext, [])
  return {
    released,
    letsGo,
    asks(failure: Error) {
      const request: Partial<Request> = {
        url: () => 'https://example.com/',
        method: () => 'GET',
        allHeaders: () => Promise.reject(failure),
      }
      return handle({ request: () => request } as unknown as Route)
    },
  }
}
