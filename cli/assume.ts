import { type Assumptions, assumptionRegister } from '../simulator/instance/assumptions.ts'
import { didYouMean } from '../written/closest.ts'
import { Failure } from '../written/failure.ts'

interface Entry {
  readonly name: string
  readonly values: readonly unknown[]
  readonly reason: string
}

/** The register as a list; the first value is the default. */
export const entries: readonly Entry[] = Object.entries(assumptionRegister).map(
  ([name, { default: standard, alternatives, reason }]) => ({ name, values: [standard, ...alternatives], reason }),
)

/**
 * Takes `name=value` in.
 * @throws Failure for a name that the register does not have, and for a value, with those that it has.
 */
export function assumed(text: string, earlier: Partial<Assumptions> = {}): Partial<Assumptions> {
  const [name = '', ...rest] = text.split('=')
  const given = rest.join('=').trim()
  const entry = entries.find((each) => each.name === name.trim())
  if (!entry) throw noAssumption(name)
  const value = entry.values.find((each) => String(each) === given)
  if (value === undefined) {
    const values = entry.values.map((each) => `  ${entry.name}=${shellWord(String(each))}`)
    throw new Failure(`The assumption ${entry.name} cannot be "${given}". It is one of:\n${values.join('\n')}`)
  }
  return { ...earlier, [entry.name]: value }
}

/** A hundred names would push what is wrong off the screen. */
export function noAssumption(name: string): Failure {
  const names = entries.map((each) => each.name)
  return new Failure(`There is no assumption "${name}".${didYouMean(name, names)} "roundtable assumptions" lists them.`)
}

/** As it has to be typed. */
function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text}'`
}
