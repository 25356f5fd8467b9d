import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { contactCenter } from '../fixtures/contact-center.ts'
import { realNow } from '../simulator/clock.ts'
import type { Assumptions } from '../simulator/instance/assumptions.ts'
import type { ContactCenter } from '../simulator/instance/directory.ts'
import { OngoingRecording } from '../simulator/recording/ongoing.ts'
import { type ServedSimulator, serveSimulator } from '../simulator/serve.ts'
import { isThisMachine } from '../simulator/transports/local-address.ts'
import { didYouMean } from '../written/closest.ts'
import { Failure } from '../written/failure.ts'
import type { Ending } from './ending.ts'
import { readerGone } from './reader-gone.ts'
import { type OpenBrowser, openBrowser } from './recording-browser.ts'

export interface RecordArguments {
  readonly instance?: string
  readonly agent?: string
  readonly output?: string
  readonly assume?: Partial<Assumptions>
  readonly seed: number
  readonly headless?: boolean
}

/** So often what has been recorded so far is saved: a machine that goes down takes no more with it. */
const SAVED_EVERY_MS = 5_000

/**
 * Opens a page in a browser, against a simulator of its own, and writes what happens into a file: until the process is to end, or
 * the page is closed.
 * @throws Failure when it cannot be begun; whatever was recorded by then is written
 */
export async function record(address: string, given: RecordArguments, ending: Ending): Promise<void> {
  const url = urlIn(address)
  const center = centerFor(url, given.instance === undefined ? contactCenter : await centerIn(given.instance))
  const agent = agentIn(center, given.agent)
  const file = fileFor(given.output)
  const { assume = {}, seed } = given
  const simulator = await serveSimulator({ center, seed, assumptions: assume, tls: true, inspectorApart: true })
  const recording = new Session(simulator, url, file)
  let browser: OpenBrowser | undefined
  try {
    browser = await openBrowser({ simulator, center, agent, headless: given.headless ?? false })
    recording.follows(browser.page)
    process.stdout.write(`${beginning({ url, agent, simulator, isHeadless: browser.isHeadless })}\n`)
    const over = Promise.race([ending, readerGone(), browser.closed, recording.failed])
    await Promise.race([opened(browser.page, url), over])
    await over
  } finally {
    await browser?.close()
    try {
      recording.ends()
    } finally {
      await simulator.close()
    }
  }
  process.stdout.write(`${recording.summary}\n`)
}

/** A recording that is being made. */
class Session {
  readonly #simulator: ServedSimulator
  readonly #recording: OngoingRecording
  readonly #file: string
  #saved = ''
  /** How many events are in the file. */
  #savedCount = 0
  #stop = () => {}
  /** Rejects when what has been recorded can no longer be saved. */
  readonly failed: Promise<never>
  #fail: (reason: unknown) => void = () => {}

  constructor(simulator: ServedSimulator, url: URL, file: string) {
    this.#simulator = simulator
    const { clock } = simulator
    this.#recording = new OngoingRecording(url.href, simulator, { now: () => clock.now(), realNow })
    this.#file = file
    this.failed = new Promise((_, reject) => {
      this.#fail = reject
    })
    // Nobody may be waiting for it yet, or any more.
    this.failed.catch(() => {})
    this.#saveAgain()
  }

  get summary(): string {
    const count = this.#savedCount
    if (count === 0) return `The page has asked nothing of Amazon Connect: ${this.#file} is not written.`
    return `Recorded ${count} ${count === 1 ? 'event' : 'events'} in ${this.#file}. To see them:\n  npx roundtable replay ${this.#file}`
  }

  /** What goes wrong in the page itself is told too. */
  follows(page: Page): void {
    page.on('pageerror', ({ message }) => this.#recording.mark(`The page failed: ${message}`, 'fault'))
    page.on('crash', () => this.#recording.mark('The page crashed', 'fault'))
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#recording.mark(`The page is at ${frame.url()}`)
    })
  }

  ends(): void {
    this.#stop()
    try {
      this.#save()
    } finally {
      this.#recording.close()
    }
  }

  #saveAgain(): void {
    this.#stop = this.#simulator.clock.after(SAVED_EVERY_MS, () => {
      try {
        this.#save()
        this.#saveAgain()
      } catch (error) {
        this.#fail(error)
      }
    })
  }

  /** Nothing where nothing has happened; as a whole or not at all: whoever reads it meanwhile gets the one before. */
  #save(): void {
    if (this.#simulator.wire.count === 0) return
    const { text, events } = this.#recording.written()
    if (text === this.#saved && existsSync(this.#file)) return
    try {
      writeFileSync(`${this.#file}.part`, text)
      renameSync(`${this.#file}.part`, this.#file)
      this.#saved = text
      this.#savedCount = events
    } catch (error) {
      throw new Failure(`The recording cannot be written to ${this.#file}: ${wordsOf(error)}`)
    }
  }
}

function urlIn(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new Failure(`${JSON.stringify(address)} is no address of a page. Give one like http://localhost:3000/.`)
}

/** A contact center that names no origins has this machine's, and now that of the page; another says so itself. */
function centerFor(url: URL, center: ContactCenter): ContactCenter {
  const { approvedOrigins } = center
  if (approvedOrigins?.includes(url.origin) || (!approvedOrigins && isThisMachine(url))) return center
  if (!approvedOrigins) return { ...center, approvedOrigins: [url.origin] }
  throw new Failure(
    `${url.origin} is no approved origin of the contact center, so that its page may not embed the CCP. Add it to approvedOrigins in the instance file.`,
  )
}

async function centerIn(file: string): Promise<ContactCenter> {
  const { readInstanceFile } = await import('./instance-file/read.ts')
  return readInstanceFile(file)
}

function agentIn({ users }: ContactCenter, asked = users[0]?.username ?? ''): string {
  const names = users.map(({ username }) => username)
  if (names.includes(asked)) return asked
  throw new Failure(`There is no agent ${JSON.stringify(asked)} in the contact center.${didYouMean(asked, names)}`)
}

/** Refused before anything is recorded that would be lost. */
function fileFor(asked: string | undefined): string {
  const file = asked ?? `recording-${new Date(realNow()).toISOString().slice(0, 19).replaceAll(':', '-')}.json`
  if (existsSync(file))
    throw new Failure(`${file} is there already. Give another with --output, or take it away first.`)
  if (!existsSync(dirname(file))) throw new Failure(`There is no folder ${dirname(file)} to put the recording into.`)
  return file
}

async function opened(page: Page, url: URL): Promise<void> {
  try {
    await page.goto(url.href, { waitUntil: 'domcontentloaded' })
  } catch (error) {
    if (page.isClosed()) return
    throw new Failure(
      `${url.href} cannot be opened: ${wordsOf(error).split('\n')[0]}. Is the server of your UI running?`,
    )
  }
}

function beginning(told: { url: URL; agent: string; simulator: ServedSimulator; isHeadless: boolean }): string {
  const { url, agent, simulator, isHeadless } = told
  return [
    `Recording ${url.href} as ${agent}${isHeadless ? ', without a window' : ''}.`,
    'Play the customer, and the other agents, in the inspector:',
    `  ${simulator.inspectorOrigin}/`,
    `Ctrl+C${isHeadless ? '' : ', or closing the page,'} ends it and writes the file.`,
  ].join('\n')
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
