// Both libraries are global scripts that share the namespace `connect`; ChatJS needs Streams to be there first.
import 'amazon-connect-streams'
import 'amazon-connect-chatjs'

import type { PageConfig } from '../config/page-config.ts'
import { answered, done } from './callbacks.ts'
import { Changes } from './changes.ts'
import { ChatSessions } from './chat-sessions.ts'
import { contactSnapshot } from './contact-snapshot.ts'
import { LoginWindows } from './login-window.ts'
import {
  type AgentSnapshot,
  type ConnectEvent,
  type ConnectPort,
  type ContactSnapshot,
  type QuickConnect,
  Refusal,
} from './port.ts'

/**
 * Starts Streams in the given container and turns it, with ChatJS, into a {@link ConnectPort}.
 *
 * Call it once, at module scope: a second `initCCP` is ignored by Streams, and subscribing before it throws.
 */
export function startStreams(container: HTMLElement, config: PageConfig): ConnectPort {
  const listeners = new Set<(event: ConnectEvent) => void>()
  const emit = (event: ConnectEvent) => {
    for (const listener of listeners) listener(event)
  }

  // It stays in force: Streams sets ChatJS up anew for every session, and names no endpoint.
  const { region, endpoint } = config
  // ChatJS reads an endpoint; its typings leave it out.
  if (endpoint) connect.ChatSession.setGlobalConfig({ region, ...{ endpoint } })
  connect.core.initCCP(container, {
    ccpUrl: config.ccpUrl,
    region: config.region,
    loginPopup: config.loginPopup,
    loginPopupAutoClose: true,
    loginOptions: { autoClose: true },
    softphone: { allowFramedSoftphone: false },
    iframeTitle: 'Amazon Connect Contact Control Panel',
    // Typed as page options, read as ChatJS features: Streams hands them to every chat session it makes.
    ...{ features: { messageReceipts: { shouldSendMessageReceipts: true } } },
  })

  const login = new LoginWindows(config.ccpUrl, () => Reflect.get(connect.core, 'loginWindow'))
  const places = new ChatPlaces()
  const placeOf = (contactId: string, givenUp: AbortSignal) => {
    givenUp.addEventListener('abort', () => places.leave(contactId))
    return places.of(contactId)
  }
  const chats = new ChatSessions((contactId, givenUp) => openChat(placeOf(contactId, givenUp), givenUp), emit, {
    renew: (contactId, refused, givenUp) => openAnotherChat(placeOf(contactId, givenUp), refused, givenUp),
    end: endChat,
  })
  const quickConnects = new Map<string, connect.Endpoint>()
  const endpointOf = (one: QuickConnect) => quickConnects.get(one.arn) ?? refuse(`${one.name} is not a quick connect.`)

  watchSession(emit, login)
  watchAgent(emit)
  watchContacts(emit, (contactId) => {
    chats.forget(contactId)
    places.forget(contactId)
  })

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    loginWindow: () => login.state(),
    openLoginWindow: () => login.open(),
    startAfresh: () => location.reload(),

    async setAgentState(arn) {
      const agent = new connect.Agent()
      const state = agent.getAgentStates().find((one) => one.agentStateARN === arn)
      const wanted = state ?? refuse('There is no such agent state.')
      // During a contact Connect takes a state for after it only.
      await done((callbacks) => agent.setState(wanted, callbacks, { enqueueNextState: true }))
    },
    async quickConnects() {
      const agent = new connect.Agent()
      const found = await answered<connect.GetEndpointsResult>((callbacks) =>
        agent.getEndpoints(agent.getAllQueueARNs(), callbacks),
      )
      for (const endpoint of found.endpoints) quickConnects.set(endpoint.endpointARN, endpoint)
      return found.endpoints.map(({ endpointARN: arn, type, name }) => ({ arn, type, name }))
    },

    accept: (contactId) => done((callbacks) => contactOf(contactId).accept(callbacks)),
    reject: (contactId) => done((callbacks) => contactOf(contactId).reject(callbacks)),
    clear: (contactId) => done((callbacks) => contactOf(contactId).clear(callbacks)),
    invite: (contactId, one) => done((callbacks) => contactOf(contactId).addParticipant(endpointOf(one), callbacks)),
    transfer: (contactId, one) => done((callbacks) => contactOf(contactId).transfer(endpointOf(one), callbacks)),
    monitor: (contactId, mode) =>
      done((callbacks) => {
        const contact = contactOf(contactId)
        if (mode === 'barge') contact.bargeIn(callbacks)
        else contact.silentMonitor(callbacks)
      }),
    disconnect: (contactId, connectionId) =>
      done((callbacks) => connectionOf(contactId, connectionId).destroy(callbacks)),

    join: (contactId, givenUp) => chats.join(contactId, givenUp),
    transcript: (contactId, older) => chats.transcript(contactId, older),
    say: (contactId, message) => chats.say(contactId, message),
    typing: (contactId) => chats.typing(contactId),
    receipt: (contactId, kind, messageId) => chats.receipt(contactId, kind, messageId),
  }
}

function watchSession(emit: (event: ConnectEvent) => void, login: LoginWindows): void {
  const on = (event: connect.EventType, react: () => void) => connect.core.getEventBus().subscribe(event, react)
  connect.core.onInitialized(() => {
    login.close()
    emit({ type: 'session.ready' })
  })
  on(connect.EventType.ACK_TIMEOUT, () => emit({ type: 'session.needed' }))
  on(connect.EventType.TERMINATED, () => emit({ type: 'session.needed' }))
  on(connect.EventType.AUTH_FAIL, () => emit({ type: 'session.lost' }))
  on(connect.EventType.ACCESS_DENIED, () => emit({ type: 'session.denied' }))
  on(connect.EventType.IFRAME_RETRIES_EXHAUSTED, () => emit({ type: 'session.gaveUp' }))
  on(connect.EventType.CTI_AUTHORIZE_RETRIES_EXHAUSTED, () => emit({ type: 'session.stalled' }))
  watchCcp(emit)
}

/** Streams takes a CCP that loads again for the one it knows; but nobody gets the messages of its chats (measured). */
function watchCcp(emit: (event: ConnectEvent) => void): void {
  const { upstream } = connect.core
  if (!(upstream instanceof connect.Conduit)) return
  let known: unknown
  // Each that has loaded says its id; what it acknowledges later carries none (source).
  upstream.onUpstream(connect.EventType.ACKNOWLEDGE, (data) => {
    if (typeof data !== 'object' || data === null || !('id' in data)) return
    if (known !== undefined && known !== data.id) emit({ type: 'session.replaced' })
    known = data.id
  })
}

/** Streams' name of the event (its WebSocketEvents.SUBSCRIPTION_UPDATE, which its typings leave out). */
const SUBSCRIBED = 'webSocket::subscription_update'

function watchAgent(emit: (event: ConnectEvent) => void): void {
  const changes = new Changes<AgentSnapshot>()
  // Whoever has signed in again is told so by their snapshot, even if nothing else is new.
  connect.core.getEventBus().subscribe(connect.EventType.AUTH_FAIL, () => changes.forget())
  connect.agent((agent) => {
    const report = (live: connect.Agent) => {
      const snapshot = agentSnapshot(live)
      if (changes.isNews('agent', snapshot)) emit({ type: 'agent.changed', agent: snapshot })
    }
    report(agent)
    agent.onRefresh(report)
    agent.onWebSocketConnectionLost(() => emit({ type: 'link.lost' }))
    agent.onWebSocketConnectionGained(() => emit({ type: 'link.back' }))
  })
  // ChatJS calls a chat established before the service has confirmed that its socket gets the chat's messages.
  connect.core.getEventBus().subscribe(SUBSCRIBED, () => emit({ type: 'link.listening' }))
}

function watchContacts(emit: (event: ConnectEvent) => void, forget: (contactId: string) => void): void {
  const changes = new Changes<ContactSnapshot>()
  connect.contact((contact) => {
    if (contact.getType() !== 'chat') return
    const contactId = contact.getContactId()
    const report = (live: connect.Contact) => {
      const snapshot = contactSnapshot(live)
      if (changes.isNews(contactId, snapshot)) emit({ type: 'contact.changed', contactId, contact: snapshot })
    }
    report(contact)
    contact.onRefresh(report)
    contact.onDestroy(() => {
      forget(contactId)
      emit({ type: 'contact.gone', contactId })
    })
  })
}

function agentSnapshot(agent: connect.Agent): AgentSnapshot {
  const { name, type } = agent.getState()
  const choices = agent.getAgentStates().map((one) => ({ arn: one.agentStateARN, name: one.name, type: one.type }))
  // Its typings do not say that there may be none (source).
  const next: connect.AgentState | null = agent.getNextState()
  return { name: agent.getName(), state: { name, type }, ...(next && { next: next.name }), choices }
}

function contactOf(contactId: string): connect.Contact {
  const found = new connect.Agent().getContacts().find((one) => one.getContactId() === contactId)
  return found ?? refuse('This chat is over.')
}

function connectionOf(contactId: string, connectionId: string): connect.BaseConnection {
  const found = contactOf(contactId)
    .getConnections()
    .find((one) => one.getConnectionId() === connectionId)
  return found ?? refuse('They are not in this chat any more.')
}

function ownChatConnection(contactId: string): connect.ChatConnection {
  const own = contactOf(contactId).getAgentConnection()
  return own instanceof connect.ChatConnection ? own : refuse('This is not a chat.')
}

type Chat = Awaited<ReturnType<connect.ChatConnection['getMediaController']>>

/** What Streams opens a chat session with, and the id under which it keeps that. */
type ChatPlace = Pick<connect.ChatConnection, 'getConnectionId' | 'getMediaInfo' | 'getMediaType' | 'isActive'>

interface MediaFactory {
  get(place: ChatPlace): Promise<Chat>
  destroy(connectionId: string): void
}

/**
 * Where the sessions of the chats are kept: under the own connection, as Streams does by itself, until one does not open.
 *
 * Streams waits for its answer for ever, which does not come where Connect refuses with 403, and forgets none before (source).
 * So the next is opened under another id. The first one's place stays taken, lest Streams opens one more there by itself.
 */
class ChatPlaces {
  private readonly left = new Map<string, number>()

  of(contactId: string): ChatPlace {
    const own = ownChatConnection(contactId)
    const left = this.left.get(contactId)
    if (!left) return own
    return {
      getConnectionId: () => `${own.getConnectionId()}, after ${left}`,
      getMediaInfo: () => own.getMediaInfo(),
      getMediaType: () => own.getMediaType(),
      isActive: () => own.isActive(),
    }
  }

  leave(contactId: string): void {
    this.left.set(contactId, (this.left.get(contactId) ?? 0) + 1)
  }

  forget(contactId: string): void {
    this.left.delete(contactId)
  }
}

/** Streams keeps what it has tried to open also when that failed, and would fail for ever (source). */
async function openChat(place: ChatPlace, givenUp: AbortSignal): Promise<Chat> {
  try {
    return await mediaFactory().get(place)
  } catch (failure) {
    if (!givenUp.aborted) forgetChat(place)
    throw failure
  }
}

/** Streams gives out the session that it keeps, whatever has become of its token (source). */
async function openAnotherChat(place: ChatPlace, refused: Chat, givenUp: AbortSignal): Promise<Chat> {
  // Whenever it looks at a connection that has none, Streams has opened another by itself, or has tried in vain (source).
  const kept = await openChat(place, givenUp).catch(() => undefined)
  if (kept && kept !== refused) return kept
  givenUp.throwIfAborted()
  forgetChat(place)
  // It is forgotten a turn later (source): when the old one has been given out once more.
  await openChat(place, givenUp)
  return openChat(place, givenUp)
}

/** It ends nothing: it looks for a method that no session of ChatJS has (source). */
function forgetChat(place: ChatPlace): void {
  mediaFactory().destroy(place.getConnectionId())
}

/** What a connection gives out its session from; its typings leave it out. */
function mediaFactory(): MediaFactory {
  return (connect.core as unknown as { mediaFactory: MediaFactory }).mediaFactory
}

/**
 * As ChatJS does itself when a chat has ended: the session's part in the agent's socket and its timer for the next token
 * are over (source). Its public `cleanUpOnParticipantDisconnect` leaves both, and drops what is heard but not yet told.
 */
function endChat({ controller }: Chat): void {
  const whole = controller as connect.ChatController & { breakConnection(): void }
  whole.breakConnection()
}

function refuse(message: string): never {
  throw new Refusal('NotFound', message)
}
