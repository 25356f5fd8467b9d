/**
 * Makes dist/, which is what the package ships: JavaScript and its types, and the files that it reads when it runs, each
 * where its reader looks for it.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from '../../simulator/inspector/build.mjs'
import { inRepository, TOOLS } from '../paths.mjs'
import { runTool } from '../run.mjs'

const DIST = inRepository('dist')
const READ_AS_THEY_ARE = ['simulator/ccp/bridge.client.js', 'templates']
/** See simulator/inspector/page-files.ts. */
const INSPECTOR = join(DIST, '.roundtable', 'inspector')

rmSync(DIST, { recursive: true, force: true })
const exitCode = await runTool(TOOLS.tsc, ['-p', 'tsconfig.build.json'], { stdin: 'ignore' })
if (exitCode !== 0) process.exit(exitCode)
withPlaywrightsOwnName()
for (const path of READ_AS_THEY_ARE) cpSync(inRepository(path), join(DIST, path), { recursive: true })
const { files } = await buildPage()
mkdirSync(INSPECTOR, { recursive: true })
for (const [name, content] of Object.entries(files)) writeFileSync(join(INSPECTOR, name), content)

/**
 * The compiler names what it infers by the package in which it is declared, and a package that we do not depend on is not
 * found in every project: what `@playwright/test` has is all of `playwright/test`.
 */
function withPlaywrightsOwnName() {
  const types = readdirSync(DIST, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.d.ts'))
  for (const path of types) {
    const file = join(DIST, path)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"playwright/test"', '"@playwright/test"'))
  }
}
