import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import { Sender } from '../test-support/files.ts'
import { responseOf, strangeness } from '../test-support/sdk-schema.ts'
import { type Answer, type Message, type ParticipantOperation, Services } from '../test-support/services.ts'
import { viewToken } from './views.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'
const VIEW = { id: 'view-1', name: 'Form', version: 1, actions: ['Submit'], inputSchema: '{}', template: '{}' }

/** A chat in which every operation succeeds, with every kind of item in its transcript; all the answers. */
async function everything(): Promise<[ParticipantOperation, Answer][]> {
  const services = new Services({
    center: center({
      views: [VIEW],
      customerAuthentication: { origin: 'https://shop.example', clientId: 'client-1' },
      attachmentScanning: { seconds: 10, rejects: [] },
    }),
  })
  const { stage, tokens } = services
  const { flow } = stage.instance
  const chat = stage.chatOf()
  const maya = services.connection('customer', chat)
  const alice = services.connection('alice', chat)
  const answers: [ParticipantOperation, Answer][] = []
  const asks = async (operation: ParticipantOperation, token: string, body: object) => {
    const answer = await services.asksParticipant(operation, token, body)
    answers.push([operation, answer])
    return answer
  }
  await asks('CreateParticipantConnection', services.participantToken('customer', chat), {
    Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
  })
  const sent = await asks('SendMessage', maya, { ContentType: 'text/plain', Content: 'Hello' })
  const Content = JSON.stringify({ messageId: (sent.body as Message).Id })
  await asks('SendEvent', alice, { ContentType: `${EVENT}message.read`, Content })
  const sender = new Sender(services, maya)
  const started = await sender.starts()
  await sender.puts(started)
  const { AttachmentId } = started.body
  answers.push(['StartAttachmentUpload', started], ['CompleteAttachmentUpload', await sender.completes(AttachmentId)])
  stage.clock.advance(10_000)
  await asks('GetAttachment', alice, { AttachmentId })
  flow.prompts(chat.id, '{}')
  await asks('DescribeView', maya, { ViewToken: viewToken(stage.instance, tokens, chat.id, VIEW.id) })
  const SessionId = flow.asksToSignIn(chat.id)
  await asks('GetAuthenticationUrl', maya, { SessionId, RedirectUri: 'https://shop.example/back' })
  await asks('CancelParticipantAuthentication', maya, { SessionId })
  stage.bringsIn('alice', 'bob', chat)
  stage.leaves('bob', chat)
  await asks('GetTranscript', maya, { MaxResults: 5 })
  await asks('GetTranscript', maya, { MaxResults: 100 })
  await asks('DisconnectParticipant', maya, {})
  return answers
}

describe('every answer, down to the last member,', () => {
  test('is one that the SDK’s schemas know', async () => {
    const answers = await everything()
    expect(new Set(answers.map(([operation]) => operation)).size).toBe(11)
    for (const [operation, { status, body }] of answers) {
      expect({ operation, status, strange: strangeness(body, responseOf(operation)) }).toEqual({
        operation,
        status: 200,
        strange: [],
      })
    }
  })

  test('which would be noticed: an unknown member and a wrong type, however deep', () => {
    const item = { Id: 'a', Type: 'ATTACHMENT', Attachments: [{ AttachmentId: 'b', Size: 3, Status: 1 }] }
    expect(strangeness({ Transcript: [item], Next: 'c' }, responseOf('GetTranscript'))).toEqual([
      '.Transcript[0].Attachments[0].Size is no member',
      '.Transcript[0].Attachments[0].Status is not a string',
      '.Next is no member',
    ])
    const view = { View: { Version: '1', Content: { Template: {} } } }
    expect(strangeness(view, responseOf('DescribeView'))).toEqual([
      '.View.Version is not a integer or long',
      '.View.Content.Template is not a string',
    ])
  })
})
