import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assumptionRegister } from '../instance/assumptions.ts'
import type { Recording } from '../recording/recording.ts'
import { HEADERS, pageFile } from './page-files.ts'
import { isInspectors } from './paths.ts'

const ADDRESS = '127.0.0.1'
/** Of the page; it tells from this that there is nothing to act on. */
const PAGE = '/replay'

/**
 * Serves a recording as a page of this machine.
 * @param port 0 for one that is free
 * @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had
 */
export async function serveReplay(recording: Recording, port = 0): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    answer(recording, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, ADDRESS, resolve)
  })
  return {
    url: `http://${ADDRESS}:${(server.address() as AddressInfo).port}${PAGE}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(recording: Recording, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(`http://${request.headers.host ?? ADDRESS}${request.url}`)
  // A page of elsewhere that was made to lead here by its name server gets nothing.
  if (!isInspectors(url) && url.pathname !== PAGE) return void response.writeHead(404, HEADERS).end()
  switch (url.pathname) {
    case '/':
      return void response.writeHead(302, { ...HEADERS, location: PAGE }).end()
    case '/inspector/recording':
      return send(response, { ...recording, assumptions: assumptionsIn(recording) })
    case '/inspector/wire': {
      const numbers = (url.searchParams.get('n') ?? '').split(',').map(Number)
      return send(
        response,
        recording.events.filter(({ n }) => numbers.includes(n)),
      )
    }
    default: {
      const { status, type, content } = await pageFile(url.pathname === PAGE ? '/' : url.pathname)
      response.writeHead(status, { ...HEADERS, 'content-type': type }).end(content)
    }
  }
}

/** With the words that this version's register has for them. */
function assumptionsIn({ assumptions }: Recording) {
  const register: Readonly<Record<string, { default: unknown; alternatives: readonly unknown[]; reason: string }>> =
    assumptionRegister
  return Object.entries(assumptions).map(([name, value]) => {
    const entry = Object.hasOwn(register, name) ? register[name] : undefined
    return {
      name,
      value,
      standard: String(entry?.default ?? value),
      alternatives: entry?.alternatives.map(String) ?? [],
      reason: entry?.reason ?? '',
    }
  })
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body))
}
