import { uiDefects } from './index.ts'
import type { UiChange } from './ui-defect.ts'

/** What is wrong with this page: it is served below the name of its defect. Nothing is where the name is none's. */
export function chosenChange(): UiChange {
  const [, name] = location.pathname.split('/')
  return uiDefects.find((each) => each.name === name)?.change ?? {}
}
