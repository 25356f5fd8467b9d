import { readFileSync } from 'node:fs'
import type { ContactCenter } from '../../simulator/index.ts'

/** A page of our own, or the document that the environment names: a page, or Markdown with a page in it. */
const source = process.env.ROUNDTABLE_EXAMPLE_PAGE ?? new URL('page.html', import.meta.url)

/** The page, with its placeholders filled in and nothing else changed. */
export function examplePage(
  { alias, accountId, instanceId }: ContactCenter,
  quickConnect: { id: string; name: string },
) {
  return pageIn(readFileSync(source, 'utf8'))
    .replaceAll('<INSTANCE_ALIAS>', alias)
    .replaceAll('<ACCOUNT_ID>', accountId)
    .replaceAll(/(?<=:instance\/)[^/]+(?=\/transfer-destination\/)/g, instanceId)
    .replaceAll(/[\w-]*QUICK_CONNECT_ID/g, quickConnect.id)
    .replaceAll(/Transfer-to-agent-2|QUICK_CONNECT_NAME/g, quickConnect.name)
}

function pageIn(document: string): string {
  const fenced = [...document.matchAll(/^```html\n(.*?)^```$/gms)].map(([, block = '']) => block)
  return fenced.find((block) => /<!doctype html>/i.test(block)) ?? document
}
