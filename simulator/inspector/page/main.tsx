import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { STYLE } from '../../diagram/index.ts'
import { App } from './app.tsx'
import { follow } from './live.ts'

// Put in by script, which the page's policy allows: the same text stands in every diagram that is a file of its own.
const sheet = new CSSStyleSheet()
sheet.replaceSync(STYLE)
document.adoptedStyleSheets.push(sheet)

const root = document.getElementById('app')
if (!root) throw new Error('The page has no element "app".')
follow('/inspector/live')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
