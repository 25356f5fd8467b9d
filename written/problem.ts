import { shortened } from './words.ts'

/** Where in a file: keys, and places in lists from 0. */
export type Path = readonly (string | number)[]

/** Something wrong with a file. */
export interface Problem {
  readonly path: Path
  readonly message: string
  /** Whether it is the key at `path` that is wrong, not its value. */
  readonly isKey?: boolean
  /** Whether there has to be a value, and is none. */
  readonly isMissing?: boolean
}

/** Notes down what is wrong at a path. */
export type Report = (path: Path, message: string) => void

/** `users[2].routingProfile` */
export function pathText(path: Path): string {
  return path
    .map((each) => (typeof each === 'number' ? `[${each}]` : `.${shortened(each)}`))
    .join('')
    .replace(/^\./, '')
}
