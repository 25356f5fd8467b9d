import type { WireEvent } from '../../simulator/index.ts'
import { comparableLogs } from './varying.ts'

type Kind = WireEvent['kind']
type Of<K extends Kind> = WireEvent & { readonly kind: K }

const RECEIPT = /message\.(read|delivered)/

function unseen(who: string): Error {
  return new Error(
    `What ${who} was sent is not known: on a real Amazon Connect instance the socket of an agent is in a SharedWorker of Amazon's ` +
      'page, which Playwright does not show. Ask what they see (await expect(agent)...) or what the customer was sent, or leave out ' +
      'the tag @live.',
  )
}

/**
 * What went over the wire, asked by name: specs never parse a frame themselves.
 *
 * @example
 * expect(world.wire.eventsSeenBy('Maya', 'Bob Bianchi')).toEqual(['participant.invited', 'participant.joined'])
 * expect(world.wire.receiptsPushed).toEqual([])
 */
export class Wire {
  readonly #read: () => readonly WireEvent[]
  readonly #isUnseen: (who: string) => boolean

  /** @param isUnseen whose sockets nothing is known of: those of pages of a real instance */
  constructor(read: () => readonly WireEvent[], isUnseen: (who: string) => boolean = () => false) {
    this.#read = read
    this.#isUnseen = isUnseen
  }

  /** All of it, in order. */
  get events(): readonly WireEvent[] {
    return this.#read()
  }

  /** Receipts that clients have posted, whatever became of them: the SendEvent requests. */
  get receiptsPosted(): Of<'request'>[] {
    return this.#of('request').filter(
      (each) => each.operation === 'SendEvent' && RECEIPT.test(contentTypeOf(each.body)),
    )
  }

  /** Those of one person, by the name that the wire log has for them. */
  receiptsPostedBy(who: string): Of<'request'>[] {
    return this.receiptsPosted.filter((each) => each.who === who)
  }

  /** Receipts that the service has refused for the state of the chat: 409. */
  get receiptsRefused(): Of<'answer'>[] {
    return this.#of('answer').filter((each) => each.operation === 'SendEvent' && each.status === 409)
  }

  /** What a person was sent about somebody, in order: `participant.joined`. */
  eventsSeenBy(who: string, about: string): string[] {
    return this.framesTo(who)
      .map((each) => field(each.body, 'content'))
      .filter((content) => field(content, 'Type') === 'EVENT' && field(content, 'DisplayName') === about)
      .map((content) => String(field(content, 'ContentType')).replace(/^.*\.event\./, ''))
  }

  /** The messages that a person was sent over their sockets, each as often as it was: `Maya: Hello`. */
  messagesPushedTo(who: string): string[] {
    return this.framesTo(who)
      .map((each) => field(each.body, 'content'))
      .filter((content) => field(content, 'Type') === 'MESSAGE')
      .map((content) => `${field(content, 'DisplayName')}: ${field(content, 'Content')}`)
  }

  /** Receipts that the service has pushed to anybody: frames with message metadata. */
  get receiptsPushed(): Of<'frame received'>[] {
    return this.#of('frame received').filter((each) => pushedType(each.body) === 'MESSAGEMETADATA')
  }

  /** What went over each person's wire to each service, as text, without what varies from run to run (varying.ts). */
  get comparable(): Record<string, string> {
    return comparableLogs(this.events)
  }

  /** Requests of one operation. */
  requests(operation: string): Of<'request'>[] {
    return this.#of('request').filter((each) => each.operation === operation)
  }

  /** Answers to one operation. */
  answers(operation: string): Of<'answer'>[] {
    return this.#of('answer').filter((each) => each.operation === operation)
  }

  /**
   * Chat frames that one person has been sent.
   * @throws Error for an agent of a real instance, whose socket nobody sees
   */
  framesTo(who: string): Of<'frame received'>[] {
    if (this.#isUnseen(who)) throw unseen(who)
    return this.#of('frame received').filter((each) => each.who === who && pushedType(each.body) !== undefined)
  }

  /** The messages that were said in the chats of these people after an event, each once: `id` is the service's. */
  messagesAfter(n: number, people: readonly string[]): { readonly id: unknown; readonly by: unknown }[] {
    const pushes = this.#of('frame received').map((each) => ({ ...each, content: field(each.body, 'content') }))
    const chatOf = ({ content }: (typeof pushes)[number]) => field(content, 'InitialContactId')
    const chats = new Set(pushes.filter(({ who }) => people.includes(who)).map(chatOf))
    const said = pushes.filter((each) => field(each.content, 'Type') === 'MESSAGE' && chats.has(chatOf(each)))
    const first = new Map(said.toReversed().map(({ n, content }) => [field(content, 'Id'), { n, content }]))
    return [...first].flatMap(([id, { n: at, content }]) => (at > n ? [{ id, by: field(content, 'DisplayName') }] : []))
  }

  /** How many sockets a person has had that were subscribed: from then on they are pushed what is said. */
  subscribedSocketsOf(who: string): number {
    const answers = this.#of('frame received').filter((each) => field(each.body, 'topic') === 'aws/subscribe')
    return new Set(answers.flatMap((each) => (each.who === who ? [each.socket] : []))).size
  }

  /** The connection tokens that the CTI API has given to an agent: one for each chat, and another before it expires. */
  chatTokensGivenTo(who: string): Of<'answer'>[] {
    return this.answers('CreateTransport').filter(
      (each) => each.who === who && field(each.body, 'chatTokenTransport') !== undefined,
    )
  }

  /** What asked for something that is not simulated: each URL. */
  get refused(): string[] {
    return this.#of('refused').map((each) => each.url)
  }

  /** Where the simulator itself failed. */
  get faults(): string[] {
    return this.#of('fault').map((each) => `${each.operation} for ${each.who}: ${each.message}`)
  }

  /** The last events of one person, a line each, for people to read: without heartbeats and polls. */
  lastOf(who: string, count = 8): string[] {
    return this.events
      .filter((each) => each.who === who && !isRoutine(each))
      .slice(-count)
      .map(describe)
  }

  #of<K extends Kind>(kind: K): Of<K>[] {
    return this.events.filter((each): each is Of<K> => each.kind === kind)
  }
}

/** One event in a line: `#12 alice -> SendMessage`. */
export function describe(event: WireEvent): string {
  const { n, who } = event
  switch (event.kind) {
    case 'request':
      return `#${n} ${who} -> ${event.operation}`
    case 'answer':
      return `#${n} ${who} <- ${event.operation} ${event.status}`
    case 'answer lost':
      return `#${n} ${who} <- ${event.operation}: no answer, the network failed`
    case 'frame lost':
      return `#${n} ${who} lost frame ${brief(event.body)}`
    case 'frame sent':
      return `#${n} ${who} -> frame ${brief(event.body)}`
    case 'frame received':
      return `#${n} ${who} <- frame ${brief(event.body)}`
    case 'refused':
      return `#${n} refused ${event.url}`
    case 'fault':
      return `#${n} ${who} fault in ${event.operation}: ${event.message}`
    default:
      return `#${n} ${who} ${event.kind}`
  }
}

/** What goes on by itself, whatever anybody does. */
export function isRoutine(event: WireEvent): boolean {
  if ('operation' in event) return event.operation === 'GetAgentSnapshot' && event.kind !== 'fault'
  return 'body' in event && /^aws\/(heartbeat|ping)$/.test(String(field(event.body, 'topic')))
}

function brief(body: unknown): string {
  const content = field(body, 'content')
  const type = field(content, 'ContentType') ?? field(content, 'Type') ?? field(body, 'topic')
  const said = field(content, 'Content')
  return [type, field(content, 'DisplayName'), said].filter((each) => typeof each === 'string').join(' ')
}

function pushedType(body: unknown): unknown {
  return field(field(body, 'content'), 'Type')
}

function contentTypeOf(body: unknown): string {
  return String(field(body, 'ContentType') ?? '')
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
