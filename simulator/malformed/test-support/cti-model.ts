import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { type Json, parsed } from './draft.ts'
import { isGroup, isList } from './tree.ts'

/** As the API models of the AWS SDK for JavaScript, version 2, have it; without a type it is a text. */
interface ModelShape {
  readonly type?: string
  readonly shape?: string
  readonly required?: readonly string[]
  readonly members?: Readonly<Record<string, ModelShape>>
  readonly member?: ModelShape
  readonly value?: ModelShape
}

interface CtiModel {
  readonly operations: Readonly<Record<string, { readonly input: ModelShape }>>
  readonly shapes: Readonly<Record<string, ModelShape>>
}

/** The model of the CTI API that amazon-connect-streams is published with. */
const MODEL = modelIn(join(streamsFolder(), 'release', 'connect-streams-min.js'))

/** Called by Streams and absent from its model; they share their parameters (source). */
const LIKE: Readonly<Record<string, string>> = {
  AddNewConnection: 'CreateAdditionalConnection',
  TransferContact: 'CreateAdditionalConnection',
}

/** What Streams always sends and the service has no need of: a header says who asks, an ARN which state, an agent which profile. */
const PASSED_OVER = new Set([
  'input.authentication is missing',
  'input.state.type is missing',
  'input.state.name is missing',
  'input.routingProfileARN is missing',
  // Not a call that does anything.
  'input.logEvents is missing',
])

const STATUSES: readonly number[] = [400, 401, 404]

/** What is wrong with an answer of the CTI API, as seen from the published model; it has no list of errors. */
export function wrongInCti(
  name: string,
  request: ServiceRequest,
  { status, headers, body }: ServiceResponse,
): string[] {
  if (request.method === 'OPTIONS') return status === 204 ? [] : [`${status} to OPTIONS`]
  if (status !== 200) {
    const { __type: type, message } = JSON.parse(body)
    const isError = /^[A-Z]\w+Exception$/.test(type) && type === headers['x-amzn-errortype'] && message !== ''
    return STATUSES.includes(status) && isError ? [] : [`${status} ${type} is no error of the CTI API`]
  }
  const input = MODEL.operations[LIKE[name] ?? name]?.input
  if (!input) return [`a success of ${name}, which is no operation`]
  const given = parsed(request.body === '' ? '{}' : request.body)
  return unlike(given, input, 'input').flatMap((each) => (PASSED_OVER.has(each) ? [] : [`accepted although ${each}`]))
}

function unlike(value: Json | undefined, given: ModelShape, path: string): string[] {
  const shape = given.shape ? (MODEL.shapes[given.shape] ?? given) : given
  if (value === undefined || value === null) return []
  switch (shape.type) {
    case 'structure': {
      if (!isGroup(value)) return [`${path} is no structure`]
      const missing = (shape.required ?? []).filter((name) => (value[name] ?? null) === null)
      const members = Object.entries(shape.members ?? {})
      const wrong = members.flatMap(([name, member]) => unlike(value[name], member, `${path}.${name}`))
      return [...missing.map((name) => `${path}.${name} is missing`), ...wrong]
    }
    case 'list':
      if (!isList(value)) return [`${path} is no list`]
      return value.flatMap((each, index) => unlike(each, shape.member ?? {}, `${path}.${index}`))
    case 'map':
      if (!isGroup(value)) return [`${path} is no map`]
      return Object.entries(value).flatMap(([name, each]) => unlike(each, shape.value ?? {}, `${path}.${name}`))
    default:
      return typeof value === (TYPES[shape.type ?? ''] ?? 'string') ? [] : [`${path} is no ${shape.type ?? 'text'}`]
  }
}

const TYPES: Readonly<Record<string, string>> = {
  integer: 'number',
  long: 'number',
  double: 'number',
  timestamp: 'number',
  boolean: 'boolean',
}

/** The bundle is run in a context of its own, with as much of a browser as it asks for while it loads. */
function modelIn(file: string): CtiModel {
  const window: Record<string, unknown> = {
    navigator: { userAgent: '' },
    document: {},
    location: {},
    addEventListener: () => undefined,
    setTimeout: () => 0,
    setInterval: () => 0,
    clearTimeout: () => undefined,
    console,
    URL,
    Blob,
  }
  Object.assign(window, { window, self: window })
  runInContext(readFileSync(file, 'utf8'), createContext(window))
  const { AWS } = window as { AWS: { apiLoader: { services: { connect: Record<string, CtiModel> } } } }
  const [model] = Object.values(AWS.apiLoader.services.connect)
  if (!model) throw new Error('amazon-connect-streams comes without a model of the CTI API.')
  return model
}

function streamsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('amazon-connect-streams/package.json'))
}
