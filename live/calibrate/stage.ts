import { randomUUID } from 'node:crypto'
import {
  type ConnectClient,
  StartChatContactCommand,
  type StartChatContactCommandInput,
  StopContactCommand,
} from '@aws-sdk/client-connect'
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import type { Switch } from '../control-plane/switches.ts'
import type { LivePerson, LiveUser } from '../run/people.ts'
import { recordedSockets } from '../wire/recorded-socket.ts'
import type { WireRecorder } from '../wire/recorder.ts'
import { ActingAgent } from './acting-agent.ts'
import { evidenceOf } from './evidence.ts'
import { type Finding, type Name, NoValue, notProbed, type Seen, type Value, valuesOf } from './finding.ts'
import { outcomeOf } from './outcome.ts'
import type { ProbeAgent } from './probe-agent.ts'
import { Seat } from './seat.ts'

/** What probes have of an instance: by these means alone they find out about it. */
export interface Means {
  readonly instanceId: string
  readonly contactFlowId: string
  readonly people: readonly LivePerson[]
  readonly supervisor?: LiveUser | undefined
  /** Attributes that every chat has, so that it can be told whose it is. */
  readonly attributes: Readonly<Record<string, string>>
  /** Writes down what goes over the wire; nothing secret gets into it. */
  newRecorder(): WireRecorder
  connectClient(who: string, recorder: WireRecorder): ConnectClient
  participantClient(who: string, recorder: WireRecorder): ConnectParticipantClient
  now(): Date
  /** Resolves when this long has passed on the instance. Milliseconds. */
  passes(ms: number): Promise<void>
  /** Is told of each chat that has been ended again. */
  onEnded(contactId: string): void
  /** Is told before a switch of the instance is turned, from what it is, and once it is so again. */
  onTurned(attribute: Switch, from: string): void
  onTurnedBack(attribute: Switch): void
}

/** A chat and its customer. */
export interface StartedChat {
  readonly id: string
  readonly token: string
  readonly participantId: string
  readonly customer: Seat
}

/** The shortest there is: a chat that everybody has lost sight of ends by itself after it. */
const CHAT_MINUTES = 60

/** Where one scene is played: what it starts it ends, and what it finds it writes down. */
export class Stage {
  readonly means: Means
  readonly recorder: WireRecorder
  readonly connect: ConnectClient
  readonly agents: readonly ActingAgent[]
  /** Who may monitor chats and barge in, where there is somebody. */
  readonly supervisor: ActingAgent | undefined
  readonly findings = new Map<Name, Finding>()
  readonly #known: ReadonlyMap<Name, Finding>
  readonly #tell: (words: string) => void
  readonly #clients: { destroy(): void }[] = []
  readonly #seats: Seat[] = []
  readonly #chats = new Set<string>()

  /**
   * @param players agents and supervisor
   * @param known what earlier scenes have found
   * @param tell is told how far the scene is
   */
  constructor(
    means: Means,
    players: readonly ProbeAgent[],
    known: ReadonlyMap<Name, Finding>,
    tell: (words: string) => void,
  ) {
    this.means = means
    this.#known = known
    this.#tell = tell
    this.recorder = means.newRecorder()
    this.connect = means.connectClient('the administrator', this.recorder)
    this.#clients.push(this.connect)
    const acting = (person: LiveUser) => {
      const player = players.find(({ username }) => username === person.username)
      return player ? [new ActingAgent(person, player, this.recorder, (who) => this.seatMeans(who))] : []
    }
    this.agents = means.people.flatMap(acting)
    this.supervisor = means.supervisor && acting(means.supervisor)[0]
  }

  get #everybody(): readonly ActingAgent[] {
    return [...this.agents, ...(this.supervisor ? [this.supervisor] : [])]
  }

  /** An agent of the scene, by their place among those of the settings, from 0. */
  agent(index: number): ActingAgent {
    const agent = this.agents[index]
    if (!agent) throw new Error(`The scene has no agent ${index + 1}.`)
    return agent
  }

  /**
   * Tries something out, and writes down what it shows. What goes wrong on the way is not known to say anything of the
   * instance: it is written down as the reason why nothing was found.
   */
  async find<N extends Name>(name: N, how: string, probe: () => Promise<Seen>): Promise<void> {
    const before = this.recorder.log.count
    const seen = await probe().catch((error: unknown) => notProbed(`the probe could not be played: ${wordsOf(error)}`))
    const evidence = evidenceOf(this.recorder.log.events.filter(({ n }) => n > before))
    this.findings.set(name, this.#findingOf(name, seen, how, evidence))
  }

  #findingOf(name: Name, seen: Seen, how: string, evidence: readonly string[]): Finding {
    const at = this.means.now().toISOString()
    if (!(seen instanceof NoValue)) {
      const value = valuesOf(name).find((each) => each === seen)
      if (value !== undefined) return { value, how, evidence, at }
      return { unlike: String(seen), how, evidence, at }
    }
    return seen.kind === 'unlike' ? { unlike: seen.words, how, evidence, at } : { notProbed: seen.words }
  }

  /** What is known of an entry by now. */
  found(name: Name): Value | undefined {
    const finding = this.findings.get(name) ?? this.#known.get(name)
    return finding && 'value' in finding ? finding.value : undefined
  }

  /** Resolves when this long has passed on the instance. Milliseconds. */
  passes(ms: number): Promise<void> {
    return this.means.passes(ms)
  }

  /** Says how far it is. */
  tells(words: string): void {
    this.#tell(words)
  }

  seatMeans(who: string) {
    const client = this.means.participantClient(who, this.recorder)
    this.#clients.push(client)
    return { who, client, WebSocket: recordedSockets(this.recorder, who) }
  }

  asks(changed: Partial<StartChatContactCommandInput> = {}): StartChatContactCommandInput {
    return {
      InstanceId: this.means.instanceId,
      ContactFlowId: this.means.contactFlowId,
      ParticipantDetails: { DisplayName: 'Maya' },
      Attributes: { ...this.means.attributes },
      ChatDurationInMinutes: CHAT_MINUTES,
      ClientToken: randomUUID(),
      ...changed,
    }
  }

  /** StartChatContact; nobody has connected to it yet. @throws Error when it is refused */
  async startsChat(changed: Partial<StartChatContactCommandInput> = {}): Promise<StartedChat> {
    const answer = await this.tries(this.asks(changed))
    if (!answer.ok) throw new Error(`a chat was refused: ${answer.type}: ${answer.message}`)
    const { ContactId: id = '', ParticipantToken: token = '', ParticipantId: participantId = '' } = answer.output
    return { id, token, participantId, customer: this.newSeat('Maya') }
  }

  newSeat(who: string): Seat {
    const seat = new Seat(this.seatMeans(who))
    this.#seats.push(seat)
    return seat
  }

  /** StartChatContact, whatever comes of it. */
  async tries(asked: StartChatContactCommandInput) {
    const answer = await outcomeOf(this.connect.send(new StartChatContactCommand(asked)))
    if (answer.ok && answer.output.ContactId) this.#chats.add(answer.output.ContactId)
    return answer
  }

  /** A chat with its customer in it, listening. */
  async chat(changed: Partial<StartChatContactCommandInput> = {}): Promise<StartedChat> {
    const started = await this.startsChat(changed)
    await this.comes(started)
    return started
  }

  /** The customer of a chat connects to it and listens. */
  async comes({ customer, token }: StartedChat): Promise<void> {
    const { Websocket } = await customer.connects(token)
    await customer.listens(Websocket?.Url ?? '')
  }

  /** An agent on the Participant Service. */
  async sits(agent: ActingAgent, chatId: string): Promise<Seat> {
    const seat = await agent.sits(chatId)
    this.#seats.push(seat)
    return seat
  }

  /** A chat that the only agent who is available has taken. */
  async chatWith(agent: ActingAgent, changed: Partial<StartChatContactCommandInput> = {}): Promise<StartedChat> {
    const started = await this.chat(changed)
    await agent.accepts(started.id)
    return started
  }

  /** A chat that one agent has taken, and after that others are available. */
  async chatTakenBy(agent: ActingAgent, ...others: readonly ActingAgent[]): Promise<StartedChat> {
    for (const other of others) await other.becomes('not_routable')
    await agent.becomes('routable')
    const started = await this.chatWith(agent)
    for (const other of others) await other.becomes('routable')
    return started
  }

  /** Ends what has been started so far, and has the agents done with it. */
  async clears(): Promise<void> {
    for (const seat of this.#seats.splice(0)) seat.close()
    for (const ContactId of this.#chats) {
      const { instanceId: InstanceId } = this.means
      const stopped = await outcomeOf(this.connect.send(new StopContactCommand({ InstanceId, ContactId })))
      // One that has ended is not there any more.
      if (!stopped.ok && stopped.status !== 410) throw new Error(`a chat could not be ended: ${stopped.message}`)
      this.#chats.delete(ContactId)
      this.means.onEnded(ContactId)
    }
    for (const agent of this.#everybody)
      await agent.until('every chat to be over', ({ contacts }) =>
        contacts.some(({ state }) => ['connecting', 'connected'].includes(state.type)) ? undefined : true,
      )
    for (const agent of this.#everybody) await agent.clearsUp()
  }

  /** Ends the scene. */
  async close(): Promise<void> {
    try {
      await this.clears()
      for (const agent of this.#everybody) await agent.becomes('offline')
    } finally {
      for (const agent of this.#everybody) agent.exit()
      for (const client of this.#clients) client.destroy()
    }
  }
}

/** What went wrong, in a line: a browser adds how it was called. */
export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
