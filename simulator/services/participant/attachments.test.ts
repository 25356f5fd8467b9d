import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { center } from '../../instance/test-support/center.ts'
import type { StageOptions } from '../../instance/test-support/stage.ts'
import { BYTES, Sender, type Started } from '../test-support/files.ts'
import { Services } from '../test-support/services.ts'

const REFUSED = { status: 400, type: 'ValidationException' }

function talking(options: StageOptions = {}) {
  const services = new Services(options)
  const chat = services.stage.chatOf()
  const [maya, alice] = (['customer', 'alice'] as const).map(
    (name) => new Sender(services, services.connection(name, chat)),
  )
  if (!maya || !alice) throw new Error('there are two')
  return { services, stage: services.stage, chat, maya, alice }
}

const assuming = (assumptions: Partial<Assumptions>) => talking({ assumptions })

describe('StartAttachmentUpload', () => {
  test('gives an id and where to put the file, until when, with which headers', async () => {
    const { services, stage, maya } = talking()
    const { status, body } = await maya.starts({ AttachmentName: 'Käse “1”.png' })
    expect(status).toBe(200)
    expect(body).toEqual({
      AttachmentId: expect.stringMatching(/^.{1,256}$/),
      UploadMetadata: {
        Url: expect.stringMatching(
          /^https:\/\/[\w-]+\.s3\.us-west-2\.amazonaws\.com\/.*[?&]X-Amz-Signature=[0-9a-f]{64}$/,
        ),
        UrlExpiry: new Date(stage.clock.now() + 900_000).toISOString(),
        HeadersToInclude: {
          'Content-Type': 'image/png',
          'Content-Length': '7',
          'Content-Disposition': "attachment; filename*=UTF-8''K%C3%A4se%20%E2%80%9C1%E2%80%9D.png",
        },
      },
    })
    expect(() => new Headers(body.UploadMetadata.HeadersToInclude)).not.toThrow()
    expect(services.stage.instance.snapshot().chats[0]?.attachments).toMatchObject([{ state: 'announced' }])
  })

  test.each([
    ['a.csv', 'text/csv'],
    ['a.csv', 'application/vnd.ms-excel'],
    ['a.doc', 'application/msword'],
    ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.heic', 'image/heic'],
    ['a.jfif', 'image/jpeg'],
    ['a.jpeg', 'image/jpeg'],
    ['a.jpg', 'IMAGE/JPEG'],
    ['a.mov', 'video/quicktime'],
    ['a.mp4', 'video/mp4'],
    ['a.pdf', 'application/pdf'],
    ['A.PNG', 'image/png'],
    ['a.ppt', 'application/vnd.ms-powerpoint'],
    ['a.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.rtf', 'application/rtf'],
    ['a.b.txt', 'text/plain; charset=utf-8'],
    ['a.wav', 'audio/wav'],
    ['a.xls', 'application/vnd.ms-excel'],
    ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('takes %s of type %s', async (AttachmentName, ContentType) => {
    const { maya } = talking()
    expect((await maya.starts({ AttachmentName, ContentType })).status).toBe(200)
  })

  test('takes a name of 256 characters', async () => {
    const { maya } = talking()
    expect((await maya.starts({ AttachmentName: `${'a'.repeat(252)}.png` })).status).toBe(200)
  })

  test.each([1_048_576, 1_000_000] as const)(
    'assumption attachmentMegabyte %i: 20 of them',
    { tags: ['H38'] },
    async (attachmentMegabyte) => {
      const { services, maya } = assuming({ attachmentMegabyte })
      const AttachmentSizeInBytes = 20 * attachmentMegabyte
      expect((await maya.starts({ AttachmentSizeInBytes })).status).toBe(200)
      await services.refuses(() => maya.starts({ AttachmentSizeInBytes: AttachmentSizeInBytes + 1 }), REFUSED)
    },
  )

  const MISNAMED = { AttachmentName: 'a.txt', ContentType: 'image/png' }

  test('assumption attachmentTypeBy content type and name: they have to agree', async () => {
    const { services, maya } = talking()
    await services.refuses(() => maya.starts(MISNAMED), { ...REFUSED, words: /'AttachmentName'.*image\/png/ })
  })

  test('assumption attachmentTypeBy content type: the name is anything', { tags: ['H38'] }, async () => {
    const { services, maya } = assuming({ attachmentTypeBy: 'content type' })
    expect((await maya.starts(MISNAMED)).status).toBe(200)
    await services.refuses(() => maya.starts({ ContentType: 'application/zip' }), REFUSED)
  })

  test.each([900, 300] as const)('assumption uploadUrlSeconds %i', async (uploadUrlSeconds) => {
    const { stage, maya } = assuming({ uploadUrlSeconds })
    const started = await maya.starts()
    stage.clock.advance(uploadUrlSeconds * 1000 - 1)
    expect((await maya.puts(started)).status).toBe(200)
    stage.clock.advance(1)
    expect(await maya.puts(started)).toMatchObject({
      status: 403,
      body: expect.stringMatching(/AccessDenied.*expired/),
    })
  })

  test.each(['AccessDeniedException', 'ValidationException'] as const)('assumption attachmentsOff %s', async (type) => {
    const off = center({ features: { multiPartyChat: true } })
    const { services, maya } = talking({ center: off, assumptions: { attachmentsOff: type } })
    const status = type === 'AccessDeniedException' ? 403 : 400
    await services.refuses(() => maya.starts(), { status, type, words: /not enabled/ })
  })

  test('the 36th of a conversation answers 402', async () => {
    const { services, maya } = talking()
    for (let n = 1; n <= 35; n++) await maya.sends()
    const quota = { status: 402, type: 'ServiceQuotaExceededException', words: /35/ }
    await services.refuses(() => maya.starts(), quota)
  })

  test('assumption attachmentQuotaCounts started: the 36th that is started, though none was completed', async () => {
    const { services, maya } = assuming({ attachmentQuotaCounts: 'started' })
    for (let n = 1; n <= 35; n++) await maya.starts()
    await services.refuses(() => maya.starts(), { status: 402, type: 'ServiceQuotaExceededException' })
  })
})

describe('CompleteAttachmentUpload', () => {
  test('shows the file to everybody, on their sockets and in the transcript, in the same words', async () => {
    const { services, chat, maya, alice } = talking()
    const sockets = [services.listens('customer', chat), services.listens('alice', chat)]
    const started = await maya.starts()
    await maya.puts(started)
    expect(await maya.completes(started.body.AttachmentId)).toEqual({ status: 200, type: undefined, body: {} })
    const item = {
      Id: chat.transcript.at(-1)?.id,
      AbsoluteTime: new Date(chat.transcript.at(-1)?.time ?? 0).toISOString(),
      Type: 'ATTACHMENT',
      ParticipantId: chat.customer.id,
      DisplayName: 'Maya',
      ParticipantRole: 'CUSTOMER',
      ContactId: chat.id,
      Attachments: [
        {
          AttachmentId: started.body.AttachmentId,
          AttachmentName: 'picture.png',
          ContentType: 'image/png',
          Status: 'APPROVED',
        },
      ],
    }
    for (const socket of sockets) expect(socket.items).toEqual([{ ...item, InitialContactId: chat.id }])
    const transcript = await services.asksParticipant<{ Transcript: object[] }>(
      'GetTranscript',
      services.connection('alice', chat),
      { MaxResults: 1 },
    )
    expect(transcript.body.Transcript).toEqual([item])
    expect((await alice.reads(started.body.AttachmentId)).status).toBe(200)
  })

  test('a second time answers 409; with the same client token the first answer again', async () => {
    const { services, chat, maya } = talking()
    const started = await maya.starts()
    const { AttachmentId: id } = started.body
    await maya.puts(started)
    await maya.completes(id, 'same')
    await services.refuses(() => maya.completes(id, 'other'), { status: 409, type: 'ConflictException' })
    expect(await maya.completes(id, 'same')).toMatchObject({ status: 200, body: {} })
    expect(chat.transcript.filter((item) => item.kind === 'attachment')).toHaveLength(1)
  })

  test.each(['ValidationException', 'ConflictException'] as const)(
    'assumption completionBeforeUpload %s',
    { tags: ['H38'] },
    async (type) => {
      const { services, maya } = assuming({ completionBeforeUpload: type })
      const { body } = await maya.starts()
      const status = type === 'ConflictException' ? 409 : 400
      await services.refuses(() => maya.completes(body.AttachmentId), { status, type, words: /not been uploaded/ })
    },
  )

  test('of somebody else’s upload is refused', async () => {
    const { services, maya, alice } = talking()
    const started = await maya.starts()
    await maya.puts(started)
    await services.refuses(() => alice.completes(started.body.AttachmentId), REFUSED)
  })

  test('the 36th of a conversation answers 402, though it was started in time', async () => {
    const { services, maya } = talking()
    const last = await maya.starts()
    await maya.puts(last)
    for (let n = 1; n <= 35; n++) await maya.sends()
    const quota = { status: 402, type: 'ServiceQuotaExceededException' }
    await services.refuses(() => maya.completes(last.body.AttachmentId), quota)
  })
})

describe('the same ClientToken again', () => {
  const twice = async (assumptions: Partial<Assumptions>) => {
    const { chat, maya } = assuming(assumptions)
    const answers: Started[] = []
    for (const _ of [1, 2]) answers.push((await maya.starts({ ClientToken: 'same' })).body)
    return { answers, started: chat.attachments.length }
  }

  test('assumption repeatedClientToken answered again: one upload, one URL', async () => {
    const { answers, started } = await twice({})
    expect(answers[1]).toEqual(answers[0])
    expect(started).toBe(1)
  })

  test('assumption repeatedClientToken posted again: two uploads', async () => {
    const { answers, started } = await twice({ repeatedClientToken: 'posted again' })
    expect(answers[1]?.AttachmentId).not.toBe(answers[0]?.AttachmentId)
    expect(started).toBe(2)
  })
})

describe('GetAttachment', () => {
  test('gives an address for as long as asked, where the bytes are as they were sent', { tags: ['H38'] }, async () => {
    const { services, stage, maya, alice } = talking()
    const id = await maya.sends()
    const { body } = await alice.reads(id, { UrlExpiryInSeconds: 5 })
    expect(body).toEqual({
      Url: expect.stringMatching(/^https:.*X-Amz-Expires=5&/),
      UrlExpiry: new Date(stage.clock.now() + 5000).toISOString(),
      AttachmentSizeInBytes: BYTES.length,
    })
    stage.clock.advance(4_999)
    const file = await services.asksBucket('GET', body.Url)
    expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' }, bytes: BYTES })
    stage.clock.advance(1)
    expect((await services.asksBucket('GET', body.Url)).status).toBe(403)
  })

  test.each([300, 60] as const)(
    'assumption downloadUrlSeconds %i: unless asked otherwise',
    async (downloadUrlSeconds) => {
      const { stage, maya } = assuming({ downloadUrlSeconds })
      const { body } = await maya.reads(await maya.sends())
      expect(body.UrlExpiry).toBe(new Date(stage.clock.now() + downloadUrlSeconds * 1000).toISOString())
    },
  )

  test('is refused to a custom participant of what the customer sent, and of nothing else', async () => {
    const services = new Services()
    const chat = services.stage.startChat()
    const bot = services.stage.instance.createBot(chat.id, 'Helper').participant
    services.stage.instance.connectCustomer(bot.id)
    const [maya, helper] = [chat.customer, bot].map(
      ({ id }) => new Sender(services, services.tokens.grant('connection', id).token),
    )
    if (!maya || !helper) throw new Error('there are two')
    const [hers, its] = [await maya.sends(), await helper.sends()]
    await services.refuses(() => helper.reads(hers), { status: 403, type: 'AccessDeniedException', words: /Helper/ })
    for (const { status } of [await helper.reads(its), await maya.reads(its), await maya.reads(hers)]) {
      expect(status).toBe(200)
    }
  })

  describe.each(['ValidationException', 'AccessDeniedException'] as const)(
    'assumption unavailableAttachment %s',
    (type) => {
      const status = type === 'AccessDeniedException' ? 403 : 400
      const attachmentScanning = { seconds: 10, rejects: ['virus'] }
      const scanned = () =>
        talking({ center: center({ attachmentScanning }), assumptions: { unavailableAttachment: type } })

      test('one that was never there, is not completed, is in scan, was rejected', { tags: ['H38'] }, async () => {
        const { services, stage, maya, alice } = scanned()
        const started = await maya.starts()
        const [inScan, rejected] = [await maya.sends(), await maya.sends({ AttachmentName: 'virus.png' })]
        for (const id of ['made-up', started.body.AttachmentId, inScan, rejected]) {
          await services.refuses(() => alice.reads(id), { status, type })
        }
        stage.clock.advance(10_000)
        expect((await alice.reads(inScan)).status).toBe(200)
        await services.refuses(() => alice.reads(rejected), { status, type })
      })

      test('one of another chat', async () => {
        const { services, stage, maya } = scanned()
        const id = await maya.sends()
        stage.clock.advance(10_000)
        const noor = new Sender(services, services.connection('customer', stage.startChat({ displayName: 'Noor' })))
        await services.refuses(() => noor.reads(id), { status, type, words: new RegExp(id) })
      })
    },
  )
})

test.each([
  ['picture.png', 'APPROVED'],
  ['virus.png', 'REJECTED'],
])('a scan of %s is IN_PROGRESS, then %s, on the socket and in the transcript', async (AttachmentName, result) => {
  const { services, stage, chat, maya } = talking({
    center: center({ attachmentScanning: { seconds: 10, rejects: ['virus'] } }),
  })
  const socket = services.listens('alice', chat)
  const status = (item: object | undefined) => JSON.stringify(item).match(/"Status":"(\w+)"/)?.[1]
  const last = async () => {
    const token = services.connection('alice', chat)
    const { body } = await services.asksParticipant<{ Transcript: object[] }>('GetTranscript', token, { MaxResults: 1 })
    return status(body.Transcript[0])
  }
  await maya.sends({ AttachmentName })
  expect([status(socket.items.at(-1)), await last()]).toEqual(['IN_PROGRESS', 'IN_PROGRESS'])
  stage.clock.advance(10_000)
  expect([status(socket.items.at(-1)), await last()]).toEqual([result, result])
  expect(socket.items).toHaveLength(2)
})
