/** `npm run twin`: the smoke specs on a simulator in the place of AWS, over TLS and with signatures checked. */
import { TWIN } from './checks/twin.mjs'
import { main } from './main.mjs'
import { TOOLS } from './paths.mjs'
import { runTool } from './run.mjs'

main(() => runTool(TOOLS.vitest, ['run', ...TWIN.only, ...process.argv.slice(2)], { env: TWIN.env }))
