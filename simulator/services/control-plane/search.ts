import type { Assumptions } from '../../instance/assumptions.ts'
import { characters, isObject } from '../model/validation.ts'
import { unusable } from './errors.ts'

/** What can be searched in one entry, by the name a condition calls it; a field can have several values. */
export type Fields = Readonly<Record<string, readonly string[]>>

interface StringCondition {
  readonly FieldName?: unknown
  readonly Value?: unknown
  readonly ComparisonType?: unknown
}

const COMPARISONS: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  EXACT: (value, wanted) => value === wanted,
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
}

/** How long a text may be that a name is searched for that contains it, where that has bounds (documented, UserSearchCriteria). */
const FIT = { min: 2, max: 25 }

/**
 * Whether an entry meets search criteria: `AndConditions` and `OrConditions` inside one another, and at the bottom a
 * `StringCondition`. The model is cut off where criteria come to stand in criteria, so what is deeper is checked here.
 * `bounded` are the fields for which CONTAINS has bounds.
 */
export function meets(
  criteria: unknown,
  fields: Fields,
  assumptions: Assumptions,
  bounded: readonly string[] = [],
): boolean {
  if (!isObject(criteria)) throw unusable("Value at 'SearchCriteria' has a condition that is not an object")
  const met = (each: unknown) => meets(each, fields, assumptions, bounded)
  // All are looked at, so that what is wrong in one is found wherever it stands.
  const kinds = Object.entries(criteria).map(([kind, condition]) => {
    switch (kind) {
      case 'AndConditions':
        return conditions(condition).map(met).every(Boolean)
      case 'OrConditions':
        return conditions(condition).map(met).some(Boolean)
      case 'StringCondition':
        return compares(isObject(condition) ? condition : {}, fields, assumptions, bounded)
      default:
        throw unusable(`Value at 'SearchCriteria.${kind}' is not simulated: search by AND, OR and strings`)
    }
  })
  return kinds.every(Boolean)
}

/** @throws ServiceError when there are any: nobody is in a hierarchy here, and only quick connects have tags. */
export function requireNoFilter(filter: unknown): void {
  if (isObject(filter) && Object.keys(filter).length > 0) {
    throw unusable("Value at 'SearchFilter' is not simulated: search by criteria, not by tags or hierarchy groups")
  }
}

function conditions(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw unusable("Value at 'SearchCriteria' has conditions that are not a list")
}

function compares(
  { FieldName, Value, ComparisonType }: StringCondition,
  fields: Fields,
  { searchCapitals, unfitContains }: Assumptions,
  bounded: readonly string[],
): boolean {
  const values = typeof FieldName === 'string' && Object.hasOwn(fields, FieldName) ? fields[FieldName] : undefined
  if (!values) throw unusable(`Value at 'FieldName' must be one of: ${Object.keys(fields).join(', ')}`)
  const compare =
    typeof ComparisonType === 'string' && Object.hasOwn(COMPARISONS, ComparisonType)
      ? COMPARISONS[ComparisonType]
      : undefined
  if (!compare || typeof Value !== 'string') {
    throw unusable("Value at 'StringCondition' must have a Value and a ComparisonType")
  }
  const isUnfit = ComparisonType === 'CONTAINS' && bounded.some((each) => each === FieldName) && !isFit(Value)
  if (isUnfit && unfitContains === 'refused') {
    throw unusable(`Value at 'Value' failed to satisfy constraint: CONTAINS takes ${FIT.min} to ${FIT.max} characters`)
  }
  if (isUnfit && unfitContains === 'finds nothing') return false
  const plain = (text: string) => (searchCapitals === 'ignored' ? text.toLowerCase() : text)
  return values.some((each) => compare(plain(each), plain(Value)))
}

function isFit(text: string): boolean {
  return characters(text) >= FIT.min && characters(text) <= FIT.max
}
