import type { PlaywrightTestConfig, ReporterDescription } from '@playwright/test'
import type { Options } from '../test.ts'
import { liveParts } from './project.ts'

/**
 * The config with the project `live` besides: specs tagged `@live`, on the Amazon Connect instance of the live settings. It is
 * there only when it is asked for by name (`npx roundtable live`, `--project=live`); otherwise the config is as it was. It takes
 * what the config's own `use` says, but for traces, pictures and films, which would have strangers' words in them.
 *
 * @example
 * export default withLive(defineConfig<Options>({ testDir: 'roundtable', use: { pageDriver: desk } }))
 */
export function withLive(config: PlaywrightTestConfig<Options>): PlaywrightTestConfig<Options> {
  const { projects, reporters, config: more } = liveParts(process.argv, process.env, config.use?.launchOptions ?? {})
  if (projects.length === 0) return config
  return {
    ...config,
    projects: [...(config.projects ?? []), ...projects],
    reporter: [...reporters, ...reportersOf(config)],
    globalSetup: [more.globalSetup ?? [], config.globalSetup ?? []].flat(),
  }
}

function reportersOf({ reporter = 'list' }: PlaywrightTestConfig): readonly ReporterDescription[] {
  return typeof reporter === 'string' ? [[reporter]] : reporter
}
