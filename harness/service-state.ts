import type { Instance } from '../simulator/instance/instance.ts'

type Snapshot = ReturnType<Instance['snapshot']>
type Chat = Snapshot['chats'][number]

/** What the service holds, to be looked at and compared with later. */
export interface ServiceState {
  /** All of it, as plain data. */
  readonly whole: Snapshot
  /** How somebody goes by: the user name of an agent, the display name of a customer. By participant id. */
  nameOf(participantId: string): string
  /** The user name of a user id. */
  usernameOf(userId: string): string
}

/** A chat as the service has it, in the words in which people see it. */
export interface ServiceChat {
  /** Who is on it or invited to it: `Bob Bianchi (invited)`. Silent monitors are not: nobody sees them. */
  readonly roster: readonly string[]
  /** All who are on it, silent monitors too, as the wire log names them. */
  readonly attending: readonly string[]
  readonly messages: readonly ServiceMessage[]
}

interface ServiceMessage {
  /** As the wire log names them. */
  readonly by: string
  readonly text: string
}

export function chatsIn({ whole, nameOf }: ServiceState): ServiceChat[] {
  return whole.chats.map(({ participants, transcript }) => ({
    roster: participants
      .filter(({ state }) => state === 'joined' || state === 'invited')
      .map(({ displayName, state }) => (state === 'joined' ? displayName : `${displayName} (${state})`)),
    attending: participants
      .filter(({ state }) => state === 'joined' || state === 'listening')
      .map(({ id }) => nameOf(id)),
    messages: transcript.flatMap((item) =>
      item.kind === 'message' ? [{ by: nameOf(item.participantId), text: item.content }] : [],
    ),
  }))
}

/** All that people would notice, a line each, for two states to be laid side by side. */
export function linesOf({ whole, nameOf, usernameOf }: ServiceState): string[] {
  return [
    ...whole.chats.flatMap(linesOfChat),
    ...whole.chats.flatMap(({ receipts }) =>
      receipts.map(({ recipientId, readAt }) => `${nameOf(recipientId)} has ${readAt ? 'read' : 'got'} a message`),
    ),
    ...whole.contacts.map(({ participantId, state }) => `${nameOf(participantId)}'s contact: ${state}`),
    ...whole.presences.map(([userId, { state }]) => `${usernameOf(userId)} is ${state.name}`),
  ]
}

function linesOfChat({ customer, state, participants, transcript }: Chat): string[] {
  return [
    `Chat with ${customer.displayName}: ${state}`,
    ...participants.map(({ displayName, state }) => `  ${displayName} (${state})`),
    ...transcript.map((item) =>
      item.kind === 'message' ? `  ${item.displayName}: ${item.content}` : `  ${item.displayName} ${item.kind}`,
    ),
  ]
}
