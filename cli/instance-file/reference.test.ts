import { describe, expect, test } from 'vitest'
import { type Form, formOf } from '../../written/form.ts'
import { reference } from './reference.ts'
import { instanceFile } from './schema.ts'

const form = formOf(instanceFile)

/** `npm run reference` writes it anew. */
const DOCUMENT = '../../docs/instance-file.md'

test('the reference is the one of this schema: otherwise run "npm run reference"', async () => {
  await expect(reference(form)).toMatchFileSnapshot(DOCUMENT)
})

describe('every key', () => {
  test.each(fieldsOf(form))('%s is described, and so is what happens without it', (path, form, isRequired) => {
    const isGroup = form.type === 'object'
    const { description = '' } = form
    // A name says all there is to say of it.
    if (!/\.(name|username)$/.test(path)) expect(description).toMatch(/\S\.$/)
    if (!isRequired && !isGroup && !CHOICES.includes(path)) expect(description).toMatch(/Left out: /)
    if (isRequired) expect(description).not.toMatch(/Left out: /)
  })
})

/** One of these is there: none has a default. */
const CHOICES = ['quickConnects.agent', 'quickConnects.queue', 'quickConnects.phoneNumber']

function fieldsOf(group: Form, at: readonly string[] = []): [path: string, form: Form, isRequired: boolean][] {
  return Object.entries(group.properties ?? {}).flatMap(([key, form]) => [
    [[...at, key].join('.'), form, group.required?.includes(key) ?? false] as [string, Form, boolean],
    ...fieldsOf(form.items ?? form, [...at, key]),
  ])
}
