import { once } from 'node:events'
import { WebSocket } from 'ws'

interface Entry {
  readonly title: string
  readonly testId?: string
  readonly entries?: readonly Entry[]
}

/** What Playwright reports while it lists or runs: the method of its reporters, and what it is given. */
interface Report {
  readonly method: string
  readonly params?: {
    readonly project?: { readonly suites: readonly Entry[] }
    readonly result?: { readonly status: string }
    readonly attachments?: readonly { readonly name: string }[]
  }
}

/** An editor with Playwright's extension, as VS Code is: it asks the test server for the tests, and to run one. */
export class Editor {
  readonly #socket: WebSocket
  readonly #reports: Report[] = []
  #asked = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => {
      const { method, params } = JSON.parse(String(data))
      if (method === 'report') this.#reports.push(params)
    })
  }

  static async opens(testServer: string): Promise<Editor> {
    const socket = new WebSocket(testServer)
    await once(socket, 'open')
    const editor = new Editor(socket)
    await editor.#asks('initialize', { closeOnDisconnect: false, interceptStdio: true })
    await editor.#asks('runGlobalSetup', {})
    return editor
  }

  /** The ids of the tests, by title. */
  async lists(): Promise<Map<string, string>> {
    const { report } = await this.#asks<{ report: Report[] }>('listTests', {})
    const tests = report.flatMap(({ params }) => params?.project?.suites ?? []).flatMap(testsIn)
    return new Map(tests.map(({ title, testId = '' }) => [title, testId]))
  }

  /** How a test ends, and what is attached to it. */
  async runs(testId: string): Promise<{ status: string | undefined; attached: string[] }> {
    this.#reports.length = 0
    await this.#asks('runTests', { testIds: [testId], locations: [] })
    return {
      status: this.#reports.find(({ method }) => method === 'onTestEnd')?.params?.result?.status,
      attached: this.#reports.flatMap(({ params }) => (params?.attachments ?? []).map(({ name }) => name)),
    }
  }

  close(): void {
    this.#socket.close()
  }

  #asks<Answer>(method: string, params: object): Promise<Answer> {
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      const hear = (data: unknown) => {
        const answer = JSON.parse(String(data))
        if (answer.id !== id) return
        this.#socket.off('message', hear)
        if (answer.error) reject(new Error(`${method}: ${JSON.stringify(answer.error)}`))
        else resolve(answer.result)
      }
      this.#socket.on('message', hear)
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
  }
}

function testsIn(entry: Entry): Entry[] {
  return entry.testId ? [entry] : (entry.entries ?? []).flatMap(testsIn)
}
