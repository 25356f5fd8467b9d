import { applyMode, Mode } from '@cloudscape-design/global-styles'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createActor, type InspectionEvent } from 'xstate'
import { readPageConfig } from './config/page-config.ts'
import { startStreams } from './connect/streams-port.ts'
import { appMachine, type ColourMode } from './machines/app.ts'
import { App } from './views/app.tsx'
import { AppContext } from './views/app-context.ts'
import { BadConfig } from './views/bad-config.tsx'
import './connect-theme.css'
import './views/styles.css'

declare global {
  /** Put into the page before it loads, it hears of every step that the machines take (docs/state-charts.md). */
  var inspectMachines: ((event: InspectionEvent) => void) | undefined
}

// All of this happens once, at module scope: Streams starts once a page, and cannot be stopped again. So nothing here accepts
// a new version of itself, and Vite reloads the page for one; views are exchanged without.
const root = createRoot(element('app'))
const { VITE_CCP_URL, VITE_REGION, VITE_LOGIN_POPUP, VITE_ENDPOINT } = import.meta.env
const read = readPageConfig(location.search, {
  ...(VITE_CCP_URL && { ccpUrl: VITE_CCP_URL }),
  ...(VITE_REGION && { region: VITE_REGION }),
  ...(VITE_LOGIN_POPUP && { loginPopup: VITE_LOGIN_POPUP }),
  ...(VITE_ENDPOINT && { endpoint: VITE_ENDPOINT }),
})
const dark = matchMedia('(prefers-color-scheme: dark)')
const preferred = (): ColourMode => (dark.matches ? 'dark' : 'light')

if (read.ok) {
  const app = createActor(appMachine, {
    input: {
      port: startStreams(element('ccp'), read.config),
      newToken: () => crypto.randomUUID(),
      colourMode: preferred(),
    },
    inspect: (event) => globalThis.inspectMachines?.(event),
  })
  app.subscribe(({ context }) => paint(context.colourMode))
  app.start()
  dark.addEventListener('change', () => app.send({ type: 'page.colour', colourMode: preferred() }))
  document.addEventListener('visibilitychange', () =>
    app.send({ type: 'page.visibility', visible: document.visibilityState === 'visible' }),
  )
  root.render(
    <StrictMode>
      <AppContext value={app}>
        <App />
      </AppContext>
    </StrictMode>,
  )
} else {
  paint(preferred())
  root.render(<BadConfig problem={read.problem} />)
}

function paint(colourMode: ColourMode): void {
  applyMode(colourMode === 'dark' ? Mode.Dark : Mode.Light)
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no element "${id}"`)
  return found
}
