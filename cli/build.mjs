import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { isAbsolute, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { buildPage } from '../simulator/inspector/build.mjs'
import { FOLDER, PAGE_FOLDER, RECORD, ROOT, stampOf } from './current-build.mjs'

const ENTRY = fileURLToPath(new URL('main.ts', import.meta.url))

/** A source finds what lies beside it by its own address, which it would lose by being put together with others. */
export const ownAddresses = {
  name: 'own-addresses',
  /** @param {string} code @param {string} id */
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
}

/**
 * Packages of many files, or of more than is needed: put together with the program they load in less than half the time
 * (measured).
 */
const PUT_IN = ['selfsigned', 'yaml', 'zod']
const IN_A_PACKAGE = /[/\\]node_modules[/\\]/

/**
 * What rolldown is to make a program for Node of: other packages are left where they are.
 * @param {string} input
 * @returns {import('rolldown').RolldownOptions}
 */
export function bundleOptions(input) {
  return {
    input,
    platform: 'node',
    logLevel: 'warn',
    external: (id, importer) =>
      isBuiltin(id) ||
      !(id.startsWith('.') || isAbsolute(id) || PUT_IN.includes(id) || IN_A_PACKAGE.test(importer ?? '')),
    plugins: [ownAddresses],
  }
}

/**
 * Makes JavaScript of the CLI and all it imports of this repository, and the inspector page that it serves. Several processes
 * may do so at once: the same sources give the same files, and the record is replaced as a whole.
 *
 * @returns {Promise<string>} the program
 */
export async function build() {
  const startedAt = Date.now()
  const bundle = await rolldown(bundleOptions(ENTRY))
  const page = await buildPage()
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: 'roundtable-[hash].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundle.close()
  const chunks = output.flatMap((each) => (each.type === 'chunk' ? [each] : []))
  const program = chunks.find((chunk) => chunk.isEntry)?.fileName
  if (!program) throw new Error('The build has no entry.')

  mkdirSync(FOLDER, { recursive: true })
  for (const { fileName, code } of chunks) replace(join(FOLDER, fileName), code)
  mkdirSync(PAGE_FOLDER, { recursive: true })
  for (const [name, text] of Object.entries(page.files)) replace(join(PAGE_FOLDER, name), text)
  const modules = [...chunks.flatMap((chunk) => chunk.moduleIds), ...page.sources]
  const own = modules.filter((id) => isAbsolute(id) && !IN_A_PACKAGE.test(id))
  // Packages change with their versions only.
  const sources = [...own.map((id) => relative(ROOT, id)), 'package-lock.json']
  /** @type {import('./current-build.mjs').BuildRecord} */
  const record = {
    root: ROOT,
    program,
    sources: Object.fromEntries(sources.map((file) => [file, stampWhenBuilt(file, startedAt)])),
  }
  replace(RECORD, JSON.stringify(record, undefined, 2))
  return join(FOLDER, program)
}

/**
 * What is saved while the build runs may be in it or not, and must not pass for built.
 * @param {string} file @param {number} startedAt
 */
function stampWhenBuilt(file, startedAt) {
  return statSync(join(ROOT, file)).mtimeMs < startedAt ? stampOf(file) : 'changed meanwhile'
}

/**
 * In one step: another process may be reading it.
 * @param {string} file @param {string} text
 */
function replace(file, text) {
  const unfinished = `${file}.${process.pid}`
  try {
    writeFileSync(unfinished, text)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}
