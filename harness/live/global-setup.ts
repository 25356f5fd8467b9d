import type { FullConfig } from '@playwright/test'
import { beginRun } from '../../live/run/begin.ts'
import { readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { LIVE, RUN_VARIABLE } from './asked-for.ts'
import { requireNoRecordings } from './no-recordings.ts'

/** Begins the live run before any test, and ends it after the last one: also when it is interrupted. */
export default async function begin({ projects }: FullConfig): Promise<() => Promise<void>> {
  const id = process.env[RUN_VARIABLE]
  if (!id) throw new Error(`A live run needs an id in ${RUN_VARIABLE}, which the Playwright config gives it.`)
  refusesRecordings(projects)
  const settings = readSettings({ env: process.env, cwd: process.cwd() })
  const run = await beginRun(id, settings, (line) => console.log(line)).catch(withoutStack)
  // Playwright ends in good order at Ctrl-C; asked by others to end, it just does.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.kill(process.pid, 'SIGINT'))
  return async () => {
    const { left } = await run.end()
    if (left.length > 0) withoutStack(new Failure(`The run has left something on the instance. ${left.join(' ')}`))
  }
}

/** Also those that are asked for on the command line, which wins over the project. */
function refusesRecordings(projects: FullConfig['projects']): void {
  try {
    for (const { name, use } of projects) if (name === LIVE) requireNoRecordings(use, 'Nothing was started.')
  } catch (error) {
    withoutStack(error)
  }
}

/** What is wrong is said in words: where in this project it was found is of no interest. */
function withoutStack(error: unknown): never {
  if (error instanceof Failure) error.stack = error.message
  throw error
}
