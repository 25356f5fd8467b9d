import { randomUUID } from 'node:crypto'
import {
  CreateParticipantConnectionCommand,
  GetAuthenticationUrlCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant'
import { MessageType } from '../../../simulator/customer/content-types.ts'
import { withBody } from '../body.ts'
import { notProbed, unlike } from '../finding.ts'
import { either, inWords, oneOf, outcomeOf } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { StartedChat } from '../stage.ts'

/** A character more than is documented for a plain text. */
const LONG = 'x'.repeat(1025)
/** Between the two editions of what is too much. */
const BYTES = 2 * 1024 * 1024
const LEVELS = 700

/** What a customer can say who waits for an agent. */
export const messages: Scene = {
  name: 'what can be said',
  finds: [
    'blankMessage',
    'messageLimits',
    'jsonContent',
    'contentTypesUnlessListed',
    'unlistedInitialMessage',
    'repeatedClientToken',
    'typingTold',
    'requestMegabytes',
    'jsonLevels',
    'webRtcOfChat',
    'noAuthenticationSession',
    'flowSpeaksAs',
  ],
  agents: 0,
  contacts: 3,
  messages: 10,

  async play(stage) {
    const chat = await stage.chat({ SupportedMessagingContentTypes: ['text/plain', 'application/json'] })
    const { customer } = chat

    await stage.find('blankMessage', 'The customer sends a message of one space.', async () =>
      either(await customer.says(' '), 'accepted', 'refused'),
    )
    await stage.find('messageLimits', 'The customer sends a plain text of 1025 characters.', async () =>
      either(await customer.says(LONG), '16384 bytes', 'by content type'),
    )
    await stage.find('jsonContent', 'The customer sends a text that is no JSON as application/json.', async () =>
      either(await customer.says('no JSON', { ContentType: MessageType.json }), 'any text', 'checked'),
    )
    await stage.find('repeatedClientToken', 'The customer sends a message twice with one ClientToken.', async () => {
      const ClientToken = randomUUID()
      const first = await customer.says('once', { ClientToken })
      const second = await customer.says('once', { ClientToken })
      if (!first.ok) return unlike(inWords(first))
      if (!second.ok) return unlike(`the second: ${inWords(second)}`)
      const posted = (await customer.transcript()).filter(({ Content }) => Content === 'once').length
      if (posted === 1) return first.output.Id === second.output.Id ? 'answered again' : unlike('one message, two ids')
      return 'posted again'
    })
    await stage.find('typingTold', 'The customer types, and then says something.', async () => {
      await customer.types()
      await customer.mustSay('after typing')
      await customer.hearsText('after typing')
      const isTold = customer.items.some(({ contentType }) => contentType.endsWith('.event.typing'))
      return isTold ? 'to everybody' : 'to the others'
    })
    await stage.find(
      'requestMegabytes',
      'A request of 2 MB is sent, most of it a member that no model has.',
      async () => {
        const answer = await sendsBody(chat, { Content: 'large', Padding: 'x'.repeat(BYTES) })
        return either(answer, 10, 1, 413)
      },
    )
    await stage.find('jsonLevels', `A request is sent with a member of ${LEVELS} lists in each other.`, async () => {
      const deep = `{"ContentType":"text/plain","Content":"deep","Deep":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}}`
      return either(await sendsText(chat, deep), 1000, 500)
    })
    await stage.find('webRtcOfChat', 'The customer asks for WEBRTC_CONNECTION besides the others.', async () => {
      const Type = ['WEBSOCKET' as const, 'CONNECTION_CREDENTIALS' as const, 'WEBRTC_CONNECTION' as const]
      const command = new CreateParticipantConnectionCommand({ ParticipantToken: chat.token, Type })
      return either(await outcomeOf(customer.client.send(command)), 'left out', 'refused')
    })
    await stage.find(
      'noAuthenticationSession',
      'A customer asks to sign in, in a session that there is not.',
      async () => {
        const { connectionToken: ConnectionToken } = customer
        const asked = { ConnectionToken, SessionId: randomUUID(), RedirectUri: 'https://calibrate.roundtable.example' }
        const answer = await outcomeOf(customer.client.send(new GetAuthenticationUrlCommand(asked)))
        return oneOf(answer, ['ValidationException', 'AccessDeniedException'])
      },
    )
    await stage.find(
      'contentTypesUnlessListed',
      'In a chat that names no types, the customer sends markdown.',
      async () => {
        const other = await stage.chat()
        const answer = await other.customer.says('**bold**', { ContentType: MessageType.markdown })
        return either(answer, 'all', 'text/plain')
      },
    )
    await stage.find('flowSpeaksAs', 'Who has spoken with the role SYSTEM so far is looked up.', async () => {
      const spoken = (await customer.transcript()).find(
        ({ ParticipantRole, Type }) => ParticipantRole === 'SYSTEM' && Type === 'MESSAGE',
      )
      if (!spoken) return notProbed('the contact flow says nothing in the chat')
      return spoken.DisplayName ?? unlike('it has no name')
    })
    await stage.find('unlistedInitialMessage', 'A chat for plain text is started with a message of JSON.', async () => {
      const answer = await stage.tries(
        stage.asks({
          SupportedMessagingContentTypes: ['text/plain'],
          InitialMessage: { ContentType: MessageType.json, Content: '{"first":true}' },
        }),
      )
      return either(answer, 'posted', 'refused')
    })
  },
}

function sendsBody(chat: StartedChat, members: object) {
  return sendsText(chat, JSON.stringify({ ContentType: 'text/plain', ...members }))
}

function sendsText({ customer }: StartedChat, body: string) {
  const { connectionToken: ConnectionToken } = customer
  const command = new SendMessageCommand({ ConnectionToken, ContentType: 'text/plain', Content: 'replaced' })
  return outcomeOf(customer.client.send(withBody(command, body)))
}
