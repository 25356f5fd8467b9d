/** The value that a request's shape allows, once it has been checked and members that are null are taken out. */
export type ValueOf<Shaped> = Shaped extends { readonly type: 'structure'; readonly members: infer Members }
  ? StructureOf<Members, RequiredOf<Shaped>>
  : Shaped extends { readonly type: 'structure' }
    ? Readonly<Record<string, unknown>>
    : Shaped extends { readonly type: 'list'; readonly of: infer Entry }
      ? readonly ValueOf<Entry>[]
      : Shaped extends { readonly type: 'list' }
        ? readonly unknown[]
        : Shaped extends { readonly type: 'map'; readonly value: infer Value }
          ? Readonly<Record<string, ValueOf<Value>>>
          : Shaped extends { readonly enum: readonly (infer Name)[] }
            ? Name
            : Shaped extends { readonly type: 'string' }
              ? string
              : Shaped extends { readonly type: 'boolean' }
                ? boolean
                : Shaped extends { readonly type: 'integer' | 'long' | 'timestamp' }
                  ? number
                  : unknown

type RequiredOf<Shaped> = Shaped extends { readonly required: readonly (infer Name)[] } ? Name : never

type StructureOf<Members, Required> = {
  readonly [Name in keyof Members as Name extends Required ? Name : never]: ValueOf<Members[Name]>
} & {
  readonly [Name in keyof Members as Name extends Required ? never : Name]?: ValueOf<Members[Name]>
}
