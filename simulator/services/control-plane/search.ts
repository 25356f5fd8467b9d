import type { Assumptions } from '../../instance/assumptions.ts'
import { isObject } from '../model/validation.ts'
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

/**
 * Whether an entry meets search criteria: `AndConditions` and `OrConditions` inside one another, and at the bottom a
 * `StringCondition`. The model is cut off where criteria come to stand in criteria, so what is deeper is checked here.
 */
export function meets(criteria: unknown, fields: Fields, assumptions: Assumptions): boolean {
  if (!isObject(criteria)) throw unusable("Value at 'SearchCriteria' has a condition that is not an object")
  return Object.entries(criteria).every(([kind, condition]) => {
    switch (kind) {
      case 'AndConditions':
        return conditions(condition).every((each) => meets(each, fields, assumptions))
      case 'OrConditions':
        // All are looked at, so that what is wrong in one is found wherever it stands.
        return conditions(condition).filter((each) => meets(each, fields, assumptions)).length > 0
      case 'StringCondition':
        return compares(isObject(condition) ? condition : {}, fields, assumptions)
      default:
        throw unusable(`Value at 'SearchCriteria.${kind}' is not simulated: search by AND, OR and strings`)
    }
  })
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

function compares({ FieldName, Value, ComparisonType }: StringCondition, fields: Fields, assumptions: Assumptions) {
  const values = typeof FieldName === 'string' && Object.hasOwn(fields, FieldName) ? fields[FieldName] : undefined
  if (!values) throw unusable(`Value at 'FieldName' must be one of: ${Object.keys(fields).join(', ')}`)
  const compare =
    typeof ComparisonType === 'string' && Object.hasOwn(COMPARISONS, ComparisonType)
      ? COMPARISONS[ComparisonType]
      : undefined
  if (!compare || typeof Value !== 'string') {
    throw unusable("Value at 'StringCondition' must have a Value and a ComparisonType")
  }
  const plain = (text: string) => (assumptions.searchCapitals === 'ignored' ? text.toLowerCase() : text)
  return values.some((each) => compare(plain(each), plain(Value)))
}
