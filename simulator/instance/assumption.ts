/** One decision about what AWS does not document. */
export interface Assumption<Value> {
  readonly default: Value
  readonly alternatives: readonly Value[]
  readonly reason: string
}

/** An entry for every name of `Values`. */
export type Register<Values> = { readonly [Name in keyof Values]: Assumption<Values[Name]> }
