/**
 * `npm run agent-ui`: serves the reference agent UI, built if it has changed, on a free port, and prints where:
 * `agent-ui on http://localhost:41234/`. Runs until it is ended.
 */
import { parseArgs } from 'node:util'
import { main } from './main.mjs'
import { SetUpError } from './set-up/set-up-error.mjs'

const HELP = `npm run agent-ui

Serves the reference agent UI, built if it has changed, on localhost, and prints where. Ctrl+C ends it.

  --help  this

ROUNDTABLE_AGENT_UI_PORT says which port; unless it is set, a free one.`

main(async () => {
  if (asksForHelp(process.argv.slice(2))) console.log(HELP)
  else await serve()
  return 0
})

/** @param {string[]} args */
function asksForHelp(args) {
  try {
    return parseArgs({ args, options: { help: { type: 'boolean', default: false } } }).values.help
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error), '--help says what there is.')
  }
}

async function serve() {
  const { preview } = await import('vite')
  const { builtAgentUi } = await import('./agent-ui/build.mjs')
  const { AGENT_UI } = await import('./agent-ui/location.mjs')
  const outDir = await builtAgentUi()
  const server = await preview({
    ...AGENT_UI,
    build: { outDir },
    // Free ports, so that runs side by side never meet; a real instance has approved one of them.
    preview: { host: 'localhost', port: Number(process.env.ROUNDTABLE_AGENT_UI_PORT ?? 0), strictPort: true },
  })
  console.log(`agent-ui on ${server.resolvedUrls?.local[0]}`)
}
