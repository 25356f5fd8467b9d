import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { build, preview } from 'vite'
import { AGENT_UI } from '../agent-ui/location.mjs'
import { inRepository } from '../paths.mjs'

const DEFECTS = inRepository('harness/defects/')
const DOUBLES = join(DEFECTS, 'ui', 'doubles')
const OUT = inRepository('.roundtable/sabotage/agent-ui')

/**
 * Builds the reference UI with all its defects in it and serves it, below the name of each: `http://localhost:41234/NAME/` is
 * the page with that defect, and what is no defect's name has none.
 *
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function serveSabotagedPage() {
  await build({
    ...AGENT_UI,
    plugins: [withDoubles()],
    logLevel: 'warn',
    build: { outDir: OUT, emptyOutDir: true },
  })
  const server = await preview({
    ...AGENT_UI,
    plugins: [belowAnyName()],
    logLevel: 'warn',
    build: { outDir: OUT },
    preview: { host: 'localhost', port: 0 },
  })
  const origin = server.resolvedUrls?.local[0]
  if (!origin) throw new Error('The reference UI with defects is not being served.')
  return { origin, close: () => server.close() }
}

/**
 * Where the page takes a module that has a double, it gets the double; the defects themselves get what there is.
 *
 * @returns {import('vite').Plugin}
 */
function withDoubles() {
  const doubles = new Map(
    readdirSync(DOUBLES, { recursive: true, encoding: 'utf8' })
      .filter((each) => each.endsWith('.ts'))
      .map((each) => [join(AGENT_UI.root, each), join(DOUBLES, each)]),
  )
  return {
    name: 'with-doubles',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.startsWith('.') || !importer || importer.startsWith(DEFECTS)) return undefined
      const resolved = await this.resolve(source, importer, { skipSelf: true })
      return resolved ? doubles.get(resolved.id.replaceAll('/', sep)) : undefined
    },
  }
}

/** @returns {import('vite').Plugin} */
function belowAnyName() {
  return {
    name: 'below-any-name',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/[^/?]+\//, '/')
        next()
      })
    },
  }
}
