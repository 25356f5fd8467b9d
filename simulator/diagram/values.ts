/** A member of a value that may be anything: what went over the wire is not always what it should be. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Record<string, unknown>)[name]
  }
  return found
}

/** The same where it is a text that is not empty. */
export function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = member(value, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** The words of an error, as any of the services spells them. */
export function reasonIn(body: unknown): string {
  return (
    text(body, 'message') ??
    text(body, 'Message') ??
    (typeof body === 'string' && body !== '' ? body : 'no reason given')
  )
}
