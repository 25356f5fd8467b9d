import { redactNamed } from '../../simulator/wire/named.ts'
import { redact } from '../../simulator/wire/redaction.ts'

/*
 * Takes what gives access out of what Playwright records by itself: headers, cookies, addresses and bodies of requests, console
 * lines, what was filled in. Tokens of the simulator are known by their form; those of a real instance by the names under which
 * they go; passwords and keys by being known.
 */

/** A text without what gives access. */
export type Scrub = (text: string) => string

const GONE = '<credential>'

/** {"cookies":[{"name":"...","value":"..."}]}: whatever they are called. */
const COOKIES = /"cookies":\[[^\]]*\]/g
const COOKIE_VALUE = /("value":")(?:[^"\\]|\\.)*/g

/** Long enough to hold a token: 64 characters. */
const BASE64 = /[A-Za-z0-9+/_-]{86,}={0,2}/g

/** Characters of a secret of which the digits are long enough to be nothing else. */
const LONG_ENOUGH = 8

/** Letters alone are a word, which stands elsewhere too: what is to be kept secret has something else in it. */
const WORD = /^\p{L}*$/u

/** @param known what gives access besides, word for word: passwords, keys */
export function scrubber(known: readonly string[]): Scrub {
  const literals = [...new Set(known.filter((each) => each.length > 3 && !WORD.test(each)).flatMap(spellings))]
  const longestFirst = literals.toSorted((a, b) => b.length - a.length)
  const plain = (text: string): string => {
    let rest = redactNamed(redact(text)).replace(COOKIES, (cookies) => cookies.replace(COOKIE_VALUE, `$1${GONE}`))
    for (const literal of longestFirst) rest = rest.replaceAll(literal, GONE)
    return rest
  }
  const encoded = known.filter((each) => each.length >= LONG_ENOUGH && !WORD.test(each)).flatMap(inBase64)
  return (text) => {
    let rest = plain(text).replace(BASE64, (run) => withinBase64(run, plain))
    for (const digits of encoded) rest = rest.replaceAll(digits, GONE)
    return rest
  }
}

/** As it stands in JSON, in a form, in an address, in HTML. */
function spellings(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    new URLSearchParams({ '': secret }).toString().slice(1),
    encodeURIComponent(secret),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  ]
}

/**
 * As it stands in the base64 of something longer: the digits that it alone decides, for each of the three places in which
 * its first byte can be.
 */
function inBase64(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from(' '.repeat(before) + secret)
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(first, last))
  })
}

/** A text in base64 without what gives access; anything else as it is. */
function withinBase64(run: string, plain: Scrub): string {
  const text = textIn(Buffer.from(run, 'base64'))
  if (text === undefined) return run
  const scrubbed = plain(text)
  if (scrubbed === text) return run
  return Buffer.from(scrubbed).toString(/[-_]/.test(run) ? 'base64url' : 'base64')
}

/** The bytes of a text without what gives access; pictures and fonts are as they were. */
export function bytesWithout(bytes: Uint8Array, scrub: Scrub): Uint8Array {
  const text = textIn(bytes)
  if (text === undefined) return bytes
  const scrubbed = scrub(text)
  return scrubbed === text ? bytes : Buffer.from(scrubbed)
}

/** Undefined for bytes that are no text. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
