import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'

/** Where a secret was found: the file, and the files within it. */
export type Found = { readonly secret: string; readonly where: string; readonly how: string }

/** Long enough to be a file in base64. */
const BASE64_FILE = /[A-Za-z0-9+/]{2000,}={0,2}/g
const ZIP = Buffer.from('PK\u0003\u0004')

export interface Content {
  readonly where: string
  readonly bytes: Buffer
}

/** Looks for secrets, in whatever way they could be written. */
export function search(contents: readonly Content[], secrets: readonly string[]): Found[] {
  const looks = secrets.flatMap((secret) =>
    waysToWrite(secret).map(([how, text]) => ({ secret, how, bytes: Buffer.from(text) })),
  )
  return contents.flatMap(({ where, bytes }) =>
    looks.flatMap(({ secret, how, bytes: sought }) => (bytes.includes(sought) ? [{ secret, where, how }] : [])),
  )
}

/** Every file of a folder, and every file in a zip, also where that stands in another file in base64. */
export function contentsOf(folder: string): Content[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap((entry) => {
    const where = join(entry.parentPath, entry.name)
    return within(where, readFileSync(where))
  })
}

function within(where: string, bytes: Buffer): Content[] {
  const own = { where, bytes }
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
    const entries = Object.entries(unzipSync(bytes))
    return [own, ...entries.flatMap(([name, content]) => within(`${where} > ${name}`, Buffer.from(content)))]
  }
  const packed = bytes.toString('latin1').match(BASE64_FILE) ?? []
  const files = packed
    .map((text) => Buffer.from(text, 'base64'))
    .filter((file) => file.subarray(0, ZIP.length).equals(ZIP))
  return [own, ...files.flatMap((file) => within(`${where} > base64`, file))]
}

/** In base64 a text looks different by what stands before it: three ways, without what its neighbours have a part in. */
function waysToWrite(secret: string): (readonly [string, string])[] {
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from('\0'.repeat(before) + secret).toString('base64')
    const whole = Math.floor((before + Buffer.byteLength(secret)) / 3) * 4
    return text.slice(before === 0 ? 0 : 4, whole)
  })
  const ways = [
    ['plain', secret],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
    ['address', encodeURIComponent(secret)],
    ['form', new URLSearchParams({ '': secret }).toString().slice(1)],
    ['HTML', secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['HTML by number', secret.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)],
    ['hex', Buffer.from(secret).toString('hex')],
    ['hex in capitals', Buffer.from(secret).toString('hex').toUpperCase()],
    ...base64.map((text) => ['base64', text] as const),
    ...base64.map((text) => ['base64url', text.replaceAll('+', '-').replaceAll('/', '_')] as const),
  ] as const
  return [...new Map(ways.toReversed().map(([how, text]) => [text, how] as const))].map(
    ([text, how]) => [how, text] as const,
  )
}
