import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { USUAL_FILE } from '../../live/settings/environment.ts'

/** A file that `roundtable init` gives to a project. */
export interface StartingFile {
  /** From the project's folder. */
  readonly path: string
  readonly content: string
  readonly purpose: string
}

const TEMPLATES = new URL('../../templates/', import.meta.url)
const CONFIG = 'playwright.config.ts'
/** In a project that has a Playwright config already; editors find it by its name. */
const CONFIG_OF_ITS_OWN = 'playwright.roundtable.config.ts'

/** What Playwright takes for its config. */
const PLAYWRIGHT_CONFIG = /^playwright\.config\.[cm]?[jt]s$/

/** The config that a project has specs for its UI run by: one that is there and knows this package, or a new one. */
export function configNameIn(project: string): string {
  const found = readdirSync(project).find((name) => PLAYWRIGHT_CONFIG.test(name))
  if (!found) return CONFIG
  return readFileSync(join(project, found), 'utf8').includes('connect-roundtable') ? found : CONFIG_OF_ITS_OWN
}

/** All that a project gets, with the config under the given name. */
export function startingFiles(config: string): StartingFile[] {
  return [
    { path: config, content: template('playwright.config.ts'), purpose: 'where your UI is, and how specs run' },
    {
      path: 'roundtable/desk.ts',
      content: template('roundtable/desk.ts'),
      purpose: 'how people work with your UI: fill it in',
    },
    {
      path: 'roundtable/first-chat.spec.ts',
      content: template('roundtable/first-chat.spec.ts'),
      purpose: 'a first spec',
    },
    {
      path: '.github/workflows/roundtable.yml',
      content: template('workflow.yml').replace(CONFIG, config),
      purpose: 'runs the specs on every push',
    },
    {
      path: USUAL_FILE,
      content: template('live.config.yaml'),
      purpose: 'a real instance, when you have one: all commented out',
    },
  ]
}

function template(name: string): string {
  return readFileSync(new URL(name, TEMPLATES), 'utf8')
}
