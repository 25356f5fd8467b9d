import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { contentsOf, search } from './search.ts'

const folder = mkdtempSync(join(tmpdir(), 'roundtable-search-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SECRET = 'Canary pass&word "1"'
const zip = (name: string, content: string | Uint8Array) =>
  zipSync({ [name]: typeof content === 'string' ? strToU8(content) : content, filler: randomBytes() })

test.each<[string, string | Uint8Array]>([
  ['as it is', SECRET],
  ['in JSON', JSON.stringify({ a: SECRET })],
  ['in JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: SECRET }) })],
  ['in an address', `?a=${encodeURIComponent(SECRET)}`],
  ['in a form', new URLSearchParams({ a: SECRET }).toString()],
  ['in HTML', `<p>${SECRET.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</p>`],
  ...['', 'x', 'xy'].map((before): [string, string] => [
    'in base64',
    Buffer.from(`${before}${SECRET}!`).toString('base64'),
  ]),
  ...['>', '?>', '??>'].map((before): [string, string] => [
    'in base64url',
    Buffer.from(`${before}${SECRET}?`).toString('base64url'),
  ]),
  ['in hex', Buffer.from(`a${SECRET}b`).toString('hex')],
  ['in a zip', zip('a.txt', SECRET)],
  ['in a zip in a zip', zip('a.zip', zip('a.txt', SECRET))],
  ['in a zip in base64 in a page', `<script>${Buffer.from(zip('a.txt', SECRET)).toString('base64')}</script>`],
])('a secret is found %s', (_, content) => {
  writeFileSync(join(folder, 'file'), content)
  expect(search(contentsOf(folder), [SECRET])).not.toEqual([])
  expect(search(contentsOf(folder), ['Another pass&word "1"'])).toEqual([])
})

/** So that the zip is no small file. */
function randomBytes(): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: 2000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state % 256
  })
}
