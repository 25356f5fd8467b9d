import type { BrowserContext, Page, Request, WebSocket } from '@playwright/test'
import type { LiveRun } from '../../live/run/live-run.ts'
import type { Exchange, RecordedSocket, WireRecorder } from '../../live/wire/recorder.ts'

const PARTICIPANT_HOST = /^participant\.connect\.[\w-]+\.amazonaws\.com(\.cn)?$/

/** By the last segment of the path, as the model of the Participant Service has it. */
const PARTICIPANT_OPERATIONS: Readonly<Record<string, string>> = {
  connection: 'CreateParticipantConnection',
  disconnect: 'DisconnectParticipant',
  event: 'SendEvent',
  message: 'SendMessage',
  transcript: 'GetTranscript',
  attachment: 'GetAttachment',
  'start-attachment-upload': 'StartAttachmentUpload',
  'complete-attachment-upload': 'CompleteAttachmentUpload',
}

export interface PageWire {
  readonly who: string
  readonly run: LiveRun
  readonly recorder: WireRecorder
  /** What a page asked for and was not let. */
  onProblem(problem: Error): void
}

/**
 * Writes down what an agent's pages ask of Amazon Connect and what comes over their sockets, and lets none of it exceed what the
 * run may spend. It sees what Playwright shows of a page: ChatJS's requests always; the CTI API and the socket of the agent
 * only where the CCP runs its engine in a page, which Amazon's own does not (it has a SharedWorker).
 */
export async function watchPages(context: BrowserContext, wire: PageWire): Promise<void> {
  const exchanges = new Map<Request, Exchange>()
  context.on('request', (request) => {
    const asked = askedOf(request, wire.run.settings.site)
    if (!asked) return
    exchanges.set(request, wire.recorder.request(wire.who, asked.service, asked.operation, request.postData() ?? ''))
  })
  context.on('response', async (response) => {
    const exchange = exchanges.get(response.request())
    exchanges.delete(response.request())
    // The page may have gone, and its answer with it.
    const body = exchange && (await response.text().catch(() => ''))
    exchange?.answered(response.status(), body ?? '')
  })
  const listen = (page: Page) => page.on('websocket', (socket) => watchSocket(socket, wire))
  context.pages().forEach(listen)
  context.on('page', listen)

  await context.route(
    ({ hostname }) => PARTICIPANT_HOST.test(hostname),
    async (route) => {
      const operation = askedOf(route.request(), wire.run.settings.site)?.operation
      if (operation === undefined) return route.continue()
      try {
        if (operation === 'SendMessage') wire.run.spending.message(wire.who)
      } catch (error) {
        wire.onProblem(error instanceof Error ? error : new Error(String(error)))
        return route.abort('blockedbyclient')
      }
      await wire.run.pace.turn(operation)
      await route.continue()
    },
  )
}

function askedOf(
  request: Request,
  site: string,
): { readonly service: 'participant' | 'cti'; readonly operation: string } | undefined {
  if (request.method() === 'OPTIONS') return undefined
  const { hostname, pathname, href } = new URL(request.url())
  if (PARTICIPANT_HOST.test(hostname)) {
    const operation = PARTICIPANT_OPERATIONS[pathname.split('/').at(-1) ?? '']
    return operation === undefined ? undefined : { service: 'participant', operation }
  }
  const target = request.headers()['x-amz-target']
  if (!href.startsWith(`${site}/`) || target === undefined) return undefined
  return { service: 'cti', operation: target.split('.').at(-1) ?? target }
}

/** Sockets of chats speak of topics; a page may have others, which are nobody's business here. */
const OF_A_CHAT = /"topic"\s*:\s*"aws\//

function watchSocket(socket: WebSocket, { recorder, who }: PageWire): void {
  let record: RecordedSocket | undefined
  const frame = (direction: 'sent' | 'received') => (data: { payload: string | Buffer }) => {
    const text = String(data.payload)
    if (!record && !OF_A_CHAT.test(text)) return
    record ??= recorder.socket(who)
    record[direction](text)
  }
  socket.on('framesent', frame('sent'))
  socket.on('framereceived', frame('received'))
  socket.on('close', () => record?.closed())
}
