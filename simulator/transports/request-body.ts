import type { IncomingMessage } from 'node:http'
import type { ServiceRequest } from '../services/http.ts'

/**
 * What a request brings, or that it brings too much. It is read to its end either way: a client that is hung up on while it
 * still sends gets to see no answer. Undefined when the client has gone away meanwhile.
 * @param most bytes that are kept; of a longer body, nothing is
 */
export async function bodyOf(
  request: IncomingMessage,
  most: number,
): Promise<Pick<ServiceRequest, 'body' | 'bytes' | 'isTooLarge'> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch {
    return undefined
  }
  if (size > most) return { body: '', isTooLarge: true }
  const bytes = Buffer.concat(chunks)
  return { body: bytes.toString(), bytes }
}
