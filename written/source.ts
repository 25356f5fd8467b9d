import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Path } from './problem.ts'
import { wordsFor } from './yaml-words.ts'

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** What a text in YAML says, JSON being a part of YAML, and where it says it. */
export interface Source {
  readonly value: unknown
  /** Where a value stands, or its key; for what is not there, where it would have to be. */
  placeOf(path: Path, isKey?: boolean): Place
}

export interface SyntaxProblem {
  readonly place: Place
  readonly message: string
}

export function parse(text: string): Source | { problems: SyntaxProblem[] } {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  try {
    // Tags make values that no group, list, text or number is.
    const options = { lineCounter: lines, prettyErrors: false, resolveKnownTags: false, logLevel: 'error' } as const
    const document = parseDocument(text, options)
    // What it only warns of is a tag that it does not know: the value would not be what was meant.
    const wrong = [...document.errors, ...document.warnings]
    if (wrong.length > 0) {
      return { problems: wrong.map((each) => ({ place: placeAt(each.pos[0]), message: wordsFor(each, text) })) }
    }
    const loose = looseAlias(document)
    if (loose) return { problems: [{ place: placeAt(loose.offset), message: `There is no anchor &${loose.name}.` }] }
    return {
      value: document.toJS() ?? {},
      placeOf: (path, isKey) => placeAt((isKey ? keyOffset(document, path) : undefined) ?? offsetOf(document, path)),
    }
  } catch (error) {
    // Thousands of levels, or of aliases.
    const reason = error instanceof RangeError ? 'It is nested too deeply.' : messageOf(error)
    return { problems: [{ place: { line: 1, column: 1 }, message: reason }] }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** An alias of what was not given a name before it. */
function looseAlias(document: Document): { name: string; offset: number } | undefined {
  const anchors = new Set<string>()
  let loose: { name: string; offset: number } | undefined
  visit(document, {
    Alias: (_, { source, range }) => {
      if (anchors.has(source)) return undefined
      loose = { name: source, offset: range?.[0] ?? 0 }
      return visit.BREAK
    },
    Value: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor)
    },
  })
  return loose
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
    if (Array.isArray(range)) return range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (!isMap(parent)) return undefined
  const keys = parent.items.map((pair) => pair.key).filter(isScalar)
  return keys.find((key) => String(key.value) === path.at(-1))?.range?.[0]
}
