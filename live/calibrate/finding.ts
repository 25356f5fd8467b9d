import { type Assumptions, assumptionRegister } from '../../simulator/instance/assumptions.ts'

/** An entry of the assumption register. */
export type Name = keyof Assumptions
export type Value = Assumptions[Name]

/** The instance does this: one of the values that the register has. */
export interface Found {
  readonly value: Value
  /** What was done, in words. */
  readonly how: string
  /** What went over the wire meanwhile, a line each, nothing secret in it. */
  readonly evidence: readonly string[]
  /** ISO 8601. */
  readonly at: string
}

/** It was tried, and the instance does something that the register does not have. */
export interface Unlike {
  /** What it does instead. */
  readonly unlike: string
  readonly how: string
  readonly evidence: readonly string[]
  readonly at: string
}

/** Nothing is known of it. */
export interface NotProbed {
  /** Why not. */
  readonly notProbed: string
}

export type Finding = Found | Unlike | NotProbed
export type Findings = ReadonlyMap<Name, Finding>

/** What a probe has seen: held against the register before it counts as a value of it. */
export type Seen = string | number | boolean | NoValue

/** What a probe says instead of a value. */
export class NoValue {
  readonly kind: 'not probed' | 'unlike'
  readonly words: string

  constructor(kind: 'not probed' | 'unlike', words: string) {
    this.kind = kind
    this.words = words
  }
}

/** It could not be tried here, for this reason. */
export function notProbed(why: string): NoValue {
  return new NoValue('not probed', why)
}

/** It was tried, and came out as nothing that the register knows. */
export function unlike(what: string): NoValue {
  return new NoValue('unlike', what)
}

export const names = Object.keys(assumptionRegister) as Name[]

/** The default of an entry and its alternatives. */
export function valuesOf(name: Name): readonly Value[] {
  const { default: standard, alternatives } = assumptionRegister[name]
  return [standard, ...alternatives]
}
