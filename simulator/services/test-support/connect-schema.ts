import type { Shape } from '../model/operation.ts'

/**
 * Reads the schemas that AWS's SDKs for JavaScript export: `StartChatContactRequest$` and the like. They are nested
 * arrays; a structure is [3, namespace, name, traits, member names, member schemas, how many of them are required].
 */
export interface Structure {
  readonly name: string
  readonly members: ReadonlyMap<string, Member>
  readonly required: readonly string[]
}

export interface Member {
  readonly schema: unknown
  /** Where it travels when not in the body, and by what name. */
  readonly place: 'body' | 'uri' | 'querystring'
  readonly wireName: string
}

/** As the schema of an operation has them. */
export interface OperationSchema {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly input: Structure
  readonly output: Structure
}

const KIND = { simple: 0, list: 1, map: 2, structure: 3, union: 4, error: -3, operation: 9 } as const
const HTTP_LABEL = 1
/** Simple types are numbers; a list or a map of one is the same number with a bit set. */
const LIST_OF = 64
const MAP_OF = 128

export function operationIn(schema: unknown): OperationSchema {
  const [kind, , name, traits, input, output] = arrayIn(schema)
  const http = arrayIn(Object(traits).http)
  if (kind !== KIND.operation) throw new Error(`${String(name)} is the schema of no operation.`)
  return {
    method: String(http[0]),
    path: String(http[1]),
    status: Number(http[2]),
    input: structureIn(input),
    output: structureIn(output),
  }
}

/** The HTTP status of an error. */
export function statusIn(schema: unknown): number {
  const [kind, , name, traits] = arrayIn(schema)
  if (kind !== KIND.error) throw new Error(`${String(name)} is the schema of no error.`)
  return Number(Object(traits).httpError)
}

export function structureIn(schema: unknown): Structure {
  const [, , name, , names, schemas, required = 0] = arrayIn(bare(schema))
  const memberNames = arrayIn(names).map(String)
  const members = memberNames.map((each, index) => [each, memberIn(each, arrayIn(schemas)[index])] as const)
  return { name: String(name), members: new Map(members), required: memberNames.slice(0, Number(required)) }
}

/** Everything in a value that its schema does not have, or has otherwise: none when it conforms. */
export function complaints(value: unknown, given: unknown, path = ''): string[] {
  const schema = bare(given)
  if (typeof schema === 'number') return simpleComplaints(value, schema, path)
  const [kind, , , , first, second] = arrayIn(schema)
  switch (kind) {
    case KIND.list:
      return entryComplaints(value, first, path)
    case KIND.map:
      return valueComplaints(value, second, path)
    case KIND.structure:
    case KIND.union:
      return structureComplaints(value, structureIn(schema), path)
    case KIND.simple:
      return complaints(value, first, path)
    default:
      throw new Error(`${path} has a schema that is not known: ${String(schema)}`)
  }
}

export function structureComplaints(value: unknown, { members, required }: Structure, path = ''): string[] {
  if (!isPlain(value)) return [`${path} is no object`]
  const missing = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`)
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const known = members.get(name)
    return known ? complaints(member, known.schema, `${path}.${name}`) : [`${path}.${name} is not in the model`]
  })
  return [...missing, ...wrong]
}

function simpleComplaints(value: unknown, schema: number, path: string): string[] {
  if (schema & LIST_OF) return entryComplaints(value, schema & ~LIST_OF, path)
  if (schema & MAP_OF) return valueComplaints(value, schema & ~MAP_OF, path)
  // 4 to 7 are times, which the control plane writes as numbers.
  const wanted = schema === 0 ? 'string' : schema === 2 ? 'boolean' : 'number'
  return typeof value === wanted ? [] : [`${path} is no ${wanted}`]
}

function entryComplaints(value: unknown, schema: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`]
  return value.flatMap((each, index) => complaints(each, schema, `${path}.${index}`))
}

function valueComplaints(value: unknown, schema: unknown, path: string): string[] {
  if (!isPlain(value)) return [`${path} is no map`]
  return Object.entries(value).flatMap(([name, each]) => complaints(each, schema, `${path}.${name}`))
}

function memberIn(name: string, given: unknown): Member {
  const traits = Array.isArray(given) && typeof given[1] !== 'string' ? given[1] : 0
  const query = isPlain(traits) ? traits.httpQuery : undefined
  if (query !== undefined) return { schema: given, place: 'querystring', wireName: String(query) }
  const isLabel = typeof traits === 'number' && (traits & HTTP_LABEL) !== 0
  return { schema: given, place: isLabel ? 'uri' : 'body', wireName: name }
}

/** What kind of value a schema is of, in the words of the table; and the schema of what is inside a list or a map. */
export function kindIn(given: unknown): { readonly types: readonly Shape['type'][]; readonly inside?: unknown } {
  const schema = bare(given)
  if (typeof schema === 'number') {
    if (schema & LIST_OF) return { types: ['list'], inside: schema & ~LIST_OF }
    if (schema & MAP_OF) return { types: ['map'], inside: schema & ~MAP_OF }
    return { types: SIMPLE[schema] ?? ['timestamp'] }
  }
  const [kind, , , , first, second] = arrayIn(schema)
  if (kind === KIND.simple) return kindIn(first)
  if (kind === KIND.list) return { types: ['list'], inside: first }
  return kind === KIND.map ? { types: ['map'], inside: second } : { types: ['structure'] }
}

/** The SDK has one word for all numbers. */
const SIMPLE: Readonly<Record<number, readonly Shape['type'][]>> = {
  0: ['string'],
  1: ['integer', 'long'],
  2: ['boolean'],
}

/** Without the traits of the member that it is the schema of, and without what puts off reading it. */
function bare(schema: unknown): unknown {
  if (typeof schema === 'function') return bare(schema())
  return Array.isArray(schema) && typeof schema[1] !== 'string' ? bare(schema[0]) : schema
}

function arrayIn(value: unknown): readonly unknown[] {
  const read = typeof value === 'function' ? value() : value
  return Array.isArray(read) ? read : []
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
