import type { CtiAnswer, ProbedSnapshot } from '../../../live/calibrate/probe-agent.ts'

/** As much of Streams as a probe's page uses. */
interface Streams {
  readonly core: {
    initCCP(element: Element | null, parameters: object): void
    getClient(): { call(method: string, parameters: object, callbacks: object): void }
    getAgentDataProvider(): { getAgentData(): { readonly snapshot: ProbedSnapshot } }
  }
  agent(callback: (agent: { onRefresh(listener: () => void): void }) => void): void
}

interface ProbePage {
  readonly connect: Streams
  roundtableSnapshot(snapshot: ProbedSnapshot): void
}

/** Runs in the page, and can use nothing from outside itself. */
export function startInPage({ ccpUrl, region }: { readonly ccpUrl: string; readonly region: string }): void {
  const { connect, roundtableSnapshot } = globalThis as unknown as ProbePage
  connect.core.initCCP(document.querySelector('#ccp'), {
    ccpUrl,
    region,
    // The page has a session already; a popup would find nobody.
    loginPopup: false,
    softphone: { allowFramedSoftphone: false, disableRingtone: true },
  })
  connect.agent((agent) => {
    const tell = () => {
      // What Streams adds by itself is not JSON.
      const { snapshot } = connect.core.getAgentDataProvider().getAgentData()
      roundtableSnapshot(JSON.parse(JSON.stringify(snapshot)))
    }
    agent.onRefresh(tell)
    tell()
  })
}

/** Runs in the page, likewise. */
export function callInPage({ method, parameters }: { readonly method: string; readonly parameters: object }) {
  const { connect } = globalThis as unknown as ProbePage
  return new Promise<CtiAnswer>((resolve) => {
    const refused = (status: number, type: string, message: string) => resolve({ ok: false, status, type, message })
    connect.core.getClient().call(method, parameters, {
      success: (output: unknown) => resolve({ ok: true, output: JSON.parse(JSON.stringify(output ?? {})) }),
      failure: (error: unknown) => {
        let told: { readonly type?: string; readonly message?: string; readonly statusCode?: number } = {}
        try {
          told = typeof error === 'string' ? JSON.parse(error) : (error ?? {})
        } catch {
          told = { message: String(error) }
        }
        refused(told.statusCode ?? 0, told.type ?? 'Unknown', told.message ?? '')
      },
      authFailure: () => refused(401, 'UnauthorizedException', 'the session is over'),
      accessDenied: () => refused(403, 'AccessDeniedException', 'access denied'),
    })
  })
}
