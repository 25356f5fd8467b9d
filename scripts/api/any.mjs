import ts from 'typescript'

/**
 * Every `any` in the declarations that the package ships, inferred ones too: `file: the declaration's line`.
 * @param {ts.Program} program
 * @returns {{ readonly files: number, readonly found: readonly string[] }} and how many files were looked at
 */
export function anyIn(program) {
  /** @type {string[]} */
  const found = []
  let files = 0
  const options = { ...program.getCompilerOptions(), noEmit: false, declaration: true, emitDeclarationOnly: true }
  const emitting = ts.createProgram({ rootNames: [...program.getRootFileNames()], options, oldProgram: program })
  const look = (/** @type {string} */ file, /** @type {string} */ text) => {
    files += 1
    found.push(...anyInText(file, text))
  }
  emitting.emit(undefined, look, undefined, true)
  return { files, found }
}

/**
 * @param {string} file
 * @param {string} text
 */
export function anyInText(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  /** @type {string[]} */
  const found = []
  /** @param {ts.Node} node */
  const look = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push(`${file}: ${text.split('\n')[line]?.trim()}`)
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}
