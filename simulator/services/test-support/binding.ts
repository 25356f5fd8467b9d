import type { ConnectOperation } from '../control-plane/handlers.ts'
import { connectOperations } from '../model/connect-operations.ts'
import type { Operation } from '../model/operation.ts'

/** The HTTP request of an operation, as a client makes it from the model's bindings. */
export function bind(name: ConnectOperation, input: Readonly<Record<string, unknown>>) {
  const { http, input: shape }: Operation = connectOperations[name]
  let path = http.path
  const query = new URLSearchParams()
  const body: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(input)) {
    const { in: place, name: wireName = member } = shape.members?.[member] ?? {}
    if (place === 'uri') path = path.replace(`{${wireName}}`, encodeURIComponent(String(value)))
    else if (place === 'querystring') for (const each of [value].flat()) query.append(wireName, String(each))
    else body[member] = value
  }
  return { method: http.method, path: query.size > 0 ? `${path}?${query}` : path, body }
}
