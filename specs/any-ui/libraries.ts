import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext } from '@playwright/test'

const CDN = 'https://unpkg.com'
const { resolve } = createRequire(import.meta.url)

/** npm packages of ours that answer for the two libraries on the CDN. */
export interface Libraries {
  readonly streams: string
  readonly chat: string
}

/** `Streams 2.28.2 with ChatJS 5.0.0` */
export function nameOf({ streams, chat }: Libraries): string {
  return `Streams ${versionOf(streams)} with ChatJS ${versionOf(chat)}`
}

/** Answers what pages import from the CDN, whatever version they name, as the CDN would: with the package's main file. */
export async function answerImports(context: BrowserContext, { streams, chat }: Libraries): Promise<void> {
  const answers = { 'amazon-connect-streams': streams, 'amazon-connect-chatjs': chat }
  for (const [name, ours] of Object.entries(answers)) {
    await context.route(`${CDN}/${name}@*`, (route) =>
      route.fulfill({
        path: resolve(ours),
        contentType: 'text/javascript; charset=utf-8',
        headers: { 'access-control-allow-origin': '*' },
      }),
    )
  }
}

function versionOf(library: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(resolve(`${library}/package.json`), 'utf8'))
  return version
}
