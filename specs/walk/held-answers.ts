import type { Page, Request, Route } from '@playwright/test'

const TARGET = 'AmazonConnectCTIService.'

/** What the Participant Service is asked, by the end of the address. */
const PATHS: Readonly<Record<string, string>> = {
  '/participant/connection': 'CreateParticipantConnection',
  '/participant/transcript': 'GetTranscript',
  '/participant/message': 'SendMessage',
}

/** The answers of Amazon Connect to one page, in the hands of a walk: held back until it is said what becomes of them. */
export class HeldAnswers {
  readonly #held: Route[] = []
  #operation = ''
  /** Whether anything has come of what is held now. */
  #isThere = false
  #arrived = () => {}

  /** Call it once a page. */
  async take(page: Page): Promise<void> {
    await page.route(
      ({ pathname }) => pathname === '/api' || pathname in PATHS,
      async (route) => {
        if (operationOf(route.request()) !== this.#operation) return route.fallback()
        this.#held.push(route)
        this.#isThere = true
        this.#arrived()
      },
    )
  }

  /** From now on what is asked of this operation is not answered. */
  hold(operation: string): void {
    this.#operation = operation
    this.#isThere = false
  }

  /** Amazon Connect does what it was asked, and says so. @param next what is not answered from then on */
  async letThrough(next = ''): Promise<void> {
    await this.#settle((route) => route.fallback(), next)
  }

  /** Amazon Connect agrees, and nothing has come of it yet. */
  async agree(): Promise<void> {
    await this.#settle((route) => route.fulfill({ status: 200, headers: headersFor(route), body: '{}' }))
  }

  async refuse(words: string, next = ''): Promise<void> {
    const body = JSON.stringify({ __type: 'InvalidStateException', message: words, Message: words })
    await this.#settle((route) => route.fulfill({ status: 400, headers: headersFor(route), body }), next)
  }

  async #settle(how: (route: Route) => Promise<void>, next = ''): Promise<void> {
    if (!this.#isThere) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve
      })
    }
    this.hold(next)
    await Promise.all(this.#held.splice(0).map(how))
  }
}

function operationOf(request: Request): string {
  if (request.method() === 'OPTIONS') return ''
  const target = request.headers()['x-amz-target']
  if (target === `${TARGET}CreateTransport`) return `CreateTransport ${request.postDataJSON().transportType}`
  return target?.replace(TARGET, '') ?? PATHS[new URL(request.url()).pathname] ?? ''
}

function headersFor(route: Route): Record<string, string> {
  const { origin = '*' } = route.request().headers()
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'content-type': 'application/json',
  }
}
