import { existsSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** From the sources to the root of the repository, and from dist/ to that of the package. */
const ROOTS = ['../', '../../']

/** The path of a file that comes with this package, for somebody in the working directory. */
export function ownFile(path: string): string {
  const places = ROOTS.map((root) => fileURLToPath(new URL(`${root}${path}`, import.meta.url)))
  const place = places.find(existsSync) ?? path
  const fromHere = relative('.', place)
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? place : fromHere
}
