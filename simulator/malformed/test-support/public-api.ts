import * as connect from '@aws-sdk/client-connect'
import * as participant from '@aws-sdk/client-connectparticipant'
import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { connectOperations } from '../../services/model/connect-operations.ts'
import type { Operation, Shape } from '../../services/model/operation.ts'
import { participantOperations } from '../../services/model/participant-operations.ts'
import { operationIn, structureComplaints } from '../../services/test-support/connect-schema.ts'
import { type Json, parsed } from './draft.ts'
import { isGroup, isList } from './tree.ts'

const TABLE: Readonly<Record<string, Operation>> = { ...participantOperations, ...connectOperations }
const SCHEMAS: Readonly<Record<string, unknown>> = { ...connect, ...participant }
const BEARERS = ['ConnectionToken', 'ParticipantToken']
/** What any operation of the control plane can answer, whether or not it lists it (documented, common errors). */
const COMMON = { TooManyRequestsException: 429 }

/**
 * What is wrong with an answer, as seen from the models alone: a success to a request that they do not allow or in a form
 * that they do not have, or an error that is none of the operation's.
 */
export function wrongInPublicApi(
  name: string,
  request: ServiceRequest,
  { status, headers, body }: ServiceResponse,
): string[] {
  const operation = TABLE[name]
  const type = headers['x-amzn-errortype'] ?? ''
  if (status === 204 && request.method === 'OPTIONS') return []
  if (!operation)
    return status === 404 && type === 'UnknownOperationException' ? [] : [`${status} ${type} of no operation`]
  if (status !== 200) {
    const allowed: Readonly<Record<string, number>> = { ...COMMON, ...operation.errors }
    return allowed[type] === status ? [] : [`${status} ${type} is no error of ${name}`]
  }
  const { output } = operationIn(SCHEMAS[`${name}$`])
  const strange = structureComplaints(JSON.parse(body), output, 'answer')
  return [...strange, ...wrongInRequest(name, operation, request).map((each) => `accepted although ${each}`)]
}

function wrongInRequest(name: string, { http, input }: Operation, request: ServiceRequest): string[] {
  const { input: schema } = operationIn(SCHEMAS[`${name}$`])
  const given = { ...bodyOf(request, input), ...boundOf(http.path, input, request) }
  const required = schema.required.filter((member) => !BEARERS.includes(member))
  const ofSdk = structureComplaints(given, { ...schema, required }, 'input')
  // Members that a model does not know are passed over.
  return [...ofSdk.filter((each) => !each.endsWith('is not in the model')), ...outOfBounds(given, input, 'input')]
}

/** The body as services read it: what is null is not there, and where no member travels in it nobody looks. */
function bodyOf({ body }: ServiceRequest, { members = {} }: Shape): { readonly [name: string]: Json } {
  const isRead = Object.values(members).some((member) => member.in === undefined)
  const value = !isRead || body === '' ? {} : parsed(body)
  return value !== undefined && isGroup(value) ? withoutNulls(value) : {}
}

function withoutNulls(value: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  const kept = Object.entries(value).filter(([, each]) => each !== null)
  return Object.fromEntries(kept.map(([name, each]) => [name, inside(each)]))
}

function inside(value: Json): Json {
  if (isList(value)) return value.map(inside)
  return isGroup(value) ? withoutNulls(value) : value
}

/** What travels in the path and the query. */
function boundOf(template: string, { members = {} }: Shape, { url }: ServiceRequest): Record<string, Json> {
  const bound: Record<string, Json> = {}
  const segments = url.pathname.split('/')
  for (const [name, { in: place, name: wireName = name, type }] of Object.entries(members)) {
    const index = template.split('/').indexOf(`{${wireName}}`)
    if (place === 'uri') bound[name] = decodeURIComponent(segments[index] ?? '')
    const all = url.searchParams.getAll(wireName)
    const [first] = all
    if (place === 'querystring' && first !== undefined) {
      bound[name] = type === 'list' ? all : type === 'integer' ? Number(first) : first
    }
  }
  return bound
}

/** By the table's bounds, read here once more: what checks requests is not what checks the checking. */
function outOfBounds(value: Json | undefined, shape: Shape, path: string): string[] {
  if (value === undefined) return []
  const { members = {}, required = [] } = shape
  if (shape.type === 'structure' && isGroup(value)) {
    const missing = required.filter((name) => value[name] === undefined && members[name]?.in !== 'header')
    const wrong = Object.entries(members).flatMap(([name, member]) =>
      outOfBounds(value[name], member, `${path}.${name}`),
    )
    return [...missing.map((name) => `${path}.${name} is missing`), ...wrong]
  }
  if (shape.type === 'list' && isList(value)) {
    const wrong = value.flatMap((each, index) => (shape.of ? outOfBounds(each, shape.of, `${path}.${index}`) : []))
    return [...sizeOutside(value.length, shape, path), ...wrong]
  }
  if (shape.type === 'map' && isGroup(value)) {
    return Object.entries(value).flatMap(([key, each]) => [
      ...(shape.key ? outOfBounds(key, shape.key, `${path} key`) : []),
      ...(shape.value ? outOfBounds(each, shape.value, `${path}.${key}`) : []),
    ])
  }
  if (shape.type === 'string' && typeof value === 'string') {
    const isOther = shape.enum && !shape.enum.includes(value)
    const isUnlike = shape.pattern && value.replace(new RegExp(shape.pattern, 'u'), '') !== ''
    return [
      ...(isOther || isUnlike ? [`${path} is ${value}`] : []),
      ...sizeOutside(Array.from(value).length, shape, path),
    ]
  }
  if (['integer', 'long'].includes(shape.type) && typeof value === 'number') {
    return [...(Number.isInteger(value) ? [] : [`${path} is no whole number`]), ...sizeOutside(value, shape, path)]
  }
  return typeof value === JSON_TYPE[shape.type] ? [] : [`${path} is not of the type ${shape.type}`]
}

const JSON_TYPE: Readonly<Partial<Record<Shape['type'], string>>> = { boolean: 'boolean', timestamp: 'number' }

function sizeOutside(size: number, { min = -Infinity, max = Infinity }: Shape, path: string): string[] {
  return size < min || size > max ? [`${path} is outside ${min} to ${max}`] : []
}
