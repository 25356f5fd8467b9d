import { beginRun } from '../../live/run/begin.ts'
import { readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { RUN_VARIABLE } from './asked-for.ts'

/** Begins the live run before any test, and ends it after the last one: also when it is interrupted. */
export default async function begin(): Promise<() => Promise<void>> {
  const id = process.env[RUN_VARIABLE]
  if (!id) throw new Error(`A live run needs an id in ${RUN_VARIABLE}, which the Playwright config gives it.`)
  const settings = readSettings({ env: process.env, cwd: process.cwd() })
  const run = await beginRun(id, settings, (line) => console.log(line)).catch(withoutStack)
  // Playwright ends in good order at Ctrl-C; asked by others to end, it just does.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.kill(process.pid, 'SIGINT'))
  return async () => {
    const { left } = await run.end()
    if (left.length > 0) withoutStack(new Failure(`The run has left something on the instance. ${left.join(' ')}`))
  }
}

/** What is wrong is said in words: where in this project it was found is of no interest. */
function withoutStack(error: unknown): never {
  if (error instanceof Failure) error.stack = error.message
  throw error
}
