import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { Sender } from '../test-support/files.ts'
import { Services } from '../test-support/services.ts'

const DENIED = { status: 403, type: 'AccessDeniedException' }
const DAY_MS = 24 * 3_600_000

/** Maya has said something and sent a file, in a chat with Alice and Bob. */
async function talked(readByTheGone: Assumptions['readByTheGone']) {
  const services = new Services({ assumptions: { readByTheGone } })
  const { stage } = services
  const chat = stage.chatOf('bob')
  stage.says('customer', 'Hello', chat)
  const customer = services.connection('customer', chat)
  const AttachmentId = await new Sender(services, customer).sends()
  const reader = (token: string) =>
    ({
      transcript: () => services.asksParticipant<Page>('GetTranscript', token, { MaxResults: 100 }),
      file: () => services.asksParticipant('GetAttachment', token, { AttachmentId }),
    }) as const
  return { services, stage, chat, customer, bob: services.connection('bob', chat), reader }
}

interface Page {
  readonly Transcript: readonly { readonly Id: string; readonly Content?: string }[]
}

describe('assumption readByTheGone nothing', () => {
  test.each(['transcript', 'file'] as const)('%s: refused to whoever has left, and at the end', async (what) => {
    const { services, stage, chat, customer, bob, reader } = await talked('nothing')
    stage.leaves('bob', chat)
    await services.refuses(reader(bob)[what], DENIED)
    expect((await reader(customer)[what]()).status).toBe(200)
    stage.leaves('customer', chat)
    await services.refuses(reader(customer)[what], DENIED)
  })
})

describe('assumption readByTheGone everything', () => {
  test('what is said after somebody has left is theirs to read, and so is the end', async () => {
    const { stage, chat, customer, bob, reader } = await talked('everything')
    stage.leaves('bob', chat)
    stage.says('customer', 'Without Bob', chat)
    stage.leaves('customer', chat)
    for (const token of [bob, customer]) {
      const { status, body } = await reader(token).transcript()
      expect(status).toBe(200)
      expect(body.Transcript.map(({ Id }) => Id)).toEqual(chat.transcript.toReversed().map((each) => each.id))
      expect(body.Transcript.map(({ Content }) => Content)).toContain('Without Bob')
    }
  })

  test.each(['transcript', 'file'] as const)('%s: until the token expires', async (what) => {
    const { services, stage, chat, customer, reader } = await talked('everything')
    stage.leaves('customer', chat)
    stage.clock.advance(DAY_MS - 1)
    expect((await reader(customer)[what]()).status).toBe(200)
    stage.clock.advance(1)
    await services.refuses(reader(customer)[what], DENIED)
  })

  test('whoever is gone can do no more than read', async () => {
    const { services, stage, chat, customer, bob } = await talked('everything')
    stage.leaves('bob', chat)
    const says = (token: string) => () =>
      services.asksParticipant('SendMessage', token, { ContentType: 'text/plain', Content: 'Hello?' })
    await services.refuses(says(bob), DENIED)
    const token = services.participantToken('customer', chat)
    stage.leaves('customer', chat)
    await services.refuses(says(customer), DENIED)
    await services.refuses(() => services.asksParticipant('DisconnectParticipant', customer), DENIED)
    // Documented, whatever a connection token can read.
    await services.refuses(
      () => services.asksParticipant('CreateParticipantConnection', token, { Type: ['CONNECTION_CREDENTIALS'] }),
      DENIED,
    )
  })

  test('whoever is still to come reads nothing', async () => {
    const { services, stage, chat, reader } = await talked('everything')
    stage.is('Available', 'carol')
    stage.invites('alice', 'carol', chat)
    await services.refuses(reader(services.connection('carol', chat)).transcript, DENIED)
  })
})
