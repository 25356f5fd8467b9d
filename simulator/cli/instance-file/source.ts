import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Path } from './problem.ts'

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
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    if (document.errors.length > 0) {
      return { problems: document.errors.map(({ pos, message }) => ({ place: placeAt(pos[0]), message })) }
    }
    return {
      value: document.toJS() ?? {},
      placeOf: (path, isKey) => placeAt((isKey && keyOffset(document, path)) || offsetOf(document, path)),
    }
  } catch (error) {
    // Thousands of levels, or of aliases.
    const reason = error instanceof RangeError ? 'It is nested too deeply.' : String(error)
    return { problems: [{ place: { line: 1, column: 1 }, message: reason }] }
  }
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
