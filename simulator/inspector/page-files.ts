import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'

/** Where `build.mjs` puts the page. */
const FOLDER = new URL('../../.roundtable/inspector/', import.meta.url)

const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/inspector/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/inspector/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
}

/** The page takes nothing from elsewhere and is put into no other page. */
export const HEADERS = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
}

interface File {
  readonly status: number
  readonly type: string
  readonly content: Buffer | string
}

/** Read anew each time: it is asked for seldom, and may have been built anew. */
export async function pageFile(path: string): Promise<File> {
  const text = 'text/plain; charset=utf-8'
  const known = Object.hasOwn(FILES, path) ? FILES[path] : undefined
  if (!known) return { status: 404, type: text, content: `The inspector has nothing at ${path}.` }
  try {
    return { status: 200, type: known.type, content: await readFile(new URL(known.file, FOLDER)) }
  } catch {
    return {
      status: 503,
      type: text,
      content: 'The inspector page has not been built: run "npm run dependencies", and load it again.',
    }
  }
}

/** A browser says from which page a request comes, and lets no other page say it is this one. */
export function isFromPage(url: URL, { headers }: IncomingMessage): boolean {
  return headers.origin === url.origin && headers['content-type'] === 'application/json'
}
