import type { Shape } from './operation.ts'

/** What is wrong with a value, naming the member, in the wording of AWS's validation errors; undefined when nothing is. */
export function violation(value: unknown, shape: Shape, path = ''): string | undefined {
  switch (shape.type) {
    case 'structure':
      return structureViolation(value, shape, path)
    case 'list':
      return listViolation(value, shape, path)
    case 'map':
      return mapViolation(value, shape, path)
    case 'string':
      return typeof value === 'string' ? stringViolation(value, shape, path) : wrongType(path, 'a string')
    case 'timestamp':
      return typeof value === 'number' ? undefined : wrongType(path, 'a time in seconds since the epoch')
    case 'long':
    case 'integer':
      return Number.isInteger(value)
        ? boundsViolation(Number(value), shape, path, 'value')
        : wrongType(path, 'an integer')
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType(path, 'a boolean')
  }
}

/** A JSON object, neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function structureViolation(value: unknown, shape: Shape, path: string): string | undefined {
  if (!isObject(value)) return wrongType(path, 'an object')
  const { members = {} } = shape
  for (const name in members) {
    const member = members[name]
    if (!member || member.in) continue
    const at = path ? `${path}.${name}` : name
    const given = value[name]
    if (given === undefined || given === null) {
      if (shape.required?.includes(name)) return failed(at, 'Member must not be null')
      continue
    }
    const found = violation(given, member, at)
    if (found) return found
  }
  return undefined
}

function listViolation(value: unknown, shape: Shape, path: string): string | undefined {
  if (!Array.isArray(value)) return wrongType(path, 'a list')
  const bounds = boundsViolation(value.length, shape, path, 'length')
  if (bounds) return bounds
  return firstOf(value, (each, index) => shape.of && violation(each, shape.of, `${path}.${index + 1}.member`))
}

function mapViolation(value: unknown, shape: Shape, path: string): string | undefined {
  if (!isObject(value)) return wrongType(path, 'a map')
  return firstOf(
    Object.entries(value),
    ([key, each]) =>
      (shape.key && violation(key, shape.key, `${path}.key`)) ??
      (shape.value && violation(each, shape.value, `${path}.${key}.member`)),
  )
}

function stringViolation(value: string, shape: Shape, path: string): string | undefined {
  if (shape.enum && !shape.enum.includes(value)) {
    return failed(path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
  }
  if (shape.pattern && !patternOf(shape.pattern).test(value)) {
    return failed(path, `Member must satisfy regular expression pattern: ${shape.pattern}`)
  }
  return isSurelyWithin(value, shape) ? undefined : boundsViolation(characters(value), shape, path, 'length')
}

/** A text has no more characters than its length and no fewer than half of it: those of most texts need not be counted. */
function isSurelyWithin({ length }: string, { min = 0, max = Number.POSITIVE_INFINITY }: Shape): boolean {
  return length <= max && length / 2 >= min
}

/** How many characters a text has, those outside Unicode's basic plane counted once. */
export function characters(text: string): number {
  return text.length - (text.match(SURROGATE_PAIRS)?.length ?? 0)
}

const SURROGATE_PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g

/** Those of the model, made once each. */
const patterns = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  const known = patterns.get(source)
  if (known) return known
  const pattern = new RegExp(`^(?:${source})$`, 'u')
  patterns.set(source, pattern)
  return pattern
}

function boundsViolation(size: number, { min, max }: Shape, path: string, what: string): string | undefined {
  if (min !== undefined && size < min) return failed(path, `Member must have ${what} greater than or equal to ${min}`)
  if (max !== undefined && size > max) return failed(path, `Member must have ${what} less than or equal to ${max}`)
  return undefined
}

function firstOf<Value>(
  values: readonly Value[],
  find: (value: Value, index: number) => string | undefined,
): string | undefined {
  for (const [index, value] of values.entries()) {
    const found = find(value, index)
    if (found) return found
  }
  return undefined
}

function wrongType(path: string, wanted: string): string {
  return failed(path || 'the body', `Member must be ${wanted}`)
}

function failed(path: string, constraint: string): string {
  return `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`
}
