import { z } from 'zod'
import type { Path } from './problem.ts'
import { instanceFile } from './schema.ts'

/** The form of a value, as JSON Schema says it; as much of that as the schema of instance files comes to. */
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

/** The form of a whole instance file. */
export function formOfFile(): Form {
  return z.toJSONSchema(instanceFile, { unrepresentable: 'any' }) as Form
}

/** The keys that a group at this path may have. */
export function keysAt(path: Path): string[] {
  let form: Form | undefined = formOfFile()
  for (const step of path) form = typeof step === 'number' ? form?.items : form?.properties?.[step]
  return Object.keys(form?.properties ?? {})
}
