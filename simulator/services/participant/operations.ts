import type { Instance } from '../../instance/instance.ts'
import type { AttachmentStore } from '../attachments/store.ts'
import type { ChatSockets } from '../chat-socket/hub.ts'
import type { Tokens } from '../tokens.ts'
import type { PageRequest } from './transcript-page.ts'

/** What the operations work on. */
export interface Context {
  readonly instance: Instance
  readonly tokens: Tokens
  readonly sockets: ChatSockets
  readonly attachments: AttachmentStore
}

interface Sent {
  readonly ContentType: string
  readonly Content?: string
}

/** The members of each operation's request, without the token that says who asks. */
export interface Inputs {
  readonly CreateParticipantConnection: { readonly Type?: readonly string[]; readonly ConnectParticipant?: boolean }
  readonly DisconnectParticipant: object
  readonly SendMessage: Sent & { readonly Content: string }
  readonly SendEvent: Sent
  readonly GetTranscript: PageRequest
  readonly StartAttachmentUpload: {
    readonly ContentType: string
    readonly AttachmentSizeInBytes: number
    readonly AttachmentName: string
  }
  readonly CompleteAttachmentUpload: { readonly AttachmentIds: readonly string[] }
  readonly GetAttachment: { readonly AttachmentId: string; readonly UrlExpiryInSeconds?: number }
  readonly DescribeView: { readonly ViewToken: string }
  readonly GetAuthenticationUrl: { readonly SessionId: string; readonly RedirectUri: string }
  readonly CancelParticipantAuthentication: { readonly SessionId: string }
}

export type Name = keyof Inputs

/** Each operation: who asks, for what that has been checked against the model; the answer's body, as JSON where it is a text. */
export type Operations = {
  readonly [Operation in Name]: (participantId: string, input: Inputs[Operation]) => object | string
}
