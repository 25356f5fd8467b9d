import type { LoginWindow } from './port.ts'

const NAME = 'roundtable-login'
const FEATURES = 'width=433,height=578'

/**
 * Watches the sign-in window. Streams opens one by itself when the CCP does not answer, without a click, so a
 * browser may block it; then the page opens its own from a button.
 */
export class LoginWindows {
  private own: Window | null = null

  constructor(
    private readonly url: string,
    private readonly openedByStreams: () => unknown,
  ) {}

  open(): LoginWindow {
    this.own = window.open(this.url, NAME, FEATURES)
    return this.state()
  }

  state(): LoginWindow {
    const windows = [this.own, this.openedByStreams()].filter(isWindow)
    if (windows.some((one) => !one.closed)) return 'open'
    return windows.length > 0 ? 'closed' : 'blocked'
  }

  /** Streams closes the window it opened; the one from the button is this page's to close. */
  close(): void {
    this.own?.close()
    this.own = null
  }
}

/** The window shows another origin, so `instanceof` is of no use; `closed` may always be read. */
function isWindow(value: unknown): value is { closed: boolean } {
  return typeof value === 'object' && value !== null && 'closed' in value
}
