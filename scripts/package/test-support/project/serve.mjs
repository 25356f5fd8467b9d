/** Serves the help desk, as the web server of a team would. Its port is in the environment, as AGENT_UI_URL. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
/** @type {Record<string, { type: string, content: Buffer }>} */
const files = {
  '/': { type: 'text/html', content: readFileSync(new URL('page.html', import.meta.url)) },
  '/streams.js': { type: 'text/javascript', content: readFileSync(resolve('amazon-connect-streams')) },
  '/chat.js': { type: 'text/javascript', content: readFileSync(resolve('amazon-connect-chatjs')) },
}

createServer(({ url = '' }, response) => {
  const file = files[url]
  if (!file) return response.writeHead(404).end()
  return response.writeHead(200, { 'content-type': `${file.type}; charset=utf-8` }).end(file.content)
}).listen(Number(new URL(process.env.AGENT_UI_URL ?? '').port), 'localhost')
