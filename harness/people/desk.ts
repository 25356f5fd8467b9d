import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { ChatSocket, createParticipantClient, Inbox, ParticipantSession } from '../../simulator/customer/index.ts'
import type { ContactCenter } from '../../simulator/index.ts'
import { Changes } from '../waiting.ts'
import { CtiClient } from './cti-client.ts'
import { type AgentSnapshot, ownConnection, type SnapshotContact } from './snapshot.ts'

export type User = ContactCenter['users'][number]

/** What an agent has of one chat they have accepted. */
export interface OpenChat {
  readonly contact: SnapshotContact
  readonly session: ParticipantSession
  readonly inbox: Inbox
}

/**
 * What Streams and ChatJS do for an agent's page, done in Node: signs in, follows the agent's snapshot, holds the
 * agent's socket, and opens a session for each contact that gets connected.
 */
export class Desk {
  readonly cti: CtiClient
  /** Tells of every new snapshot and of everything that comes over the socket. */
  readonly changes = new Changes()
  /** By contact id, kept after the contact has gone: what was seen stays seen. */
  readonly chats = new Map<string, OpenChat>()
  snapshot: AgentSnapshot = { state: { name: 'Offline' }, nextState: null, contacts: [] }
  readonly #name: string
  readonly #participant: ConnectParticipantClient
  readonly #work = new AbortController()
  #socket: ChatSocket | undefined

  private constructor(name: string, region: string, cti: CtiClient) {
    this.#name = name
    this.cti = cti
    this.#participant = createParticipantClient({ region })
  }

  /** Signs in, opens the agent's socket and follows the agent's snapshot from then on. */
  static async open({ username, password }: User, center: ContactCenter): Promise<Desk> {
    const desk = new Desk(username, center.region, await CtiClient.signIn(center, username, password))
    await desk.#openSocket()
    void desk.#follow()
    return desk
  }

  close(): void {
    this.#work.abort()
    this.#socket?.close()
    for (const chat of this.chats.values()) chat.inbox.close()
    this.#participant.destroy()
  }

  async #openSocket(): Promise<void> {
    const { webSocketTransport } = await this.cti.call<{ webSocketTransport: { url: string } }>('CreateTransport', {
      transportType: 'web_socket',
    })
    this.#socket = new ChatSocket({
      url: webSocketTransport.url,
      who: this.#name,
      onPush: (push) => {
        for (const { contact, inbox } of this.chats.values()) {
          if (push.kind === 'item' && push.item.initialContactId !== contact.initialContactId) continue
          inbox.receive(push)
        }
        this.changes.tell()
      },
      onBroken: () => void this.#reopenSocket(),
    })
    await this.#socket.open()
  }

  /** What was said while there was no socket is in the transcripts. */
  async #reopenSocket(): Promise<void> {
    await this.#openSocket()
    const connected = this.snapshot.contacts.filter((each) => each.state.type === 'connected')
    for (const { contactId } of connected) {
      const chat = this.chats.get(contactId)
      chat?.inbox.merge(await chat.session.transcript())
    }
    this.changes.tell()
  }

  /** Long-polls the snapshot, as Streams' engine does. */
  async #follow(): Promise<void> {
    const { signal } = this.#work
    let nextToken: string | null = null
    while (!signal.aborted) {
      try {
        const answer: { snapshot: AgentSnapshot; nextToken: string } = await this.cti.call(
          'GetAgentSnapshot',
          { nextToken, timeout: 30_000 },
          signal,
        )
        nextToken = answer.nextToken
        this.snapshot = answer.snapshot
        await this.#openNewChats()
        this.changes.tell()
      } catch (error) {
        if (!signal.aborted) throw error
      }
    }
  }

  async #openNewChats(): Promise<void> {
    for (const contact of this.snapshot.contacts) {
      if (contact.state.type !== 'connected' || this.chats.has(contact.contactId)) continue
      const { chatTokenTransport } = await this.cti.call<{ chatTokenTransport: { participantToken: string } }>(
        'CreateTransport',
        {
          transportType: 'chat_token',
          contactId: contact.contactId,
          participantId: ownConnection(contact).connectionId,
        },
      )
      const session = new ParticipantSession({
        client: this.#participant,
        connectionToken: chatTokenTransport.participantToken,
        who: this.#name,
      })
      const inbox = new Inbox(() => this.#name)
      // Before the transcript is asked for, so that nothing said meanwhile is lost.
      this.chats.set(contact.contactId, { contact, session, inbox })
      inbox.merge(await session.transcript())
    }
  }
}
