import { type ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect'
import { MessageType } from './content-types.ts'
import { randomToken } from './new-token.ts'
import { ask } from './refused-error.ts'

/**
 * What a customer asks of StartChatContact.
 *
 * @example
 * const request: ChatRequest = { instanceId, contactFlowId, displayName: 'Maya', attributes: { language: 'de' } }
 */
export interface ChatRequest {
  instanceId: string
  contactFlowId: string
  /** 1 to 256 characters. */
  displayName: string
  /** Contact attributes, 32 KB together. */
  attributes?: Record<string, string> | undefined
  /** The first message, plain text. */
  initialMessage?: string | undefined
  /** 60 to 10080. Default: 25 hours. */
  chatDurationInMinutes?: number | undefined
  /** Content types of messages allowed in the chat. Default: text/plain and text/markdown. */
  supportedContentTypes?: string[] | undefined
}

/** A chat that has begun; the customer has to connect within 5 minutes. */
export interface StartedChat {
  contactId: string
  participantId: string
  /** A secret. */
  participantToken: string
}

/**
 * StartChatContact.
 * @param newToken gives the ClientToken. Default: a random UUID
 * @throws RefusedError
 */
export async function startChat(
  client: ConnectClient,
  request: ChatRequest,
  who: string,
  newToken: () => string = randomToken,
): Promise<StartedChat> {
  const command = new StartChatContactCommand({
    InstanceId: request.instanceId,
    ContactFlowId: request.contactFlowId,
    ParticipantDetails: { DisplayName: request.displayName },
    Attributes: request.attributes,
    InitialMessage:
      request.initialMessage === undefined
        ? undefined
        : { ContentType: MessageType.plain, Content: request.initialMessage },
    ChatDurationInMinutes: request.chatDurationInMinutes,
    SupportedMessagingContentTypes: request.supportedContentTypes ?? [MessageType.plain, MessageType.markdown],
    ClientToken: newToken(),
  })
  const { ContactId, ParticipantId, ParticipantToken } = await ask(who, 'StartChatContact', () => client.send(command))
  if (!ContactId || !ParticipantId || !ParticipantToken) {
    throw new Error(`StartChatContact for ${who} was answered without ContactId, ParticipantId or ParticipantToken.`)
  }
  return { contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken }
}
