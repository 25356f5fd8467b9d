import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { STYLE } from '../../diagram/index.ts'
import { App } from './app.tsx'
import { follow } from './live.ts'
import { Replay } from './replay.ts'
import { ReplayPage } from './replay-page.tsx'

// Put in by script, which the page's policy allows: the same text stands in every diagram that is a file of its own.
const sheet = new CSSStyleSheet()
sheet.replaceSync(STYLE)
document.adoptedStyleSheets.push(sheet)

const element = document.getElementById('app')
if (!element) throw new Error('The page has no element "app".')
const root = createRoot(element)

/** Where a recording is served in the place of a simulator. */
if (location.pathname === '/replay') {
  const answer = await fetch('/inspector/recording')
  const replay = new Replay(await answer.json())
  document.title = `Roundtable: ${replay.title}`
  root.render(
    <StrictMode>
      <ReplayPage replay={replay} />
    </StrictMode>,
  )
} else {
  follow('/inspector/live')
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
