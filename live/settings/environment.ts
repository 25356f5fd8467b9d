import { Failure } from '../../written/failure.ts'
import { parse } from '../../written/source.ts'

/** What every variable of ours begins with. */
export const PREFIX = 'ROUNDTABLE_LIVE_'

/** The file that is read where no other is named. */
export const USUAL_FILE = 'live.config.yaml'
export const FILE_VARIABLE = `${PREFIX}CONFIG`

/** Which variable each setting can be given by; it wins over the file. */
export const VARIABLES = {
  instanceId: 'ROUNDTABLE_LIVE_INSTANCE_ID',
  alias: 'ROUNDTABLE_LIVE_ALIAS',
  domain: 'ROUNDTABLE_LIVE_DOMAIN',
  region: 'ROUNDTABLE_LIVE_REGION',
  contactFlow: 'ROUNDTABLE_LIVE_CONTACT_FLOW',
  queue: 'ROUNDTABLE_LIVE_QUEUE',
  origin: 'ROUNDTABLE_LIVE_ORIGIN',
  ui: 'ROUNDTABLE_LIVE_UI',
  agents: 'ROUNDTABLE_LIVE_AGENTS',
  supervisor: 'ROUNDTABLE_LIVE_SUPERVISOR',
  'limits.contacts': 'ROUNDTABLE_LIVE_MAX_CONTACTS',
  'limits.messages': 'ROUNDTABLE_LIVE_MAX_MESSAGES',
  'limits.agents': 'ROUNDTABLE_LIVE_MAX_AGENTS',
  allowedInstances: 'ROUNDTABLE_LIVE_ALLOWED_INSTANCES',
} as const

export type SettingPath = keyof typeof VARIABLES
export type Environment = Readonly<Record<string, string | undefined>>

/** Where the SDKs have the region from, which need not be said twice. */
export const REGION_OF_THE_SDKS = 'AWS_REGION'

/** Which variable has somebody's password, where the settings name no other. */
export function usualPasswordVariable(username: string): string {
  return `${PREFIX}PASSWORD_${username.toUpperCase().replace(/\W/g, '_')}`
}

/** The variables that are set, with the setting each is for, in the form that the file would have it in. */
export function settingsIn(env: Environment): Map<SettingPath, { variable: string; value: unknown }> {
  const found = new Map<SettingPath, { variable: string; value: unknown }>()
  for (const [path, variable] of Object.entries(VARIABLES) as [SettingPath, string][]) {
    const text = env[variable]
    if (isSet(text)) found.set(path, { variable, value: asInTheFile(path, text) })
  }
  const region = env[REGION_OF_THE_SDKS]
  if (!found.has('region') && isSet(region)) found.set('region', { variable: REGION_OF_THE_SDKS, value: region })
  return found
}

/** A variable that is empty is one that is not set: CI writes what it has no value for like that. */
export function isSet(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

function asInTheFile(path: SettingPath, text: string): unknown {
  if (path.startsWith('limits.')) return /^\d+$/.test(text.trim()) ? Number(text) : text
  if (path === 'allowedInstances') return listOf(text)
  // Names alone, or what the file would have.
  if (path === 'agents') return isYaml(text) ? fromYaml(path, text) : listOf(text)
  if (path === 'supervisor' && isYaml(text)) return fromYaml(path, text)
  return text.trim()
}

function isYaml(text: string): boolean {
  return /^[[{-]/.test(text.trim())
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '')
}

/** @throws Failure for what is no YAML; not with the text, in which there may be passwords */
function fromYaml(path: SettingPath, text: string): unknown {
  const source = parse(text)
  if (!('problems' in source)) return source.value
  const [problem] = source.problems
  throw new Failure(
    `${VARIABLES[path]} is no YAML from its character ${problem?.place.column} in line ${problem?.place.line} on: is a bracket or a quote missing?`,
  )
}
