import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Application } from 'typedoc'
import { inRepository } from '../paths.mjs'

/** The entrances of the package, by what they are called in `exports`. */
export const ENTRANCES = {
  '.': 'harness/index.ts',
  './simulator': 'simulator/index.ts',
  './customer': 'simulator/customer/index.ts',
  './fixtures': 'fixtures/index.ts',
  './live': 'harness/live/index.ts',
  './reporter': 'harness/reporter/index.ts',
}

/**
 * TypeDoc's options, and those of its plugin. Nothing that is other on another day: no line numbers, no dates.
 * @type {import('typedoc').TypeDocOptions & Record<string, unknown>}
 */
const OPTIONS = {
  entryPoints: Object.values(ENTRANCES).map((file) => inRepository(file)),
  tsconfig: inRepository('tsconfig.build.json'),
  plugin: ['typedoc-plugin-markdown'],
  name: 'connect-roundtable',
  readme: 'none',
  router: 'module',
  entryFileName: 'README',
  disableSources: true,
  hideGenerator: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  excludeExternals: true,
  excludePrivate: true,
  // That is `npm run typecheck`.
  skipErrorChecking: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  // What lacks documentation is the matter of a test.
  validation: false,
  logLevel: 'Error',
}

/** What the entrances export, as TypeDoc has it, and the compiler's program that it comes from. */
export async function publicNames() {
  const app = await Application.bootstrapWithPlugins(OPTIONS)
  const entrances = app.getEntryPoints() ?? []
  const [first] = entrances
  const project = app.converter.convert(entrances)
  if (!first) throw new Error('TypeDoc could not read the entrances of the package.')
  return { app, project, program: first.program }
}

/**
 * The pages of the API reference in Markdown, by file name.
 * @param {Awaited<ReturnType<typeof publicNames>>} names
 */
export async function referencePages({ app, project }) {
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-api-'))
  try {
    app.options.setValue('out', folder)
    await app.generateOutputs(project)
    const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.md'))
    return new Map(files.map((file) => [wellNamed(file), wellNamed(readFileSync(join(folder, file), 'utf8'))]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * TypeDoc takes names of files that differ in capitals for the same: the page of `connect-roundtable/customer` for that of the
 * class Customer.
 * @param {string} text
 */
function wellNamed(text) {
  return text.replaceAll('customer-1.md', 'customer.md')
}
