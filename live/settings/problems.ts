import type { Path, Problem } from '../../written/problem.ts'
import type { Place } from '../../written/source.ts'
import { printable } from '../../written/words.ts'
import { FILE_VARIABLE, type SettingPath, USUAL_FILE, VARIABLES } from './environment.ts'

/** Where to look for what has to be said, by anybody who has never seen it. */
const WHERE_IT_IS: Partial<Record<SettingPath, string>> = {
  instanceId: 'AWS console, Amazon Connect, your instance, Account overview: the last part of the Instance ARN.',
  alias: 'AWS console, Amazon Connect, Instances: the column Instance alias.',
  region: 'It is in the Instance ARN, after arn:aws:connect:',
  contactFlow: 'Your instance, Routing, Flows, the flow for chats: copy the address of its page.',
  queue: 'Your instance, Routing, Queues: the name of the queue for chats.',
  origin: 'It is what comes before the path in the address of your agent UI, like https://agents.example.com.',
  agents: 'Your instance, Users, User management: user names, six for a full chat. As a variable: alice, bob, carol.',
}

/** From where settings were taken. */
export interface Sources {
  /** As it was named; undefined when there is none. */
  readonly file: string | undefined
  placeOf(path: Path, isKey?: boolean): Place
  /** The variable that has a setting, where one does. */
  variableOf(path: Path): string | undefined
}

/** A line for everything that is wrong, in the order in which it stands; what is missing comes first. */
export function linesFor(problems: readonly Problem[], sources: Sources): string[] {
  const order = Object.keys(VARIABLES)
  const orderOf = ({ path }: Problem) => order.indexOf(path.join('.'))
  const missing = problems.filter(isWholeSetting).toSorted((a, b) => orderOf(a) - orderOf(b))
  const others = problems.filter((each) => !isWholeSetting(each)).toSorted((a, b) => lineOf(a) - lineOf(b))
  // What a variable says stands above what the file does.
  function lineOf({ path, isKey }: Problem): number {
    return sources.variableOf(path) === undefined ? sources.placeOf(path, isKey).line : 0
  }
  return [
    ...missing.map((each) => missingLine(each.path.join('.') as SettingPath, sources)),
    ...others.map((each) => wrongLine(each, sources)),
  ].map((line) => `  ${printable(line)}`)
}

function isWholeSetting({ path, isMissing = false }: Problem): boolean {
  return isMissing && Object.hasOwn(VARIABLES, path.join('.'))
}

function missingLine(path: SettingPath, { file }: Sources): string {
  const inFile = file === undefined ? `${USUAL_FILE} (there is none here; ${FILE_VARIABLE} names another)` : file
  return `${path} is missing: set ${VARIABLES[path]}, or ${path} in ${inFile}. ${WHERE_IT_IS[path] ?? ''}`.trim()
}

function wrongLine({ path, isKey, message }: Problem, { file, placeOf, variableOf }: Sources): string {
  const variable = variableOf(path)
  if (variable !== undefined) return `${variable}: ${message}`
  const { line, column } = placeOf(path, isKey)
  return `${file}:${line}:${column} ${message}`
}
