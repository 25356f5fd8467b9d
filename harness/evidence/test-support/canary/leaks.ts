import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { ConnectClient, ListQueuesCommand } from '@aws-sdk/client-connect'
import type { Page } from '@playwright/test'
import { expect, test } from '../../../index.ts'
import { Ledger } from './handed-out.ts'
import { ACCESS_KEY, center, PASSWORD, SECRET_KEY, SESSION_TOKEN, VIEW } from './secrets.ts'

const ledger = new Ledger(process.env.ROUNDTABLE_CANARIES ?? '')

test.use({
  center,
  stepsPageTime: true,
  simulator: {
    createInstance: ledger.createInstance,
    // What everybody else signs with.
    credentials: { simulated: 'simulated' },
    temporaryCredentials: {
      [ACCESS_KEY]: { secretAccessKey: SECRET_KEY, sessionToken: SESSION_TOKEN, expiresAt: Number.MAX_SAFE_INTEGER },
    },
  },
})

// What UI mode shows meanwhile, and a run leaves that is killed now.
test.afterEach(({ transport }, { workerIndex, project: { outputDir } }) => {
  const recorded = join(outputDir, `.playwright-artifacts-${workerIndex}`)
  cpSync(recorded, join(outputDir, '..', 'meanwhile', transport), { recursive: true })
})

test('everything that gives access is used, and the test fails', async ({ world, transport }) => {
  const alice = await world.opensPage('alice', { signedIn: false })
  const asked: string[] = []
  alice.page.on('request', (request) => asked.push(request.url()))
  await world.passes(6)
  await alice.signsIn()
  ledger.note('password', PASSWORD, 'given')
  await world.passes(6)
  ledger.note('password', PASSWORD, (await alice.availability()) === 'Offline' ? 'used' : 'given')
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  await alice.says('Signed in and ready')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Signed in and ready'])

  const served = new URL(asked.find((url) => url.endsWith('/participant/transcript')) ?? '').origin
  const { instance, tokens } = ledger
  const [chat] = instance?.chats ?? []
  if (!instance || !tokens || !chat) throw new Error('There is a chat.')
  const own = ledger.tokenOf('connection', chat.participants.find(({ role }) => role === 'AGENT')?.id ?? '')
  const theirs = ledger.tokenOf('connection', chat.customer.id)

  // Files: pre-signed addresses, up and down.
  const file = await asks(alice.page, `${served}/participant/start-attachment-upload`, own, {
    ContentType: 'text/plain',
    AttachmentSizeInBytes: 5,
    AttachmentName: 'a.txt',
    ClientToken: 'one',
  })
  await alice.page.evaluate(
    ({ Url, HeadersToInclude }) => fetch(Url, { method: 'PUT', headers: HeadersToInclude, body: 'hello' }),
    file.UploadMetadata,
  )
  await asks(alice.page, `${served}/participant/complete-attachment-upload`, own, {
    AttachmentIds: [file.AttachmentId],
    ClientToken: 'two',
  })
  const { Url } = await asks(alice.page, `${served}/participant/attachment`, own, { AttachmentId: file.AttachmentId })
  expect(await alice.page.evaluate(async (url) => (await fetch(url)).text(), Url)).toBe('hello')
  // As a UI might: an address in a link, which snapshots show too.
  await alice.page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: `Download ${url}` })
    document.body.prepend(link)
  }, Url)

  // A view, and a customer who signs in: in a page, as a chat widget would.
  const view = tokens.grant('view', `${chat.id} ${VIEW}`).token
  await asks(alice.page, `${served}/participant/views/${view}`, theirs)
  const session = instance.flow.asksToSignIn(chat.id)
  ledger.note('sign-in', session, 'given')
  const { AuthenticationUrl } = await asks(alice.page, `${served}/participant/authentication-url`, theirs, {
    SessionId: session,
    RedirectUri: 'https://example.com/back',
  })
  ledger.note('sign-in', session, AuthenticationUrl.includes(session) ? 'used' : 'given')

  await signsARequest(alice.page, transport === 'sockets' ? served : undefined)

  // As somebody does who looks for a bug.
  await alice.page.evaluate((token) => {
    console.log('my token', { token }, btoa(`{"token":"${token}"}`), encodeURIComponent(`token=${token}&`))
  }, own)
  console.log('The last that is printed')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Never said'])
})

/** A request to the control plane as the SDK signs it, sent from the browser. */
async function signsARequest(page: Page, endpoint: string | undefined): Promise<void> {
  const connect = new ConnectClient({
    region: center.region,
    credentials: { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY, sessionToken: SESSION_TOKEN },
    ...(endpoint && { endpoint }),
  })
  let signed: { readonly url: string; readonly headers: Record<string, string> } | undefined
  connect.middlewareStack.add(
    () => async (given) => {
      const { protocol, hostname, port, path, headers } = given.request as {
        protocol: string
        hostname: string
        port?: number
        path: string
        headers: Record<string, string>
      }
      signed = { url: `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`, headers }
      throw new Error('Not from here.')
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  await expect(connect.send(new ListQueuesCommand({ InstanceId: center.instanceId }))).rejects.toThrow('Not from here')
  connect.destroy()
  if (!signed) throw new Error('It was signed.')
  const { url, headers } = signed
  const { host: _, ...sent } = headers
  const secrets = {
    'access key': ACCESS_KEY,
    'secret key': SECRET_KEY,
    'session token': SESSION_TOKEN,
    signature: headers.authorization?.match(/Signature=(\w+)/)?.[1] ?? '',
  }
  for (const [source, secret] of Object.entries(secrets)) ledger.note(source, secret, 'given')
  // The control plane lets no page of another origin in; what a spec asks for itself is in the trace too.
  const status = endpoint
    ? (await page.request.get(url, { headers: sent })).status()
    : await page.evaluate(async ([address, all]) => (await fetch(address, { headers: all })).status, [
        url,
        sent,
      ] as const)
  // It is taken only when all of it is right.
  for (const [source, secret] of Object.entries(secrets)) ledger.note(source, secret, status === 200 ? 'used' : 'given')
}

/** An operation of the Participant Service, asked for by a page. */
function asks(page: Page, url: string, bearer: string, body?: object) {
  return page.evaluate(
    async ([address, token, asked]) => {
      const headers = { 'x-amz-bearer': token, 'content-type': 'application/json' }
      const request = asked === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(asked) }
      const answer = await fetch(address, request)
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [url, bearer, body] as const,
  )
}
