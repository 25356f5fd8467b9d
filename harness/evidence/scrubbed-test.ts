import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserContext, Page, TestInfo } from '@playwright/test'
import { unzipSync, zipSync } from 'fflate'
import { scrubsRecordings } from './recorded-files.ts'
import { bytesWithout, type Scrub, scrubber } from './scrub.ts'

/** The name under which Playwright attaches a trace: the last thing that it does for a test, before anybody hears of its end. */
const TRACE = 'trace'

/** A test that leaves nothing behind that gives access: its errors and its trace are without it. */
export class ScrubbedTest {
  readonly #test: Pick<TestInfo, 'attachments' | 'errors'>
  readonly #secrets = new Set<string>()

  /**
   * Playwright puts the trace together after every hook and fixture, and attaches it: that is the only moment to take anything
   * out of what it has kept in mind until then, the steps and their errors. It is done at once, for nobody waits for it.
   */
  constructor(test: Pick<TestInfo, 'attachments' | 'errors'>) {
    this.#test = test
    scrubsRecordings((text) => this.scrub(text))
    const { attachments } = test
    const push = attachments.push
    attachments.push = (...added) => {
      for (const { name, path } of added) if (name === TRACE && path) scrubZip(path, this.scrub)
      return push.apply(attachments, added)
    }
  }

  /** Passwords and keys, word for word. */
  keepsSecret(secrets: readonly string[]): void {
    for (const each of secrets) this.#secrets.add(each)
  }

  /**
   * What has failed so far: reports have errors from here.
   * @param options.keepsPages whether what a page showed at a failed expectation may stay with it
   */
  scrubsErrors({ keepsPages }: { readonly keepsPages: boolean }): void {
    for (const error of this.#test.errors) {
      if (!keepsPages) delete error.errorContext
      scrubTexts(error, this.scrub)
    }
  }

  /** A text without what is secret by now. */
  get scrub(): Scrub {
    return scrubber([...this.#secrets])
  }
}

/** When a test has failed Playwright writes down what its first page shows. */
export function scrubsSnapshots(context: BrowserContext, scrub: Scrub): void {
  context.on('page', (page: Page) => {
    const snapshot = page.ariaSnapshot.bind(page)
    page.ariaSnapshot = async (...given) => scrub(await snapshot(...given))
  })
}

function scrubZip(path: string, scrub: Scrub): void {
  const entries = Object.entries(unzipSync(readFileSync(path)))
  writeFileSync(path, zipSync(Object.fromEntries(entries.map(([name, bytes]) => [name, bytesWithout(bytes, scrub)]))))
}

/** Whatever texts there are in it: words, stack, causes. */
function scrubTexts(value: object, scrub: Scrub): void {
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') Object.assign(value, { [key]: scrub(each) })
    else if (typeof each === 'object' && each !== null) scrubTexts(each, scrub)
  }
}
