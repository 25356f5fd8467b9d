import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** @param {string} file beside this one */
const beside = (file) => fileURLToPath(new URL(file, import.meta.url))

/** What is served as it is. */
const PLAIN = { 'index.html': beside('page/index.html'), 'page.css': beside('page/page.css') }

/**
 * Makes the inspector page: one script, its style sheet, and the page itself.
 *
 * @returns {Promise<{ files: Record<string, string>, sources: string[] }>} contents by file name, and what they were made from
 */
export async function buildPage() {
  const bundle = await rolldown({
    input: beside('page/main.tsx'),
    platform: 'browser',
    logLevel: 'warn',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })
  await bundle.close()
  const [script] = output
  const isOurs = (/** @type {string} */ id) => !id.includes('node_modules') && !id.startsWith('\0')
  return {
    files: {
      'page.js': script.code,
      ...Object.fromEntries(Object.entries(PLAIN).map(([name, file]) => [name, readFileSync(file, 'utf8')])),
    },
    sources: [...script.moduleIds.filter(isOurs), ...Object.values(PLAIN)],
  }
}
