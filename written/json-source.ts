import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Path } from './problem.ts'
import type { Place, Source, SyntaxProblem } from './source.ts'

/** Nothing else is taken for JSON than what JSON.parse takes. */
const STRICT = { disallowComments: true, allowTrailingComma: false } as const

/**
 * What a text in JSON says, and where: for files that programs write and that are large. Places are looked for only when they
 * are asked for.
 */
export function parseJson(text: string): Source | { problems: SyntaxProblem[] } {
  try {
    const value: unknown = JSON.parse(text)
    return { value, placeOf: (path, isKey) => placeAt(text, offsetOf(treeOf(text).tree, path, isKey)) }
  } catch (error) {
    return { problems: [firstProblem(text, error)] }
  }
}

function firstProblem(text: string, error: unknown): SyntaxProblem {
  const written = text.trimEnd()
  if (written === '') return { place: { line: 1, column: 1 }, message: 'It is empty.' }
  const [first] = treeOf(text).errors
  if (first && !isCutShort(first, written.length)) {
    return { place: placeAt(text, first.offset), message: wordsFor(first, error) }
  }
  return { place: placeAt(text, written.length), message: 'It ends in the middle: the file was cut short.' }
}

/** There should be more, or the last text has no end. */
function isCutShort({ error, offset, length }: ParseError, end: number): boolean {
  return offset >= end || (printParseErrorCode(error).startsWith('UnexpectedEndOf') && offset + length >= end)
}

function wordsFor({ error: code }: ParseError, error: unknown): string {
  const words = printParseErrorCode(code)
  // `ColonExpected`, `InvalidSymbol`
  const plain = words.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `It is no JSON: ${plain || String(error)}.`
}

function treeOf(text: string): { tree: Node | undefined; errors: ParseError[] } {
  const errors: ParseError[] = []
  return { tree: parseTree(text, errors, STRICT), errors }
}

function offsetOf(tree: Node | undefined, path: Path, isKey = false): number {
  if (!tree) return 0
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node) return isKey && length === path.length ? (node.parent?.offset ?? node.offset) : node.offset
  }
  return tree.offset
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
