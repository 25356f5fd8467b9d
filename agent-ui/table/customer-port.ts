// A global script, in the namespace `connect`.
import 'amazon-connect-chatjs'

import { ChatSessions } from '../connect/chat-sessions.ts'
import type { ChatEvent, ChatPort } from '../connect/port.ts'
import type { StartedChat } from './seats.ts'

/** The customer's side of one chat, in plain events and commands. */
export interface CustomerPort extends ChatPort {
  readonly contactId: string
  subscribe(listener: (event: ChatEvent) => void): () => void
  /** Leaves, which ends the chat for all. */
  leave(): Promise<void>
}

/** Makes a port of ChatJS, which connects as the customer with the first `join`. */
export function customerPort({ region, endpoint, ...chatDetails }: StartedChat): CustomerPort {
  const listeners = new Set<(event: ChatEvent) => void>()
  // ChatJS reads an endpoint; its typings leave it out.
  connect.ChatSession.setGlobalConfig({ region, ...{ endpoint } })
  const session = connect.ChatSession.create({
    chatDetails,
    options: { region },
    type: connect.ChatSession.SessionTypes.CUSTOMER,
    // Its metrics would go to AWS.
    disableCSM: true,
  })
  const chats = new ChatSessions(
    async () => {
      await session.connect()
      return session
    },
    (event) => {
      for (const listener of listeners) listener(event)
    },
  )
  return {
    contactId: chatDetails.contactId,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async leave() {
      await session.disconnectParticipant()
    },
    join: (contactId) => chats.join(contactId),
    transcript: (contactId, older) => chats.transcript(contactId, older),
    say: (contactId, message) => chats.say(contactId, message),
    typing: (contactId) => chats.typing(contactId),
  }
}
