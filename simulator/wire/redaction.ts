/**
 * Tokens, tickets, cookies and signatures: all of them are runs of 64 hexadecimal digits, wherever they stand. Runs are looked
 * for as a whole: looking at each digit for 64 more takes seconds where there are a million of them (measured).
 */
const HEXADECIMAL = /[0-9a-f]{64,}/g
const DIGITS = 64
/** In JSON (\b, \u000b) or in an address (%3d): its last digits are no part of the run behind it. */
const ESCAPE = /(?:\\[bf]|\\u[0-9a-f]{4}|%[0-9a-f]{2})$/
const LONGEST_ESCAPE = 6
/** Characters: shorter texts cannot be nested so deeply that writing them fails. */
const LONG = 2000
/** In a form, which may stand in JSON: quotes and backslashes are escaped in it. What has been taken out is left. */
const PASSWORD = /(password=)(?!<password>)[^&\s"\\]*/g

/** A customer's signing in: whoever knows its session ends it in their place. JSON stands in JSON here, and in an address. */
const SESSION = /(\\*"SessionId\\*":\s*\\*"|[?&]state=)(?!<credential>)[^"\\&\s]+/gi

/** The text without anything that gives access. */
export function redact(text: string): string {
  return text
    .replace(HEXADECIMAL, withoutCredential)
    .replace(PASSWORD, '$1<password>')
    .replace(SESSION, '$1<credential>')
}

function withoutCredential(run: string, at: number, text: string): string {
  const before = run.length - DIGITS
  if (before === 0) return '<credential>'
  if (before >= LONGEST_ESCAPE) return run
  const end = at + before
  return ESCAPE.test(text.slice(Math.max(0, end - LONGEST_ESCAPE), end)) ? `${run.slice(0, before)}<credential>` : run
}

/** A body as it is recorded: without credentials, as a value where it is JSON (chat frames carry JSON inside JSON). */
export function recordable(text: string): unknown {
  return unfolded(redact(text))
}

function unfolded(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    // A value in thousands of others cannot be written again, by whoever wants the log as a file: it stays a text.
    if (text.length > LONG) JSON.stringify(value)
    if (typeof value !== 'object' || value === null || !('content' in value)) return value
    return typeof value.content === 'string' ? { ...value, content: unfolded(value.content) } : value
  } catch {
    return text
  }
}
