import { createContext, useContext } from 'react'
import type { AppRef } from '../machines/app.ts'

/** The page's one state machine. */
export const AppContext = createContext<AppRef | undefined>(undefined)

/** Gives a view the page's state machine to select from and to send events to. */
export function useApp(): AppRef {
  const app = useContext(AppContext)
  if (!app) throw new Error('No AppContext around this view')
  return app
}
