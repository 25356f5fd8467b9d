/** `npm run twin`: the smoke specs on a simulator in the place of AWS, over TLS and with signatures checked. */
import { main } from './main.mjs'
import { TOOLS } from './paths.mjs'
import { runTool } from './run.mjs'

main(() =>
  runTool(TOOLS.vitest, ['run', 'harness/live/smoke.twin.ts', ...process.argv.slice(2)], {
    env: { ROUNDTABLE_TWIN: 'yes' },
  }),
)
