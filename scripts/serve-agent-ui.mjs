/**
 * Serves the reference agent UI, built if it has changed, on a free port, and prints where:
 * `agent-ui on http://localhost:41234/`. Runs until it is ended.
 */
import { preview } from 'vite'
import { builtAgentUi } from './agent-ui/build.mjs'
import { AGENT_UI } from './agent-ui/location.mjs'

const outDir = await builtAgentUi()
const server = await preview({
  ...AGENT_UI,
  build: { outDir },
  // Free ports, so that runs side by side never meet; a real instance has approved one of them.
  preview: { host: 'localhost', port: Number(process.env.ROUNDTABLE_AGENT_UI_PORT ?? 0), strictPort: true },
})
console.log(`agent-ui on ${server.resolvedUrls?.local[0]}`)
