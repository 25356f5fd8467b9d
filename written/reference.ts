import type { Form } from './form.ts'

interface Section {
  readonly title: string
  readonly form: Form
}

/**
 * The reference of a kind of file, in Markdown: a table for the file and one for every group in it.
 * @param head what stands above the tables
 */
export function referenceOf(file: Form, head: string): string {
  const groups = Object.entries(file.properties ?? {}).flatMap(([key, form]) => sectionOf(key, form) ?? [])
  const sections: Section[] = [{ title: 'The file', form: file }, ...groups]
  return `${[head, ...sections.map(sectionText)].join('\n\n')}\n`
}

function sectionOf(key: string, form: Form): Section | undefined {
  const group = form.items ?? form
  return group.properties && { title: `\`${key}\``, form: group }
}

function sectionText({ title, form }: Section): string {
  const rows = Object.entries(form.properties ?? {}).map(([key, value]) => {
    const isRequired = form.required?.includes(key)
    const meaning = [isRequired && 'Required.', value.description].filter(Boolean).join(' ')
    return `| \`${key}\` | ${kindOf(value, key)} | ${meaning} |`
  })
  return [
    `## ${title}`,
    ...shorthandOf(form),
    ['| Key | Value | Meaning |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

function shorthandOf({ shorthand }: Form): string[] {
  return shorthand === undefined
    ? []
    : [`A text alone stands for an entry with this \`${shorthand}\` and nothing else.`]
}

function kindOf(form: Form, key: string): string {
  if (form.enum) return form.enum.map((each) => `\`${each}\``).join(', ')
  switch (form.type) {
    case 'string':
      return `text${bounds(form.minLength, form.maxLength, 'characters')}`
    case 'integer':
      return `whole number${bounds(form.minimum, form.maximum)}`
    case 'number':
      return `number${bounds(form.minimum, form.maximum)}`
    case 'boolean':
      return '`true` or `false`'
    case 'array':
      return form.items?.properties
        ? `list of [${key}](#${key.toLowerCase()})`
        : `list of texts${bounds(form.minItems, form.maxItems)}`
    case 'object':
      return form.properties ? `[group](#${key.toLowerCase()})` : 'texts by key'
    default:
      return `[group](#${key.toLowerCase()})`
  }
}

function bounds(least: number | undefined, most: number | undefined, unit = ''): string {
  const range = [least, most].filter((each) => each !== undefined).map((each) => each.toLocaleString('en'))
  if (range.length === 0) return ''
  const words = range.length === 2 ? range.join(' to ') : `${most === undefined ? 'at least' : 'at most'} ${range[0]}`
  return `, ${[words, unit].join(' ').trimEnd()}`
}
