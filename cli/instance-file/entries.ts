import { createHash } from 'node:crypto'
import { didYouMean } from '../../written/closest.ts'
import { type Path, pathText, type Report } from '../../written/problem.ts'
import { quoted } from '../../written/words.ts'

/** Looking for what was meant takes time, and nobody reads that many. */
const MOST_SUGGESTIONS = 20
const MOST_NAMES = 20

/** What a list of the file has, by name: no name and no id twice. */
export class Entries<Key extends string, Entry extends { readonly id: string } & { readonly [Name in Key]: string }> {
  readonly all: readonly Entry[]
  readonly #kind: string
  readonly #byName: ReadonlyMap<string, Entry>
  readonly #report: Report
  #missed = 0

  /** @param kind what one of them is called in messages */
  constructor(list: string, kind: string, key: Key, all: readonly Entry[], report: Report) {
    this.all = all
    this.#kind = kind
    this.#report = report
    requireUnique(list, key, all, report)
    this.#byName = new Map(all.map((entry) => [entry[key], entry]))
  }

  /** Undefined, and a problem, when there is none of that name. */
  find(name: string, path: Path): Entry | undefined {
    const found = this.#byName.get(name)
    if (!found) this.#report(path, `${pathText(path)}: there is no ${this.#kind} ${quoted(name)}.${this.#hint(name)}`)
    return found
  }

  idOf(name: string, path: Path): string {
    return this.find(name, path)?.id ?? ''
  }

  /** @param names all of them when left out */
  idsOf(names: readonly string[] | undefined, path: Path): string[] {
    if (!names) return this.all.map((each) => each.id)
    return names.map((name, index) => this.idOf(name, [...path, index]))
  }

  #hint(name: string): string {
    this.#missed += 1
    if (this.#missed > MOST_SUGGESTIONS) return ''
    const names = [...this.#byName.keys()]
    const some = names.slice(0, MOST_NAMES).map(quoted).join(', ')
    return didYouMean(name, names) || ` There are: ${some}${names.length > MOST_NAMES ? ', …' : ''}.`
  }
}

/** An id in the form of a UUID that stays the same however the rest of the file changes. */
export function idFor(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}\0${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function requireUnique<Key extends string>(
  list: string,
  key: Key,
  all: readonly ({ readonly id: string } & { readonly [Name in Key]: string })[],
  report: Report,
): void {
  const names = new Set<string>()
  const ids = new Set<string>()
  for (const [index, { [key]: name, id }] of all.entries()) {
    const path = [list, index]
    if (names.has(name)) report(path, `${pathText(path)}: there is another one with the ${key} ${quoted(name)}.`)
    else if (ids.has(id)) report(path, `${pathText(path)}: there is another one with the id ${quoted(id)}.`)
    names.add(name)
    ids.add(id)
  }
}
