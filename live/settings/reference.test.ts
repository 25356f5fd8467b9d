import { describe, expect, test } from 'vitest'
import { type Form, formOf } from '../../written/form.ts'
import { reference } from './reference.ts'
import { liveFile } from './schema.ts'

const form = formOf(liveFile)

/** `npm run reference` writes it anew. */
const DOCUMENT = '../../docs/live-settings.md'

test('the reference is the one of this schema: otherwise run "npm run reference"', async () => {
  await expect(reference(form)).toMatchFileSnapshot(DOCUMENT)
})

describe('every setting', () => {
  test.each(fieldsOf(form))(
    '%s is described, and so is what happens without it',
    (_, { type, description }, isRequired) => {
      expect(description).toMatch(/\S\.$/)
      const saysSo = description?.includes('Left out: ') ?? false
      expect(saysSo).toBe(!isRequired && type !== 'object')
    },
  )
})

function fieldsOf(group: Form, at: readonly string[] = []): [path: string, form: Form, isRequired: boolean][] {
  return Object.entries(group.properties ?? {}).flatMap(([key, form]) => [
    [[...at, key].join('.'), form, group.required?.includes(key) ?? false] as [string, Form, boolean],
    ...fieldsOf(form.items ?? form, [...at, key]),
  ])
}
