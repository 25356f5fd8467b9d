/* Preloaded into a command: notes down every package that it loads, a line each, in the file that LOADED names. */
import { appendFileSync } from 'node:fs'
import { register } from 'node:module'

/** @type {import('node:module').ResolveHook} */
export const resolve = async (specifier, context, next) => {
  const found = await next(specifier, context)
  const [, name] = found.url.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? []
  if (name && process.env.LOADED) appendFileSync(process.env.LOADED, `${name}\n`)
  return found
}

// In the thread of the hooks themselves this file is loaded again.
if (!globalThis.process?.env.LOADED_HOOKED) {
  process.env.LOADED_HOOKED = 'yes'
  register(import.meta.url)
}
