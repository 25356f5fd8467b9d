import { expect, test } from 'vitest'
import type { AskSite } from './ask-site.ts'
import { CtiClient } from './cti-client.ts'

/** A site that lets everybody in, and answers the operation with these, one after the other, as long as there are any. */
async function clientOf(...answers: readonly object[]) {
  const asked: unknown[] = []
  const left = [...answers]
  const site: AskSite = async ({ url, body }) => {
    if (url.pathname !== '/api') return { status: 200, cookies: ['a=b'], body: '{}' }
    asked.push(JSON.parse(body))
    return { status: 200, cookies: [], body: JSON.stringify(left.shift()) }
  }
  const client = await CtiClient.signIn('https://example.com', 'alice', 'simulated', site)
  const list = () => client.list('GetEndpoints', { queueARNs: ['q'] }, ({ names }: { names: string[] }) => names)
  return { asked, list }
}

test('a list is what stands on all of its pages', async () => {
  const { asked, list } = await clientOf(
    { names: ['bob', 'carol'], nextToken: '2' },
    { names: [], nextToken: '3' },
    { names: ['dave'], nextToken: null },
  )
  expect(await list()).toEqual(['bob', 'carol', 'dave'])
  expect(asked).toEqual([
    { queueARNs: ['q'] },
    { queueARNs: ['q'], nextToken: '2' },
    { queueARNs: ['q'], nextToken: '3' },
  ])
})

test('a list that goes round in circles is not followed', async () => {
  const { list } = await clientOf({ names: ['bob'], nextToken: '2' }, { names: ['bob'], nextToken: '2' })
  await expect(list()).rejects.toThrow('GetEndpoints gave the same nextToken twice.')
})
