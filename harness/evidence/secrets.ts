import type { SimulatorOptions } from '../../simulator/index.ts'

/** What gives access in a world and has no form by which it could be known: passwords and keys, word for word. */
export function secretsIn(
  { users }: { readonly users: readonly { readonly password: string }[] },
  { credentials = {}, temporaryCredentials = {} }: Pick<SimulatorOptions, 'credentials' | 'temporaryCredentials'>,
): string[] {
  const temporary = Object.entries(temporaryCredentials)
  return [
    ...users.map(({ password }) => password),
    ...Object.entries(credentials).flat(),
    ...temporary.flatMap(([key, { secretAccessKey, sessionToken }]) => [key, secretAccessKey, sessionToken]),
  ]
}
