import { Refusal } from './port.ts'

const UNKNOWN = 'Amazon Connect refused this and did not say why.'
const UNREACHED = 'Amazon Connect could not be reached.'
/** What browsers call it when a request gets no answer: Chrome's words, Firefox's, Safari's, and what ChatJS' SDK makes of them. */
const NETWORK = /^(failed to fetch|networkerror\b.*|load failed|network failure)\.?$/i

/**
 * Turns whatever Streams or ChatJS reports on failure into a {@link Refusal}: Streams hands over a JSON string,
 * ChatJS an object, and both a bare string when they give up before anything was sent.
 */
export function toRefusal(failure: unknown): Refusal {
  if (failure instanceof Refusal) return failure
  const fields = typeof failure === 'string' ? parse(failure) : failure
  if (typeof fields === 'string') return new Refusal('Error', fields || UNKNOWN)
  if (typeof fields !== 'object' || fields === null) return new Refusal('Error', UNKNOWN)
  const kind = text(fields, 'type') ?? text(fields, 'name') ?? 'Error'
  const said = text(fields, 'message') ?? text(fields, 'errorMessage') ?? UNKNOWN
  const message = NETWORK.test(said) ? UNREACHED : said
  return new Refusal(kind, message, number(fields, 'statusCode') ?? number(fields, 'status'))
}

function parse(failure: string): unknown {
  try {
    return JSON.parse(failure)
  } catch {
    return failure
  }
}

function text(fields: object, key: string): string | undefined {
  const value: unknown = Reflect.get(fields, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function number(fields: object, key: string): number | undefined {
  const value: unknown = Reflect.get(fields, key)
  return typeof value === 'number' ? value : undefined
}
