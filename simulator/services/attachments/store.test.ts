import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import type { StageOptions } from '../../instance/test-support/stage.ts'
import { awsAddresses, awsHosts } from '../addresses.ts'
import { BYTES, Sender } from '../test-support/files.ts'
import { Services } from '../test-support/services.ts'

async function uploading(options: StageOptions = {}) {
  const services = new Services(options)
  const chat = services.stage.chatOf()
  const maya = new Sender(services, services.connection('customer', chat))
  const started = await maya.starts()
  const { Url: url, HeadersToInclude: headers } = started.body.UploadMetadata
  return { services, stage: services.stage, chat, maya, started, url, headers, id: started.body.AttachmentId }
}

const code = (name: string) => expect.stringContaining(`<Code>${name}</Code>`)

describe('an upload', () => {
  test('with the headers it was signed for is taken', async () => {
    const { maya, started, chat } = await uploading()
    expect(await maya.puts(started)).toMatchObject({ status: 200, body: '' })
    expect(chat.attachments).toMatchObject([{ state: 'uploaded', size: BYTES.length }])
  })

  test.each([
    ['without headers', {}],
    ['of another type', { 'Content-Type': 'text/html' }],
  ])('%s is refused, and nothing is uploaded', async (_, headers) => {
    const { maya, started, chat } = await uploading()
    expect(await maya.puts(started, BYTES, headers)).toMatchObject({ status: 403, body: code('SignatureDoesNotMatch') })
    expect(chat.attachments).toMatchObject([{ state: 'announced' }])
  })

  const TWO = BYTES.slice(0, 2)

  test('assumption uploadHeaders type, length and disposition: of another size is refused', {
    tags: ['H38'],
  }, async () => {
    const { maya, started, chat } = await uploading()
    expect(await maya.puts(started, TWO)).toMatchObject({ status: 403, body: code('SignatureDoesNotMatch') })
    expect(chat.attachments).toMatchObject([{ state: 'announced', size: BYTES.length }])
    await maya.puts(started)
    expect((await maya.puts(started, TWO)).status).toBe(403)
  })

  test('assumption uploadHeaders type: has the size it has', async () => {
    const { maya, started, headers, id } = await uploading({ assumptions: { uploadHeaders: 'type' } })
    expect(headers).toEqual({ 'Content-Type': 'image/png' })
    expect((await maya.puts(started, TWO)).status).toBe(200)
    await maya.completes(id)
    expect((await maya.reads(id)).body.AttachmentSizeInBytes).toBe(2)
  })

  describe('of more than 20 MB, of which one byte was announced', () => {
    const MOST = 20 * 1024 * 1024
    const announced = (oversizedUpload: 'refused at completion' | 'refused by the bucket') =>
      uploading({ assumptions: { uploadHeaders: 'type', oversizedUpload } })

    test('assumption oversizedUpload refused at completion', async () => {
      const { services, maya, started, id } = await announced('refused at completion')
      expect((await maya.puts(started, new Uint8Array(MOST + 1))).status).toBe(200)
      const error = { status: 400, type: 'ValidationException', words: /20971521 bytes.*at most 20971520/ }
      await services.refuses(() => maya.completes(id), error)
      expect((await maya.puts(started, new Uint8Array(MOST))).status).toBe(200)
      expect((await maya.completes(id)).status).toBe(200)
    })

    test('assumption oversizedUpload refused by the bucket', async () => {
      const { maya, started, chat } = await announced('refused by the bucket')
      expect(await maya.puts(started, new Uint8Array(MOST + 1))).toMatchObject({
        status: 400,
        body: code('EntityTooLarge'),
      })
      expect(chat.attachments).toMatchObject([{ state: 'announced' }])
    })
  })

  test.each([
    ['answered', 200],
    ['refused', 403],
  ] as const)('assumption uploadAfterCompletion %s: nothing changes', async (uploadAfterCompletion, status) => {
    const { services, maya, started, id } = await uploading({ assumptions: { uploadAfterCompletion } })
    await maya.puts(started)
    await maya.completes(id)
    expect((await maya.puts(started, new Uint8Array(BYTES.length))).status).toBe(status)
    const { body } = await maya.reads(id)
    expect((await services.asksBucket('GET', body.Url)).bytes).toEqual(BYTES)
  })
})

describe('an address', () => {
  const PATHS: readonly [string, (url: URL) => void][] = [
    ['with another signature', (url) => url.searchParams.set('X-Amz-Signature', '0'.repeat(64))],
    ['without a signature', (url) => url.searchParams.delete('X-Amz-Signature')],
    ['that is good for longer', (url) => url.searchParams.set('X-Amz-Expires', '9000')],
    ['with a parameter more', (url) => url.searchParams.set('versionId', '1')],
    ['of another file', (url) => Object.assign(url, { pathname: '/another' })],
    [
      'with a time that is none',
      (url) => {
        url.searchParams.set('X-Amz-Date', 'soon')
        url.searchParams.delete('X-Amz-Signature')
      },
    ],
  ]

  test.each(PATHS)('%s is good for nothing', async (_, change) => {
    const { services, url, headers, chat } = await uploading()
    const changed = new URL(url)
    change(changed)
    for (const method of ['PUT', 'GET']) {
      const answer = await services.asksBucket(method, changed.href, { headers, bytes: BYTES })
      expect(answer).toMatchObject({ status: 403, body: code('SignatureDoesNotMatch') })
    }
    expect(chat.attachments).toMatchObject([{ state: 'announced' }])
  })

  test('may have its parameters in another order', async () => {
    const { services, url, headers } = await uploading()
    const [path, query = ''] = url.split('?')
    const turned = `${path}?${query.split('&').reverse().join('&')}`
    expect(turned).not.toBe(url)
    expect((await services.asksBucket('PUT', turned, { headers, bytes: BYTES })).status).toBe(200)
  })

  test('for the upload is none for the download, and the other way round', async () => {
    const { services, maya, url, started, headers } = await uploading()
    await maya.puts(started)
    await maya.completes(started.body.AttachmentId)
    const { body } = await maya.reads(started.body.AttachmentId)
    expect((await services.asksBucket('GET', url)).status).toBe(403)
    expect((await services.asksBucket('PUT', body.Url, { headers, bytes: BYTES })).status).toBe(403)
    expect((await services.asksBucket('GET', body.Url)).status).toBe(200)
  })

  test('of another method is refused as one', async () => {
    const { services, url } = await uploading()
    expect(await services.asksBucket('DELETE', url)).toMatchObject({ status: 405, body: code('MethodNotAllowed') })
  })
})

test.each([
  ['picture.png', 200],
  ['virus.png', 404],
])('%s is kept unless its scan rejects it: %i', async (AttachmentName, status) => {
  const attachmentScanning = { seconds: 10, rejects: ['virus'] }
  const { services, stage, chat, maya } = await uploading({ center: center({ attachmentScanning }) })
  const id = await maya.sends({ AttachmentName })
  const { url } = services.attachments.address('download', chat.customer.id, id, 60)
  stage.clock.advance(10_000)
  expect((await services.asksBucket('GET', url)).status).toBe(status)
})

test('a page of any origin may put and get', async () => {
  const { services, url } = await uploading()
  const headers = { origin: 'http://127.0.0.1:4173', 'access-control-request-headers': 'content-type' }
  expect(await services.asksBucket('OPTIONS', url, { headers })).toMatchObject({
    status: 204,
    headers: { 'access-control-allow-origin': 'http://127.0.0.1:4173', 'access-control-allow-headers': 'content-type' },
  })
})

test('the wire log is told who puts what', async () => {
  const { services, url } = await uploading()
  const request = { method: 'PUT', url: new URL(url), headers: {}, body: '' }
  expect(services.attachments.identify(request)).toBe('Maya')
  expect(services.attachments.operation(request)).toBe('PutObject')
  expect(services.attachments.operation({ ...request, method: 'GET' })).toBe('GetObject')
  expect(services.attachments.identify({ ...request, url: new URL('/a', url) })).toBeUndefined()
})

describe('assumption attachmentsHost', () => {
  test.each([
    ['bucket in the host', 'https://connect-attachments-test-center.s3.us-west-2.amazonaws.com', ''],
    ['bucket in the path', 'https://s3.us-west-2.amazonaws.com', '/connect-attachments-test-center'],
  ] as const)('%s', async (attachmentsHost, origin, bucket) => {
    const services = new Services({ assumptions: { attachmentsHost } })
    const network = new URL(awsAddresses(services.stage.instance.directory.center, { attachmentsHost }).attachments)
    expect(`${network.origin}${network.pathname}`).toBe(`${origin}${bucket || '/'}`)
    expect(awsHosts(services.stage.instance.directory.center, { attachmentsHost }).attachments).toBe(network.host)
    const { url } = services.attachments.address('upload', 'participant', 'file-1', 60)
    expect(url).toMatch(new RegExp(`^${origin}${bucket}/file-1\\?`))
  })
})
