import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { inRepository } from '../paths.mjs'
import { anyIn, anyInText } from './any.mjs'
import { exportsOf, gapsIn } from './public-names.mjs'
import { publicNames, referencePages } from './reference.mjs'

/** The compiler reads all that the package ships. */
const COMPILER_MS = 240_000
const FOLDER = inRepository('docs/api')

let names: Awaited<ReturnType<typeof publicNames>>
beforeAll(async () => {
  names = await publicNames()
}, COMPILER_MS)

test('docs/api is what the doc comments say: npm run reference', { timeout: COMPILER_MS }, async () => {
  const pages = await referencePages(names)
  for (const [file, text] of pages) await expect(text).toMatchFileSnapshot(`${FOLDER}/${file}`)
  const there = readdirSync(FOLDER, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.md'))
  expect(there.filter((file) => !pages.has(file))).toEqual([])
})

test('every public name has a doc comment with an example, and whatever can be called a doc comment', () => {
  expect(exportsOf(names.project).length).toBeGreaterThan(50)
  expect(gapsIn(names.project)).toEqual([])
})

describe('no `any` in what the package declares', () => {
  test('not in its declarations', { timeout: COMPILER_MS }, () => {
    const { files, found } = anyIn(names.program)
    expect(files).toBeGreaterThan(100)
    expect(found).toEqual([])
  })

  test('one would be found, said or inferred; the word alone is none', () => {
    const text = '/** any */\nexport declare const anything: {\n  read(): Promise<any>;\n};\n'
    expect(anyInText('a.d.ts', text)).toEqual(['a.d.ts: read(): Promise<any>;'])
  })
})
