/**
 * Serves the example UI on a free port, as the web server of a team would, once for each pair of libraries, and prints where:
 * `example-ui on http://localhost:41234/`. Runs until it is ended.
 *
 * ROUNDTABLE_EXAMPLE_PAGE adds the example that is published with ChatJS: the path of the Markdown document that it stands in.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** npm's names of the current pair and of the oldest. */
const CURRENT = { streams: 'amazon-connect-streams', chat: 'amazon-connect-chatjs' }
const OLDEST = { streams: 'amazon-connect-streams-oldest', chat: 'amazon-connect-chatjs-oldest' }

/** @type {Map<string, { type: string, content: string | Buffer }>} by path */
const files = new Map()
const page = readFileSync(new URL('page.html', import.meta.url), 'utf8')
offer('current', page, CURRENT)
offer('oldest', page, OLDEST)
const published = process.env.ROUNDTABLE_EXAMPLE_PAGE
if (published) offer('published', pageIn(published), CURRENT)

const server = createServer(({ url = '' }, response) => {
  const file = files.get(url)
  if (!file) return response.writeHead(404).end()
  return response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8` }).end(file.content)
})
server.listen(0, 'localhost', () => {
  const address = server.address()
  if (typeof address === 'object') console.log(`example-ui on http://localhost:${address?.port}/`)
})

/**
 * @param {string} folder
 * @param {string} page
 * @param {{ streams: string, chat: string }} libraries packages of ours that answer for the two on the CDN
 */
function offer(folder, page, { streams, chat }) {
  files.set(`/${folder}/`, { type: 'text/html', content: filledIn(page) })
  files.set(`/${folder}/streams.js`, { type: 'text/javascript', content: readFileSync(resolve(streams)) })
  files.set(`/${folder}/chat.js`, { type: 'text/javascript', content: readFileSync(resolve(chat)) })
}

/**
 * The page with its placeholders filled in and the two libraries from here, whatever version it names; nothing else is changed.
 *
 * @param {string} page
 */
function filledIn(page) {
  const { alias, accountId, instanceId, quickConnects } = JSON.parse(process.env.ROUNDTABLE_EXAMPLE_CENTER ?? '')
  // Of bob, whom the published page invites.
  const [, { id, name }] = quickConnects
  return page
    .replaceAll(/https:\/\/unpkg\.com\/amazon-connect-streams@[\w.-]+/g, './streams.js')
    .replaceAll(/https:\/\/unpkg\.com\/amazon-connect-chatjs@[\w.-]+/g, './chat.js')
    .replaceAll('<INSTANCE_ALIAS>', alias)
    .replaceAll('<ACCOUNT_ID>', accountId)
    .replaceAll(/(?<=:instance\/)[^/]+(?=\/transfer-destination\/)/g, instanceId)
    .replaceAll(/[\w-]*QUICK_CONNECT_ID/g, id)
    .replaceAll('Transfer-to-agent-2', name)
}

/**
 * The page that stands in a document.
 *
 * @param {string} path
 */
function pageIn(path) {
  const document = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const fenced = [...document.matchAll(/^```html\n(.*?)^```$/gms)].map(([, block = '']) => block)
  const page = [...fenced, document].find((block) => /<!doctype html>/i.test(block))
  if (page) return page
  console.error(
    `ROUNDTABLE_EXAMPLE_PAGE is ${path}, ${document ? 'and there is no HTML page in it' : 'and there is no such file'}.`,
  )
  process.exit(1)
}
