import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { USUAL_FILE } from '../../live/settings/environment.ts'
import { Failure } from '../../written/failure.ts'
import { configNameIn, type StartingFile, startingFiles } from './files.ts'

/** Reports, traces and recordings; and of a real instance leases, sign-ins and what was provisioned. */
const LEFT_BY_RUNS = ['playwright-report', 'roundtable-report', 'test-results', '.roundtable']

/**
 * Puts a Playwright config, a page driver, a spec, a CI workflow and settings of a real instance to fill in into a project, and leaves every file that is there.
 *
 * @returns what was done and what to do next, for people
 * @throws Failure when there is no project, or it cannot be written to
 */
export function init(project: string): string {
  if (!existsSync(join(project, 'package.json'))) {
    throw new Failure(
      `There is no package.json in ${project}. Run it in your project's folder, or "npm init" there first.`,
    )
  }
  const config = configNameIn(project)
  const files = startingFiles(config)
  const isWritten = new Map(files.map((file) => [file, isNew(project, file)]))
  const written = files.filter((file) => isWritten.get(file))
  const left = files.filter((file) => !isWritten.get(file))
  return [
    ...section('Written:', written.map(lineOf)),
    ...section('Left as they were, having been there already:', left.map(lineOf)),
    ...nextSteps(project, config),
  ].join('\n')
}

/** Writes the file, unless there is one: asking and writing are one step. */
function isNew(project: string, { path, content }: StartingFile): boolean {
  try {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), content, { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EEXIST' && existsSync(join(project, path))) return false
    throw new Failure(
      `${path} could not be written: ${error.message}. Make room for it and run "roundtable init" again.`,
    )
  }
}

function lineOf({ path, purpose }: StartingFile): string {
  return `  ${path.padEnd(32)} ${purpose}`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines, ''] : []
}

function nextSteps(project: string, config: string): string[] {
  const ccp = `https://${contactCenter.alias}.my.connect.aws/ccp-v2`
  const isUsual = config.startsWith('playwright.config.')
  return [
    'Next:',
    '  1. npm install --save-dev @playwright/test && npx playwright install chromium',
    '     A Chrome or Chromium of this machine does as well, or the one that ROUNDTABLE_CHROMIUM names.',
    `  2. ${config}: say what starts your UI, and where it is then.`,
    `  3. Have your UI use this CCP in tests, in region ${contactCenter.region}:`,
    `     ${ccp}`,
    '     or give the config a "center" with your own alias and region.',
    '  4. roundtable/desk.ts: say how people work with your UI.',
    `  5. npx playwright test${isUsual ? '' : ` --config ${config}`}`,
    ...ignoring(project),
    '',
    `Later, on a real instance: ${USUAL_FILE}, then "npx roundtable doctor", then "npx roundtable live${isUsual ? '' : ` -- --config ${config}`}".`,
  ]
}

/** What the project has to keep out of its repository, and does not yet. */
function ignoring(project: string): string[] {
  const file = join(project, '.gitignore')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const ignored = new Set(lines.map((line) => line.trim().replace(/^\/|\/$/g, '')))
  const left = LEFT_BY_RUNS.filter((folder) => !ignored.has(folder))
  if (left.length === 0) return []
  const entries = left.map((folder) => `     ${folder}/`)
  return ['  6. .gitignore: keep out what runs leave. Of that it does not have yet:', ...entries]
}
