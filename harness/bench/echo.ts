import type { Browser, Page, WebSocketRoute } from '@playwright/test'

const SITE = 'https://echo.example'

const PAGE = `<!doctype html>
<title>Echo</title>
<input aria-label="Message">
<ol></ol>
<script>
  const socket = new WebSocket('wss://echo.example/frames')
  socket.onmessage = ({ data }) => {
    const line = document.createElement('li')
    line.textContent = JSON.parse(data).text
    document.querySelector('ol').append(line)
  }
  socket.onopen = () => { document.title = 'Open' }
  document.querySelector('input').addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Enter') return
    void fetch('/messages', { method: 'POST', body: JSON.stringify({ text: target.value }) })
    target.value = ''
  })
</script>`

/** Two pages, each in a browser context of its own: what one posts all get by socket, by Playwright's own routing alone. */
export class RoutedEcho implements AsyncDisposable {
  readonly #sockets = new Set<WebSocketRoute>()
  readonly #pages: Page[] = []

  static async between(browser: Browser, count: number): Promise<RoutedEcho> {
    const echo = new RoutedEcho()
    for (let nth = 0; nth < count; nth += 1) await echo.#open(browser)
    return echo
  }

  /** @throws Error when there are not as many. */
  page(nth: number): Page {
    const page = this.#pages[nth]
    if (!page) throw new Error(`There are ${this.#pages.length} pages.`)
    return page
  }

  async #open(browser: Browser): Promise<void> {
    const context = await browser.newContext()
    await context.routeWebSocket(`${SITE.replace('https', 'wss')}/frames`, (socket) => {
      this.#sockets.add(socket)
    })
    await context.route(`${SITE}/**`, async (route) => {
      const posted = route.request().postData()
      if (posted === null) return route.fulfill({ contentType: 'text/html', body: PAGE })
      for (const socket of this.#sockets) socket.send(posted)
      return route.fulfill({ json: {} })
    })
    const page = await context.newPage()
    await page.goto(SITE)
    await page.waitForFunction(() => document.title === 'Open')
    this.#pages.push(page)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.context().close()))
  }
}
