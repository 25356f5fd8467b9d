import type { Path } from '../../written/problem.ts'

const KEYS = /secret|access[-_]?key|session[-_]?token|credential|bearer|^pass(word|phrase)?$|^token$/i
/** AWS's ids of keys, what is in the form of their secrets, and tokens in the form of a JWT. */
const VALUES = [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9/+=]{40}$/, /\beyJ[\w-]{8,}\.[\w-]+/]

export const ADVICE =
  'credentials do not belong here, where they are easily shared. Take it out (and have it changed if anybody else could read it). ' +
  "AWS's come from the SDK's own chain (AWS_PROFILE, single sign-on, OIDC in CI), passwords of agents from the variables that passwordFrom names."

/** Where in a value something looks like a credential, by its key or by its form. */
export function credentialsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return VALUES.some((each) => each.test(value)) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    return !Array.isArray(value) && KEYS.test(key) ? [at] : credentialsIn(each, at)
  })
}
