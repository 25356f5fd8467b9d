import type { ServiceRequest } from '../http.ts'
import { connectOperations } from '../model/connect-operations.ts'
import type { ConnectOperation } from './handlers.ts'

/** Which operation a request is for, with the members that its path carries as they stand there: still encoded. */
export interface Route<Name extends ConnectOperation = ConnectOperation> {
  readonly operation: Name
  readonly path: Readonly<Record<string, string>>
}

interface Template<Name> {
  readonly operation: Name
  readonly method: string
  readonly segments: readonly string[]
}

/** Finds operations by method and path, as the model's HTTP bindings have them. */
export class Router<Name extends ConnectOperation> {
  readonly #templates: readonly Template<Name>[]

  constructor(operations: readonly Name[]) {
    this.#templates = operations.map((operation) => {
      const { method, path } = connectOperations[operation].http
      return { operation, method, segments: path.split('/') }
    })
  }

  /** Undefined when the request is for none of the operations. */
  find({ method, url }: ServiceRequest): Route<Name> | undefined {
    const given = url.pathname.split('/')
    for (const template of this.#templates) {
      const path = template.method === method ? matched(template.segments, given) : undefined
      if (path) return { operation: template.operation, path }
    }
    return undefined
  }
}

function matched(template: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (template.length !== given.length) return undefined
  const path: Record<string, string> = {}
  for (const [index, segment] of template.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined ? segment !== value : value === '') return undefined
    if (name !== undefined) path[name] = value
  }
  return path
}
