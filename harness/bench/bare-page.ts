import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { contactCenter } from '../../fixtures/index.ts'
import type { PageDriver } from '../people/page-driver.ts'

const { resolve } = createRequire(import.meta.url)

const LIBRARIES: Readonly<Record<string, string>> = {
  '/streams.js': resolve('amazon-connect-streams'),
  '/chat.js': resolve('amazon-connect-chatjs'),
}

const READY = 'The agent is there'

const PAGE = `<!doctype html>
<title>Bare</title>
<div id="ccp" style="width: 20rem; height: 30rem"></div>
<script src="/streams.js"></script>
<script src="/chat.js"></script>
<script>
  connect.ChatSession.setGlobalConfig({ region: '${contactCenter.region}' })
  connect.core.initCCP(document.getElementById('ccp'), {
    ccpUrl: 'https://${contactCenter.alias}.my.connect.aws/ccp-v2',
    region: '${contactCenter.region}',
    loginPopup: false,
  })
  connect.agent(() => document.body.append('${READY}'))
</script>`

/** The least that an agent's page can be: both libraries, the CCP, no framework, and nothing to do with chats. */
export interface BarePage extends AsyncDisposable {
  readonly driver: PageDriver
}

export async function serveBarePage(): Promise<BarePage> {
  const server = createServer(async ({ url = '/' }, response) => {
    const library = LIBRARIES[url]
    const type = library ? 'text/javascript' : 'text/html'
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` })
    response.end(library ? await readFile(library) : PAGE)
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    driver: {
      address: `http://localhost:${port}/`,
      drive: (page) => ({ isAtWork: () => page.getByText(READY).waitFor() }),
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
