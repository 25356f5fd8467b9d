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
  // Free ports only, so that runs side by side never meet.
  preview: { host: 'localhost', port: 0 },
})
console.log(`agent-ui on ${server.resolvedUrls?.local[0]}`)
