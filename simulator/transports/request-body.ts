import type { IncomingMessage } from 'node:http'
import type { ServiceRequest } from '../services/http.ts'

/**
 * What a request brings, or that it brings too much. It is read to its end either way: a client that is hung up on while it
 * still sends gets to see no answer. Undefined when the client has gone away meanwhile.
 * @param most bytes that are kept; of a longer body, nothing is
 */
export function bodyOf(
  request: IncomingMessage,
  most: number,
): Promise<Pick<ServiceRequest, 'body' | 'bytes' | 'isTooLarge'> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  // By its events: an iterator over the chunks takes several times as long (measured), and most requests are one chunk.
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () => {
      if (size > most) return resolve({ body: '', isTooLarge: true })
      const [first] = chunks
      const bytes = first && chunks.length === 1 ? first : Buffer.concat(chunks)
      resolve({ body: bytes.toString(), bytes })
    })
    request.on('error', () => resolve(undefined))
    request.on('close', () => resolve(undefined))
  })
}
