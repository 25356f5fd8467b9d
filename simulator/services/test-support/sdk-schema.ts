import * as sdk from '@aws-sdk/client-connectparticipant'

/**
 * Reads the schemas that the SDK exports: arrays of a kind, names, traits and what is inside; a simple type is a number,
 * traits are an object or bits, and what is to be looked up later is a function (documented in @smithy/types).
 */

const STRUCTURE = 3
const LIST = 1
const OPERATION = 9
const LIST_BITS = 64
const MAP_BITS = 128
/** Bit of a member that is a part of the path. */
const IN_PATH = 1
const SIMPLE: Readonly<Record<number, readonly string[]>> = { 0: ['string'], 1: ['integer', 'long'], 2: ['boolean'] }

export interface SdkMember {
  /** What the table may call its type: the SDK has one word for all whole numbers. */
  readonly types: readonly string[]
  readonly header: string | undefined
  readonly isInPath: boolean
  readonly schema: unknown
}

export interface SdkStructure {
  readonly members: Readonly<Record<string, SdkMember>>
  readonly required: readonly string[]
}

export const sdkOperations: readonly string[] = Object.entries(sdk).flatMap(([name, schema]) =>
  Array.isArray(schema) && schema[0] === OPERATION ? [name.slice(0, -1)] : [],
)

export function sdkOperation(name: string): { http: unknown; request: SdkStructure; response: SdkStructure } {
  const [, , , traits, request, response] = exported(name)
  return { http: traitOf(traits, 'http'), request: structureOf(request), response: structureOf(response) }
}

export function sdkErrorStatus(name: string): unknown {
  return traitOf(exported(name)[3], 'httpError')
}

export function sdkStructure(name: string): SdkStructure {
  return structureOf(exported(name))
}

/** What is wrong with a value, as seen from the SDK: members it does not know, and those of another type. */
export function strangeness(value: unknown, schema: unknown, path = ''): string[] {
  const found = resolved(schema)
  if (Array.isArray(value)) {
    const [kind, , , , of] = Array.isArray(found) ? found : []
    return kind === LIST ? value.flatMap((each, index) => strangeness(each, of, `${path}[${index}]`)) : []
  }
  if (!Array.isArray(found) || typeof value !== 'object' || value === null) return []
  const { members } = structureOf(found[0] === STRUCTURE ? found : found[0])
  return Object.entries(value).flatMap(([name, inner]) => {
    const member = members[name]
    if (!member) return [`${path}.${name} is no member`]
    if (!member.types.includes(typeOf(inner))) return [`${path}.${name} is not a ${member.types.join(' or ')}`]
    return strangeness(inner, member.schema, `${path}.${name}`)
  })
}

/** The response's schema, for `strangeness`. */
export function responseOf(name: string): unknown {
  return exported(name)[5]
}

function structureOf(schema: unknown): SdkStructure {
  const [kind, , name, , names, entries, required = 0] = resolved(schema) as readonly unknown[]
  if (kind !== STRUCTURE || !Array.isArray(names) || !Array.isArray(entries))
    throw new Error(`${name} is no structure.`)
  const members = names.map((each, index) => [each, memberOf(entries[index])] as const)
  // Required members come first, and their number stands at the end.
  return { members: Object.fromEntries(members), required: names.slice(0, Number(required)) }
}

function memberOf(entry: unknown): SdkMember {
  const [schema, traits] = Array.isArray(entry) ? entry : [entry, 0]
  const header = traitOf(traits, 'httpHeader')
  return {
    types: typesOf(schema),
    header: typeof header === 'string' ? header : undefined,
    isInPath: typeof traits === 'number' && (traits & IN_PATH) !== 0,
    schema,
  }
}

function typesOf(schema: unknown): readonly string[] {
  const found = resolved(schema)
  if (typeof found === 'number') {
    if ((found & MAP_BITS) !== 0) return ['structure', 'map']
    if ((found & LIST_BITS) !== 0) return ['list']
    return SIMPLE[found] ?? []
  }
  if (!Array.isArray(found)) return []
  if (found[0] === STRUCTURE) return ['structure']
  if (found[0] === LIST) return ['list']
  // A simple type with a name and traits: what it is stands at the end.
  return typesOf(found[4])
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'structure'
  return Number.isInteger(value) ? 'long' : typeof value
}

function traitOf(traits: unknown, name: string): unknown {
  if (typeof traits !== 'object' || traits === null) return undefined
  return Object.entries(traits).find(([each]) => each === name)?.[1]
}

function resolved(schema: unknown): unknown {
  return typeof schema === 'function' ? resolved(schema()) : schema
}

function exported(name: string): readonly unknown[] {
  const schema: unknown = Object.entries(sdk).find(([each]) => each === `${name}$`)?.[1]
  if (!Array.isArray(schema)) throw new Error(`The SDK exports no schema ${name}.`)
  return schema
}
