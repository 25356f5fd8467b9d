import { describe, expect, test } from 'vitest'
import type { Assumptions } from './assumptions.ts'
import type { Attachment, Chat } from './chat.ts'
import type { AttachmentScanning } from './directory.ts'
import { center } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

const PICTURE = { name: 'picture.png', contentType: 'image/png', size: 3 }

interface Settings {
  readonly scanning?: AttachmentScanning
  readonly assumptions?: Partial<Assumptions>
}

function talking({ scanning, assumptions = {} }: Settings = {}) {
  const stage = new Stage({ center: center(scanning && { attachmentScanning: scanning }), assumptions })
  return { stage, chat: stage.chatOf('bob'), files: stage.instance.attachments }
}

/** The customer sends a file, up to completing it. */
function sends(stage: Stage, chat: Chat, more: Partial<typeof PICTURE> = {}): Attachment {
  const attachment = uploads(stage, chat, more)
  stage.instance.attachments.complete(chat.customer.id, attachment.id)
  return attachment
}

function uploads(stage: Stage, chat: Chat, more: Partial<typeof PICTURE> = {}): Attachment {
  const attachment = stage.instance.attachments.announce(chat.customer.id, { ...PICTURE, ...more })
  stage.instance.attachments.uploaded(chat.customer.id, attachment.id, attachment.size)
  return attachment
}

describe('a file that is sent', () => {
  test('is nothing to anybody until its upload is completed; then it is shown to everybody and can be read', () => {
    const { stage, chat, files } = talking()
    const before = chat.transcript.length
    const attachment = uploads(stage, chat)
    stage.refuses(() => files.readable(chat.customer.id, attachment.id), 'attachment not available')
    expect(chat.transcript).toHaveLength(before)
    const told = stage.told(() => files.complete(chat.customer.id, attachment.id))
    expect(told).toMatchObject([{ type: 'item', item: { kind: 'attachment', state: 'approved', displayName: 'Maya' } }])
    expect(told[0]).toHaveProperty('to', [
      chat.customer,
      stage.participant('alice', chat),
      stage.participant('bob', chat),
    ])
    expect(chat.transcript).toHaveLength(before + 1)
    expect(files.readable(stage.participant('bob', chat).id, attachment.id)).toMatchObject(PICTURE)
  })

  test('can be replaced until it is completed, and has the size it then has', () => {
    const { stage, chat, files } = talking()
    const attachment = uploads(stage, chat)
    expect(files.uploaded(chat.customer.id, attachment.id, 7)).toBe(true)
    files.complete(chat.customer.id, attachment.id)
    expect(files.uploaded(chat.customer.id, attachment.id, 9)).toBe(false)
    expect(files.readable(chat.customer.id, attachment.id).size).toBe(7)
  })

  test('is completed once, by whoever announced it, when it is there', () => {
    const { stage, chat, files } = talking()
    const announced = files.announce(chat.customer.id, PICTURE)
    const complete = () => files.complete(chat.customer.id, announced.id)
    stage.refuses(complete, 'attachment not uploaded', /picture\.png/)
    files.uploaded(chat.customer.id, announced.id, 3)
    const alice = stage.participant('alice', chat).id
    stage.refuses(() => files.complete(alice, announced.id), 'attachment not available')
    stage.refuses(() => files.complete(chat.customer.id, 'made-up'), 'attachment not available', /made-up/)
    complete()
    stage.refuses(complete, 'attachment completed already', /picture\.png/)
  })

  test('is not there for another chat, nor for somebody who has left', () => {
    const { stage, chat, files } = talking()
    const { id } = sends(stage, chat)
    const other = stage.startChat({ displayName: 'Noor' })
    stage.refuses(() => files.readable(other.customer.id, id), 'attachment not available')
    stage.leaves('bob', chat)
    const bob = stage.participant('bob', chat).id
    stage.refuses(() => files.readable(bob, id), 'participant left')
    stage.refuses(() => files.announce(bob, PICTURE), 'participant left')
  })

  test('needs an instance that has attachments enabled', () => {
    const stage = new Stage({ center: center({ features: { multiPartyChat: true } }) })
    const chat = stage.chatOf()
    stage.refuses(() => stage.instance.attachments.announce(chat.customer.id, PICTURE), 'attachments off', /enabled/)
  })
})

describe('35 attachments a conversation', () => {
  test('assumption attachmentQuotaCounts completed: uploads that nobody completes do not count', () => {
    const { stage, chat, files } = talking()
    const waiting = Array.from({ length: 40 }, () => uploads(stage, chat))
    for (const { id } of waiting.slice(0, 35)) files.complete(chat.customer.id, id)
    const [next] = waiting.slice(35)
    stage.refuses(() => files.complete(chat.customer.id, next?.id ?? ''), 'too many attachments', /35/)
    stage.refuses(() => files.announce(chat.customer.id, PICTURE), 'too many attachments')
    stage.refuses(() => files.announce(stage.participant('alice', chat).id, PICTURE), 'too many attachments')
  })

  test('assumption attachmentQuotaCounts started: 35 can be started, and all of those completed', () => {
    const { stage, chat, files } = talking({ assumptions: { attachmentQuotaCounts: 'started' } })
    const started = Array.from({ length: 35 }, () => uploads(stage, chat))
    stage.refuses(() => files.announce(chat.customer.id, PICTURE), 'too many attachments')
    for (const { id } of started) files.complete(chat.customer.id, id)
    expect(chat.attachments.every((each) => each.state === 'approved')).toBe(true)
  })

  test('are counted for each conversation by itself', () => {
    const { stage, chat, files } = talking()
    for (let n = 1; n <= 35; n++) sends(stage, chat)
    const other = stage.startChat({ displayName: 'Noor' })
    expect(files.announce(other.customer.id, PICTURE)).toMatchObject(PICTURE)
  })
})

describe('a scan', () => {
  const scanning = { seconds: 10, rejects: ['virus'] }
  const states = (chat: Chat) => chat.transcript.flatMap((item) => (item.kind === 'attachment' ? [item.state] : []))

  test.each([
    ['picture.png', 'approved'],
    ['virus.png', 'rejected'],
  ])('of %s takes its time and finds it %s', (name, result) => {
    const { stage, chat, files } = talking({ scanning })
    const { id } = sends(stage, chat, { name })
    stage.clock.advance(9_999)
    expect(states(chat)).toEqual(['in scan'])
    stage.refuses(() => files.readable(chat.customer.id, id), 'attachment not available')
    stage.clock.advance(1)
    expect(states(chat)).toEqual([result])
    if (result === 'approved') expect(files.readable(chat.customer.id, id).state).toBe('approved')
    else stage.refuses(() => files.readable(chat.customer.id, id), 'attachment not available')
  })

  test('that takes more than a minute counts as a rejection after a minute', () => {
    const { stage, chat } = talking({ scanning: { seconds: 61, rejects: [] } })
    sends(stage, chat)
    stage.clock.advance(59_999)
    expect(states(chat)).toEqual(['in scan'])
    stage.clock.advance(1)
    expect(states(chat)).toEqual(['rejected'])
  })

  test('assumption scannedAttachment its item changes: the same item is told again', () => {
    const { stage, chat } = talking({ scanning })
    sends(stage, chat)
    const told = stage.told(() => stage.clock.advance(10_000))
    expect(told).toMatchObject([{ type: 'item', item: { id: chat.transcript.at(-1)?.id, state: 'approved' } }])
    expect(states(chat)).toEqual(['approved'])
  })

  test('assumption scannedAttachment a second item: the first one stays as it was', () => {
    const { stage, chat } = talking({ scanning, assumptions: { scannedAttachment: 'a second item' } })
    sends(stage, chat)
    const told = stage.told(() => stage.clock.advance(10_000))
    expect(told).toMatchObject([{ type: 'item', item: { id: chat.transcript.at(-1)?.id, state: 'approved' } }])
    expect(states(chat)).toEqual(['in scan', 'approved'])
  })

  test('assumption scannedAttachment an item when scanned: nobody sees it before', () => {
    const { stage, chat } = talking({ scanning, assumptions: { scannedAttachment: 'an item when scanned' } })
    sends(stage, chat)
    expect(states(chat)).toEqual([])
    stage.clock.advance(10_000)
    expect(states(chat)).toEqual(['approved'])
  })

  test('ends with the chat, and leaves no timer behind', () => {
    const { stage, chat } = talking({ scanning })
    sends(stage, chat)
    stage.leaves('customer', chat)
    expect(stage.told(() => stage.clock.advance(60_000))).toEqual([])
    expect(states(chat)).toEqual(['in scan'])
    expect(stage.clock.pending).toBe(0)
  })
})
