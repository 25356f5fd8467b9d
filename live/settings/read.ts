import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { check } from '../../written/check.ts'
import { closest } from '../../written/closest.ts'
import { Failure } from '../../written/failure.ts'
import { type Path, type Problem, pathText } from '../../written/problem.ts'
import { parse, type Source } from '../../written/source.ts'
import { textIn } from '../../written/text-file.ts'
import { firstLines, printable } from '../../written/words.ts'
import { inconsistencies } from './consistency.ts'
import { ADVICE, credentialsIn } from './credentials.ts'
import {
  type Environment,
  FILE_VARIABLE,
  isSet,
  PREFIX,
  type SettingPath,
  settingsIn,
  USUAL_FILE,
  VARIABLES,
} from './environment.ts'
import type { LiveSettings } from './live-settings.ts'
import { linesFor, type Sources } from './problems.ts'
import { resolved } from './resolve.ts'
import { type LiveFile, liveFile } from './schema.ts'

export interface Reading {
  readonly env: Environment
  /** The folder in which the file is looked for. */
  readonly cwd: string
  /** The file, if it is named; ROUNDTABLE_LIVE_CONFIG names it as well. */
  readonly file?: string | undefined
}

const ORIGIN_MISSING: Problem = { path: ['origin'], message: 'origin is missing.', isMissing: true }

/**
 * Reads the settings for a real instance from the environment and from a file; the environment wins.
 * @throws Failure that names everything which is missing or wrong at once, each with what to do
 */
export function readSettings({ env, cwd, file }: Reading): LiveSettings {
  const named = file ?? (isSet(env[FILE_VARIABLE]) ? env[FILE_VARIABLE] : undefined)
  const path = resolve(cwd, named ?? USUAL_FILE)
  // One that is named has to be there.
  const called = named ?? (existsSync(path) ? USUAL_FILE : undefined)
  const source = called === undefined ? undefined : sourceIn(path, called)
  const variables = settingsIn(env)
  const sources: Sources = {
    file: called,
    placeOf: (at, isKey) => source?.placeOf(at, isKey) ?? { line: 1, column: 1 },
    variableOf: (at) => [...variables].find(([setting]) => isWithin(at, setting))?.[1].variable,
  }
  const given = merged(source?.value, variables)
  const checked = checkedSettings(given)
  const strange = strangeVariables(env)
  if ('file' in checked && strange.length === 0) {
    return { ...resolved(checked.file, cwd), ...(called !== undefined && { file: called }) }
  }
  const lines = [...('problems' in checked ? linesFor(checked.problems, sources) : []), ...strange]
  throw new Failure(`The settings for the live instance are not complete:\n${firstLines(lines).join('\n')}`)
}

function checkedSettings(given: unknown): { file: LiveFile } | { problems: Problem[] } {
  const secrets = credentialsIn(given)
  const checked = check(liveFile, given)
  const problems = [
    ...secrets.map((path) => ({ path, message: `${pathText(path)}: ${ADVICE}` })),
    ...('problems' in checked ? checked.problems.filter(({ path }) => !startsWithAny(path, secrets)) : []),
  ]
  if (isGroup(given)) {
    if (given.origin === undefined && given.ui === undefined) problems.push(ORIGIN_MISSING)
    const wrong = new Set(problems.map(({ path }) => path[0]))
    const sound = liveFile
      .partial()
      .safeParse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))))
    if (sound.success) problems.push(...inconsistencies(sound.data))
  }
  return 'file' in checked && problems.length === 0 ? checked : { problems }
}

function sourceIn(path: string, called: string): Source {
  const source = parse(textIn(path, 'file with live settings'))
  if (!('problems' in source)) return source
  const lines = source.problems.map(
    ({ place, message }) => `  ${called}:${place.line}:${place.column} ${printable(message)}`,
  )
  throw new Failure(`The file with live settings is wrong:\n${firstLines(lines).join('\n')}`)
}

/** What the file says, with what the environment says in its place. */
function merged(fromFile: unknown, variables: ReturnType<typeof settingsIn>): unknown {
  if (fromFile !== undefined && !isGroup(fromFile)) return fromFile
  const given: Record<string, unknown> = { ...fromFile }
  for (const [setting, { value }] of variables) {
    const [key = '', inner] = setting.split('.')
    if (inner === undefined) given[key] = value
    else given[key] = { ...(isGroup(given[key]) ? given[key] : {}), [inner]: value }
  }
  return given
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWithin(path: Path, setting: SettingPath): boolean {
  return setting.split('.').every((key, index) => path[index] === key)
}

function startsWithAny(path: Path, starts: readonly Path[]): boolean {
  return starts.some((start) => start.every((key, index) => path[index] === key))
}

/** A variable with a slip in its name would be passed over in silence. */
function strangeVariables(env: Environment): string[] {
  const known = [...Object.values(VARIABLES), FILE_VARIABLE].map((each) => each.slice(PREFIX.length))
  const given = Object.keys(env).filter((name) => name.startsWith(PREFIX) && isSet(env[name]))
  return given.flatMap((name) => {
    const rest = name.slice(PREFIX.length)
    const meant = known.includes(rest) ? undefined : closest(rest, known)
    return meant === undefined ? [] : [printable(`  There is no ${name}. Did you mean ${PREFIX}${meant}?`)]
  })
}
