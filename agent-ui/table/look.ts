import { applyMode, Mode } from '@cloudscape-design/global-styles'
import '../connect-theme.css'
import '../views/styles.css'
import './table.css'

/** Puts the page into the colours that the browser prefers, now and when that changes. */
export function followPreferredColours(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const paint = () => applyMode(dark.matches ? Mode.Dark : Mode.Light)
  dark.addEventListener('change', paint)
  paint()
}
