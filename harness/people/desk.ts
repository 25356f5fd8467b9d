import { ChatSocket } from '../../simulator/customer/chat-socket.ts'
import { EventType } from '../../simulator/customer/content-types.ts'
import { Inbox } from '../../simulator/customer/inbox.ts'
import { RefusedError } from '../../simulator/customer/index.ts'
import type { ChatItem } from '../../simulator/customer/items.ts'
import { ParticipantSession } from '../../simulator/customer/participant-session.ts'
import type { Means } from '../../simulator/index.ts'
import type { Clients, Place, User } from '../transports/service.ts'
import { Changes } from '../waiting.ts'
import { CtiClient, CtiError } from './cti-client.ts'
import { type AgentSnapshot, ownConnection, type SnapshotContact } from './snapshot.ts'

/** What an agent has of one chat they have accepted. */
export interface OpenChat {
  readonly contact: SnapshotContact
  readonly session: ParticipantSession
  readonly inbox: Inbox
}

/** How soon Streams' engine polls again after a poll that failed (measured). */
const POLL_AGAIN_MS = 5_000
/** Between two tries to get a socket back. */
const OPEN_AGAIN_MS = 1_000

interface ChatToken {
  readonly chatTokenTransport: { readonly participantToken: string; readonly expiry: string }
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
  readonly #clients: Clients
  readonly #means: Means
  /** Contacts whose chats are open, or being opened. */
  readonly #begun = new Set<string>()
  #isOpen = true
  #poll = new AbortController()
  #socket: ChatSocket | undefined

  private constructor(name: string, clients: Clients, cti: CtiClient, means: Means) {
    this.#name = name
    this.#means = means
    this.cti = cti
    this.#clients = clients
  }

  /** Signs in, opens the agent's socket and follows the agent's snapshot from then on. */
  static async open({ username, password }: User, place: Place): Promise<Desk> {
    const cti = await CtiClient.signIn(place.reach.site, username, password, place.askSite)
    const desk = new Desk(username, place.clientsOf(username), cti, place.meansOf(username))
    await desk.#openSocket()
    void desk.#follow()
    return desk
  }

  close(): void {
    this.#isOpen = false
    this.#poll.abort()
    this.#socket?.close()
    for (const chat of this.chats.values()) chat.inbox.close()
    for (const client of Object.values(this.#clients)) client.destroy()
  }

  async #openSocket(): Promise<void> {
    const { webSocketTransport } = await this.cti.call<{ webSocketTransport: { url: string } }>('CreateTransport', {
      transportType: 'web_socket',
    })
    this.#socket?.close()
    this.#socket = new ChatSocket({
      url: webSocketTransport.url,
      who: this.#name,
      timers: this.#means.timers,
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

  /** Tries until there is one again. */
  async #reopenSocket(): Promise<void> {
    if (!this.#isOpen) return
    try {
      await this.#openSocket()
      for (const contact of this.snapshot.contacts) await this.#catchUp(contact)
      this.changes.tell()
    } catch {
      this.#means.timers.after(OPEN_AGAIN_MS, () => void this.#reopenSocket())
    }
  }

  /** What was said while there was no socket is in the transcript: also of a chat that has ended meanwhile, if it can be read. */
  async #catchUp({ contactId, state }: SnapshotContact): Promise<void> {
    const chat = this.chats.get(contactId)
    if (!chat) return
    if (state.type === 'connected') chat.inbox.merge(await chat.session.transcript())
    else if (!chat.inbox.items.some(isTheEnd)) chat.inbox.merge(await readable(chat.session.transcript()))
  }

  /** Long-polls the snapshot, as Streams' engine does. */
  async #follow(): Promise<void> {
    let nextToken: string | null = null
    while (this.#isOpen) {
      // One each: what listens to a signal is kept as long as the signal.
      this.#poll = new AbortController()
      try {
        const answer: { snapshot: AgentSnapshot; nextToken: string } = await this.cti.call(
          'GetAgentSnapshot',
          { nextToken, timeout: 30_000 },
          this.#poll.signal,
        )
        nextToken = answer.nextToken
        this.snapshot = answer.snapshot
        await this.#openNewChats()
        this.changes.tell()
      } catch (error) {
        if (!isTrouble(error)) throw error
        await new Promise<void>((resolve) => this.#means.timers.after(POLL_AGAIN_MS, resolve))
      }
    }
  }

  async #openNewChats(): Promise<void> {
    for (const { contactId, state } of this.snapshot.contacts) {
      if (state.type !== 'connected' || this.#begun.has(contactId)) continue
      this.#begun.add(contactId)
      await this.#openChat(contactId)
    }
  }

  /** Tries until the chat is open and has what was said before, for as long as the agent is in it. */
  async #openChat(contactId: string): Promise<void> {
    const contact = this.#connected(contactId)
    if (!contact) {
      this.#begun.delete(contactId)
      return
    }
    try {
      // Before the transcript is asked for, so that nothing said meanwhile is lost.
      const { session, inbox } = this.chats.get(contactId) ?? (await this.#newChat(contact))
      inbox.merge(await session.transcript())
      this.changes.tell()
    } catch (error) {
      if (!isTrouble(error)) throw error
      this.#means.timers.after(OPEN_AGAIN_MS, () => void this.#openChat(contactId))
    }
  }

  async #newChat(contact: SnapshotContact): Promise<OpenChat> {
    const session = await this.#openSession(contact)
    const chat = { contact, session, inbox: new Inbox(() => this.#name, undefined, this.#means.now) }
    this.chats.set(contact.contactId, chat)
    return chat
  }

  /** The contact, if the agent is at work and connected to it. */
  #connected(contactId: string): SnapshotContact | undefined {
    const contact = this.snapshot.contacts.find((each) => each.contactId === contactId)
    return this.#isOpen && contact?.state.type === 'connected' ? contact : undefined
  }

  /** Good for as long as its token; another takes its place then, if the agent is still in the chat. */
  async #openSession(contact: SnapshotContact): Promise<ParticipantSession> {
    const { contactId } = contact
    const { chatTokenTransport } = await this.cti.call<ChatToken>('CreateTransport', {
      transportType: 'chat_token',
      contactId,
      participantId: ownConnection(contact).connectionId,
    })
    const { participantToken, expiry } = chatTokenTransport
    const { timers, now, newToken } = this.#means
    timers.after(Date.parse(expiry) - now(), () => void this.#renewSession(contactId))
    return new ParticipantSession({
      client: this.#clients.participant,
      connectionToken: participantToken,
      who: this.#name,
      newToken,
    })
  }

  async #renewSession(contactId: string): Promise<void> {
    const chat = this.chats.get(contactId)
    const contact = this.#connected(contactId)
    if (!chat || !contact) return
    try {
      this.chats.set(contactId, { ...chat, session: await this.#openSession(contact) })
    } catch {
      this.#means.timers.after(OPEN_AGAIN_MS, () => void this.#renewSession(contactId))
    }
  }
}

/** What a network or a service does to a client at times; anything else is a fault of ours. */
function isTrouble(error: unknown): boolean {
  return error instanceof CtiError || error instanceof RefusedError
}

function isTheEnd({ contentType }: ChatItem): boolean {
  return contentType === EventType.chatEnded
}

/** What there is to read, which is nothing where it is refused. */
async function readable(transcript: Promise<ChatItem[]>): Promise<ChatItem[]> {
  try {
    return await transcript
  } catch (error) {
    if (error instanceof RefusedError && error.status === 403) return []
    throw error
  }
}
