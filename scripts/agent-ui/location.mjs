import { inRepository } from '../paths.mjs'

/** Where Vite finds the reference agent UI, as its options want it. */
export const AGENT_UI = {
  root: inRepository('agent-ui'),
  configFile: inRepository('agent-ui/vite.config.ts'),
}
