/** A request as it is seen on the wire of a page. */
export interface SeenRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/**
 * The operation of the API behind Streams that a request asks for, when it is the one that a call with these parameters makes:
 * Streams' engine asks for an agent's configuration, and for much else, at any moment by itself.
 */
export function operationOf({ headers, body }: SeenRequest, parameters: object): string | undefined {
  const operation = headers['x-amz-target']?.split('.').at(-1)
  const sent = Object.keys(parameters)
  return sent.length > 0 && sent.every((name) => name in membersOf(body)) ? operation : undefined
}

function membersOf(body = '{}'): object {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}
