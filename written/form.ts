import { z } from 'zod'
import type { Path } from './problem.ts'

/** The form of a value, as JSON Schema says it; as much of that as the schemas of our files come to. */
export interface Form {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Form>>
  readonly required?: readonly string[]
  readonly items?: Form
  /** The key that a text alone stands for. */
  readonly shorthand?: string
}

/** The form of a whole file. */
export function formOf(schema: z.ZodType): Form {
  return z.toJSONSchema(schema, { unrepresentable: 'any' }) as Form
}

/** The keys that a group at this path may have. */
export function keysAt(file: Form, path: Path): string[] {
  let form: Form | undefined = file
  for (const step of path) form = typeof step === 'number' ? form?.items : form?.properties?.[step]
  return Object.keys(form?.properties ?? {})
}
