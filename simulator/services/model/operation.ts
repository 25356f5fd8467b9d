/** What an API model says of one member of a request. Lengths are characters, ranges are inclusive. */
export interface Shape {
  readonly type: 'string' | 'integer' | 'long' | 'timestamp' | 'boolean' | 'structure' | 'list' | 'map'
  readonly min?: number
  readonly max?: number
  /** A regular expression that the whole text has to match. */
  readonly pattern?: string
  readonly enum?: readonly string[]
  /** The model marks it as nothing to be logged. */
  readonly sensitive?: true
  readonly required?: readonly string[]
  readonly members?: Readonly<Record<string, Shape>>
  readonly of?: Shape
  readonly key?: Shape
  readonly value?: Shape
  /** Where it travels when not in the body. */
  readonly in?: string
  readonly name?: string
}

export interface Operation {
  readonly service: 'connect' | 'connectparticipant'
  readonly http: { readonly method: string; readonly path: string }
  readonly input: Shape
  /** The members of the answer and their types; those of nested structures are not known. */
  readonly output: { readonly members: Readonly<Record<string, string>>; readonly required: readonly string[] }
  readonly errors: Readonly<Record<string, number>>
}
