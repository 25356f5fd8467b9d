import { TOOLS } from './paths.mjs'
import { runTool } from './run.mjs'
import { setUp } from './set-up/set-up.mjs'
import { withUiModeServed } from './ui-mode.mjs'

/**
 * The specs, against the simulator.
 *
 * @param {string[]} args what was passed on, for `playwright test`
 */
export async function runSpecs(args) {
  await setUp()
  const { thisMachine } = await import('../cli/chromium/this-machine.mjs')
  return runTool(TOOLS.playwright, ['test', ...withUiModeServed(args, thisMachine())])
}
