import { randomUUID } from 'node:crypto'
import {
  CompleteAttachmentUploadCommand,
  GetAttachmentCommand,
  StartAttachmentUploadCommand,
  type StartAttachmentUploadCommandOutput,
} from '@aws-sdk/client-connectparticipant'
import { notProbed, type Seen, unlike } from '../finding.ts'
import { either, inWords, type Outcome, oneOf, outcomeOf } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Seat } from '../seat.ts'
import { grace } from '../waiting.ts'

const BYTES = 'A file of a probe.'
/** Of one attachment (documented, feature limits), in the smaller megabytes, and a byte more. */
const TWENTY_MB = 20_000_001
/** The same in the larger ones. */
const TWENTY_MIB = 20 * 1_048_576 + 1
/** In one conversation (documented, feature limits). */
const MOST_ATTACHMENTS = 35
/** No scan is as fast. Milliseconds. */
const AT_ONCE_MS = 2_000
const FILE = { ContentType: 'text/plain', AttachmentName: 'probe.txt', AttachmentSizeInBytes: BYTES.length }

/** Sends a file, step by step. */
export function starts(
  { client, connectionToken: ConnectionToken }: Seat,
  file: Partial<typeof FILE> = {},
): Promise<Outcome<StartAttachmentUploadCommandOutput>> {
  const command = new StartAttachmentUploadCommand({ ConnectionToken, ...FILE, ...file, ClientToken: randomUUID() })
  return outcomeOf(client.send(command))
}

/** Puts the bytes where the upload wants them. Answers the status. */
export async function puts(
  { UploadMetadata }: StartAttachmentUploadCommandOutput,
  body: string | Uint8Array<ArrayBuffer> = BYTES,
): Promise<number> {
  const { Url = '', HeadersToInclude = {} } = UploadMetadata ?? {}
  // The client computes the length itself.
  const headers = Object.entries(HeadersToInclude).filter(([name]) => name.toLowerCase() !== 'content-length')
  const answer = await fetch(Url, { method: 'PUT', body, headers: Object.fromEntries(headers) })
  return answer.status
}

export function completes({ client, connectionToken: ConnectionToken }: Seat, id = ''): Promise<Outcome<unknown>> {
  const command = new CompleteAttachmentUploadCommand({
    ConnectionToken,
    AttachmentIds: [id],
    ClientToken: randomUUID(),
  })
  return outcomeOf(client.send(command))
}

/** Seconds from now to a time, when it is one of these, give or take a few. */
function about(expiry: string | undefined, now: Date, known: readonly number[]): Seen {
  const seconds = (Date.parse(expiry ?? '') - now.getTime()) / 1000
  return known.find((each) => Math.abs(each - seconds) < 15) ?? unlike(`${Math.round(seconds)} s`)
}

const NEEDED = [
  'attachmentTypeBy',
  'attachmentMegabyte',
  'uploadHeaders',
  'uploadUrlSeconds',
  'attachmentsHost',
  'completionBeforeUpload',
  'scannedAttachment',
  'uploadAfterCompletion',
  'oversizedUpload',
  'downloadUrlSeconds',
  'unavailableAttachment',
] as const

/** A file on its way into a chat and out of it. */
export const attachments: Scene = {
  name: 'files',
  finds: ['attachmentsOff', ...NEEDED],
  agents: 0,
  contacts: 1,
  messages: 0,

  async play(stage) {
    const { customer } = await stage.chat()
    const now = () => stage.means.now()
    const first = await starts(customer)
    await stage.find('attachmentsOff', 'The upload of a file is started.', async () =>
      first.ok
        ? notProbed('attachments are enabled on the instance')
        : oneOf(first, ['AccessDeniedException', 'ValidationException']),
    )
    if (!first.ok) {
      const why = `attachments are not enabled on the instance (${inWords(first)})`
      for (const name of NEEDED) await stage.find(name, '', async () => notProbed(why))
      return
    }
    const { AttachmentId: id, UploadMetadata: upload = {} } = first.output

    await stage.find('attachmentTypeBy', 'An upload of text/plain is started for a file called probe.exe.', async () =>
      either(await starts(customer, { AttachmentName: 'probe.exe' }), 'content type', 'content type and name'),
    )
    await stage.find('attachmentMegabyte', `An upload of ${TWENTY_MB} bytes is started.`, async () =>
      either(await starts(customer, { AttachmentSizeInBytes: TWENTY_MB }), 1_048_576, 1_000_000),
    )
    await stage.find('uploadHeaders', 'Which headers an upload has to have, is looked up.', async () => {
      const names = Object.keys(upload.HeadersToInclude ?? {}).map((each) => each.toLowerCase())
      const is = (...wanted: string[]) => names.toSorted().join() === wanted.toSorted().join()
      if (is('content-type')) return 'type'
      const all = is('content-type', 'content-length', 'content-disposition')
      return all ? 'type, length and disposition' : unlike(names.join(', '))
    })
    await stage.find('uploadUrlSeconds', 'How far off the UrlExpiry of an upload is, is looked up.', async () =>
      about(upload.UrlExpiry, now(), [900, 300]),
    )
    await stage.find('attachmentsHost', 'The address of an upload is looked at.', async () => formOf(upload.Url ?? ''))
    await stage.find('completionBeforeUpload', 'An upload is completed before there is a file.', async () =>
      oneOf(await completes(customer, id), ['ValidationException', 'ConflictException']),
    )
    await stage.find(
      'scannedAttachment',
      'A file is sent, and what the socket brings of it is looked at.',
      async () => {
        const status = await puts(first.output)
        if (status !== 200) return notProbed(`the file could not be put where it belongs: ${status}`)
        const completedAt = performance.now()
        const completed = await completes(customer, id)
        if (!completed.ok) return notProbed(`the upload could not be completed: ${inWords(completed)}`)
        await customer.hears('a file that is there', ({ attachments: files }) => files?.[0]?.status === 'APPROVED')
        const isLate = performance.now() - completedAt > AT_ONCE_MS
        await grace()
        const told = customer.items.filter(({ type }) => type === 'ATTACHMENT')
        const isSeenInScan = told.some(({ attachments: files }) => files?.[0]?.status === 'IN_PROGRESS')
        if (!isSeenInScan)
          return isLate
            ? 'an item when scanned'
            : notProbed('nothing seems to scan files on the instance, or in less than two seconds')
        return new Set(told.map((each) => each.id)).size === 1 ? 'its item changes' : 'a second item'
      },
    )
    await stage.find('uploadAfterCompletion', 'A file is put again after its upload was completed.', async () => {
      const status = await puts(first.output)
      if (status === 200) return 'answered'
      return status === 403 ? 'refused' : unlike(`${status}`)
    })
    await stage.find(
      'oversizedUpload',
      `A file of ${TWENTY_MIB} bytes is put that was announced smaller.`,
      async () => {
        if (stage.found('uploadHeaders') !== 'type') return notProbed('a URL is signed for the announced length')
        const started = await starts(customer)
        if (!started.ok) return notProbed(inWords(started))
        const status = await puts(started.output, new Uint8Array(TWENTY_MIB))
        if (status >= 400) return 'refused by the bucket'
        return either(
          await completes(customer, started.output.AttachmentId),
          unlike('it is taken'),
          'refused at completion',
        )
      },
    )
    await stage.find('downloadUrlSeconds', 'A file is asked for without UrlExpiryInSeconds.', async () => {
      const answer = await gets(customer, id)
      return answer.ok ? about(answer.output.UrlExpiry, now(), [300, 60]) : unlike(inWords(answer))
    })
    await stage.find('unavailableAttachment', 'A file is asked for that there is not.', async () =>
      oneOf(await gets(customer, randomUUID()), ['ValidationException', 'AccessDeniedException']),
    )
  },
}

function gets({ client, connectionToken: ConnectionToken }: Seat, AttachmentId = '') {
  return outcomeOf(client.send(new GetAttachmentCommand({ ConnectionToken, AttachmentId })))
}

/** The bucket is the first label of the host, or the first part of the path. */
function formOf(address: string): Seen {
  const { hostname, pathname } = new URL(address)
  if (/^s3[.-]/.test(hostname)) return 'bucket in the path'
  if (/\.s3[.-]/.test(hostname)) return 'bucket in the host'
  return notProbed(`the address is none of Amazon S3 (${hostname}${pathname.split('/').slice(0, 2).join('/')})`)
}

/** How many files a chat can have: it takes as many to find out. */
export const manyAttachments: Scene = {
  name: 'many files',
  finds: ['attachmentQuotaCounts'],
  agents: 0,
  contacts: 1,
  messages: 0,

  async play(stage) {
    const { customer } = await stage.chat()
    await stage.find(
      'attachmentQuotaCounts',
      `${MOST_ATTACHMENTS + 1} uploads are started, none completed.`,
      async () => {
        for (let count = 1; count <= MOST_ATTACHMENTS; count += 1) {
          const answer = await starts(customer)
          if (!answer.ok) return notProbed(`number ${count}: ${inWords(answer)}`)
        }
        return either(await starts(customer), 'completed', 'started', 402)
      },
    )
  },
}
