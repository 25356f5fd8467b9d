/** As much of a command of an SDK as it takes to send another body than the SDK would make. */
interface Command {
  readonly middlewareStack: {
    add(
      middleware: (next: (args: { request?: unknown }) => never) => (args: { request?: unknown }) => never,
      options: { readonly step: 'build'; readonly priority: 'low'; readonly name: string },
    ): void
  }
}

/** The command, with a body that the SDK would not send: larger, or of another depth, than its model has. */
export function withBody<C extends object>(command: C, body: string): C {
  const { middlewareStack } = command as unknown as Command
  middlewareStack.add(
    (next) => (args) => {
      const { request } = args
      if (typeof request === 'object' && request !== null) {
        Object.assign(request, { body })
        const headers: unknown = 'headers' in request ? request.headers : undefined
        if (typeof headers === 'object' && headers !== null) {
          Object.assign(headers, { 'content-length': String(new TextEncoder().encode(body).length) })
        }
      }
      return next(args)
    },
    { step: 'build', priority: 'low', name: 'roundtableBody' },
  )
  return command
}
