import type { WireEvent } from '../wire/events.ts'
import { quoted } from './pushes.ts'
import { member, text } from './values.ts'

type Request = Extract<WireEvent, { kind: 'request' }>

const EVENT = 'application/vnd.amazonaws.connect.event.'

/** What clients do of themselves and all the time: polls, look-ups, pages, acknowledgements. */
export function routine({ service, operation, body }: Request): boolean {
  switch (service) {
    case 'ccp':
      return operation !== 'POST /login'
    case 'cti':
      return /^(Get|CreateTransport|SendClientLogs|OPTIONS)/.test(operation)
    case 'participant':
      return (
        /^(GetTranscript|OPTIONS)/.test(operation) || text(body, 'ContentType') === `${EVENT}connection.acknowledged`
      )
    default:
      return false
  }
}

/** Who signs in by a request: nobody is known by a credential before that. */
export function signingIn({ operation, body }: Request): string | undefined {
  if (operation !== 'POST /login' || typeof body !== 'string') return undefined
  return new URLSearchParams(body).get('username') ?? undefined
}

/** Somebody whom a request is about. */
export interface Subject {
  readonly name: string
  /** Whether it is who asks. */
  readonly isSelf: boolean
}

type SubjectOf = (participantId: string) => Subject
type Words = (body: unknown, subjectOf: SubjectOf) => string

const WORDS: Readonly<Record<string, Words>> = {
  'POST /login': () => 'signs in',
  StartChatContact: (body) => {
    const first = text(body, 'InitialMessage', 'Content')
    return first ? `starts a chat: “${first}”` : 'starts a chat'
  },
  CreateParticipantConnection: () => 'connects',
  DisconnectParticipant: () => 'leaves',
  SendMessage: (body) => quoted(text(body, 'ContentType') ?? '', text(body, 'Content') ?? ''),
  SendEvent: (body) => EVENT_WORDS[sentEvent(body)] ?? `sends ${sentEvent(body)}`,
  StartAttachmentUpload: (body) => `sends the file ${text(body, 'AttachmentName') ?? ''}`,
  PutObject: () => 'uploads it',
  CompleteAttachmentUpload: () => 'has uploaded it',
  // Queued, it may come after the contacts only.
  PutAgentState: (body) =>
    `${member(body, 'enqueueNextState') === true ? 'chooses' : 'goes'} ${text(body, 'state', 'name') ?? 'another state'}`,
  MonitorContact: () => 'brings the chat to a supervisor',
  AcceptContact: () => 'accepts',
  RejectContact: () => 'rejects',
  ClearContact: () => 'closes the contact',
  CompleteContact: () => 'closes the contact',
  AddNewConnection: invites,
  CreateAdditionalConnection: invites,
  TransferContact: (body) => `transfers to ${text(body, 'endpoint', 'name') ?? 'somebody'}`,
  UpdateMonitorParticipantState: (body) =>
    text(body, 'targetMonitorMode') === 'BARGE' ? 'barges in' : 'listens unseen',
  DestroyConnection: (body, subjectOf) => {
    const { name, isSelf } = subjectOf(text(body, 'connectionId') ?? '')
    return isSelf ? 'leaves' : `removes ${name}`
  },
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  typing: 'types',
  'message.read': 'has read a message',
  'message.delivered': 'has received a message',
}

/** What a person does by a request, in words; an operation without words of its own goes by its name. */
export function requestWords(
  { operation, body }: Request,
  subjectOf: SubjectOf,
): { readonly text: string; readonly said: boolean } {
  const words = Object.hasOwn(WORDS, operation) ? WORDS[operation] : undefined
  return { text: words?.(body, subjectOf) ?? operation, said: operation === 'SendMessage' }
}

function invites(body: unknown): string {
  return `invites ${text(body, 'endpoint', 'name') ?? 'somebody'}`
}

function sentEvent(body: unknown): string {
  return String(member(body, 'ContentType') ?? 'an event').replace(EVENT, '')
}
