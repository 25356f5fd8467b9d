import type { WireEvent } from '../wire/events.ts'
import { frameWords, type Push, pushIn } from './pushes.ts'
import { requestWords, routine, type Subject, signingIn } from './requests.ts'
import { reasonIn } from './values.ts'

/** Somebody with a lifeline. `who` is how the wire log calls them, `name` how people do. */
export interface Person {
  readonly who: string
  readonly name: string
  readonly role: 'customer' | 'agent' | 'stranger'
}

/** What did not go over the wire and matters all the same: time moved on, a fault that was applied, where a test failed. */
export interface Mark {
  /** The simulator's time, milliseconds since the epoch. */
  readonly at: number
  /** The machine's time, likewise, where it is known. */
  readonly real?: number | undefined
  readonly tone: 'note' | 'fault' | 'failure'
  readonly text: string
}

/** One line of the diagram. */
export interface Row {
  /** Place in the story, from 0. */
  readonly id: number
  readonly at: number
  /** Milliseconds of the machine's time since the first row, where it is known. */
  readonly elapsed?: number
  /** `ask`: somebody of Connect; `push`: Connect to people; `socket`: it opened or closed; `mark`: a `Mark`. */
  readonly kind: 'ask' | 'push' | 'socket' | 'mark'
  readonly tone: 'plain' | 'said' | 'refused' | 'lost' | Mark['tone']
  /** Whose lifelines it touches besides Connect's. */
  readonly people: readonly string[]
  readonly text: string
  /** Why it was refused. */
  readonly reason?: string
  /** Numbers of the wire events that it tells of. */
  readonly wire: readonly number[]
  /** Routine traffic (polls, heartbeats, look-ups) since the row before, left out. */
  readonly folded: number
}

type NewRow = Omit<Row, 'id' | 'folded' | 'elapsed'>
/** When something happened by the machine's clock, milliseconds since the epoch. */
type Real = number | undefined

/**
 * Makes a story of wire events as they come: a request and its answer are one row, a push to many is one row, and what
 * clients do all the time anyhow is folded away unless it fails.
 */
export class Story {
  readonly #rows: Row[] = []
  readonly #known = new Map<string, Person>()
  readonly #people = new Map<string, Person>()
  /** By exchange: the row of a request that has no answer yet. */
  readonly #asked = new Map<number, number>()
  /** By participant id, as pushes tell. */
  readonly #names = new Map<string, string>()
  #lastPush: { readonly id: string; readonly row: number } | undefined
  #folded = 0
  #began: Real
  #now: Real

  /** `people` may name more than take part: a lifeline has who appears. */
  constructor(people: readonly Person[] = []) {
    for (const person of people) this.#known.set(person.who, person)
  }

  get rows(): readonly Row[] {
    return this.#rows
  }

  /** Those who have appeared, in the order in which they did. */
  get people(): readonly Person[] {
    return [...this.#people.values()]
  }

  /**
   * @param real when it happened by the machine's clock, milliseconds since the epoch
   * @returns the row that is new or has changed, if any has
   */
  add(event: WireEvent, real?: number): Row | undefined {
    this.#now = real
    switch (event.kind) {
      case 'request':
        return this.#request(event)
      case 'answer':
        return this.#answer(event)
      case 'answer lost':
        return this.#lost(event)
      case 'frame received':
        return this.#frame(event)
      case 'frame lost':
        return this.#lostFrame(event)
      case 'frame sent':
        return this.#fold()
      case 'socket opened':
        return this.#tell(event, { kind: 'socket', tone: 'plain', text: 'socket opened' })
      case 'socket closed':
        return this.#tell(event, { kind: 'socket', tone: 'lost', text: 'socket closed' })
      case 'refused':
        return this.#tell(event, {
          kind: 'ask',
          tone: 'refused',
          text: event.url,
          reason: 'Nothing is simulated there.',
        })
      case 'fault':
        return this.#tell(event, { kind: 'ask', tone: 'refused', text: event.operation, reason: event.message })
    }
  }

  /** So many events are missing here, routine all of them. */
  leavesOut(count: number): this {
    this.#folded += count
    return this
  }

  mark({ at, real, tone, text }: Mark): Row {
    this.#now = real
    return this.#append({ at, kind: 'mark', tone, people: [], text, wire: [] })
  }

  #request(event: Extract<WireEvent, { kind: 'request' }>): Row | undefined {
    if (routine(event)) return this.#fold()
    const { text, said } = requestWords(event, (id) => this.#subjectOf(event.who, id))
    const who = signingIn(event) ?? event.who
    const row = this.#tell({ ...event, who }, { kind: 'ask', tone: said ? 'said' : 'plain', text })
    this.#asked.set(event.exchange, row.id)
    return row
  }

  #answer(event: Extract<WireEvent, { kind: 'answer' }>): Row | undefined {
    const id = this.#asked.get(event.exchange)
    this.#asked.delete(event.exchange)
    const refusal =
      event.status >= 400 ? ({ tone: 'refused', reason: `${event.status}: ${reasonIn(event.body)}` } as const) : {}
    const asked = id === undefined ? undefined : this.#rows[id]
    if (asked) return this.#replace({ ...asked, ...refusal, wire: [...asked.wire, event.n] })
    if (event.status < 400) return undefined
    return this.#tell(event, { kind: 'ask', tone: 'refused', text: event.operation, ...refusal })
  }

  #lost(event: Extract<WireEvent, { kind: 'answer lost' }>): Row | undefined {
    const id = this.#asked.get(event.exchange)
    this.#asked.delete(event.exchange)
    const asked = id === undefined ? undefined : this.#rows[id]
    if (!asked) return this.#fold()
    return this.#replace({
      ...asked,
      tone: 'lost',
      reason: 'No answer: the network failed.',
      wire: [...asked.wire, event.n],
    })
  }

  #lostFrame(event: Extract<WireEvent, { kind: 'frame lost' }>): Row | undefined {
    const push = pushIn(event.body)
    if (!push) return this.#fold()
    const reason = 'It did not arrive.'
    return this.#tell(event, { kind: 'push', tone: 'lost', text: frameWords(push), reason })
  }

  #frame(event: Extract<WireEvent, { readonly socket: number; readonly body: unknown }>): Row | undefined {
    const push = pushIn(event.body)
    if (!push) return this.#fold()
    this.#learn(push)
    const earlier = this.#lastPush?.id === push.id ? this.#rows[this.#lastPush.row] : undefined
    if (earlier) {
      this.#appears(event)
      const people = earlier.people.includes(event.who) ? earlier.people : [...earlier.people, event.who]
      return this.#replace({ ...earlier, people, wire: [...earlier.wire, event.n] })
    }
    const row = this.#tell(event, {
      kind: 'push',
      tone: push.type === 'MESSAGE' ? 'said' : 'plain',
      text: frameWords(push),
    })
    this.#lastPush = { id: push.id, row: row.id }
    return row
  }

  #tell(event: WireEvent, what: Pick<NewRow, 'kind' | 'tone' | 'text' | 'reason'>): Row {
    this.#appears(event)
    return this.#append({ at: event.at, people: [event.who], wire: [event.n], ...what })
  }

  #append(row: NewRow): Row {
    this.#began ??= this.#now
    const elapsed = this.#now !== undefined && this.#began !== undefined ? { elapsed: this.#now - this.#began } : {}
    const told: Row = { ...row, ...elapsed, id: this.#rows.length, folded: this.#folded }
    this.#rows.push(told)
    this.#folded = 0
    return told
  }

  #replace(row: Row): Row {
    this.#rows[row.id] = row
    return row
  }

  #fold(): undefined {
    this.#folded += 1
  }

  #appears({ who, service }: WireEvent): void {
    if (this.#people.has(who)) return
    const role = service === 'unknown' ? 'stranger' : service === 'cti' || service === 'ccp' ? 'agent' : 'customer'
    this.#people.set(who, this.#known.get(who) ?? { who, name: who, role })
  }

  #learn({ participantId, name }: Push): void {
    if (participantId && name) this.#names.set(participantId, name)
  }

  /** Whom a request is about, as seen by who asks. */
  #subjectOf(who: string, participantId: string): Subject {
    const name = this.#names.get(participantId)
    return { name: name ?? 'somebody', isSelf: name !== undefined && name === (this.#known.get(who)?.name ?? who) }
  }
}

/** The whole story of a log at once; a mark stands after the last event of its time. */
export function storyOf(
  events: readonly WireEvent[],
  people: readonly Person[] = [],
  marks: readonly Mark[] = [],
): Story {
  const story = new Story(people)
  const waiting = [...marks].sort((a, b) => a.at - b.at)
  let told = 0
  const markUntil = (at: number) => {
    for (let mark = waiting[told]; mark && mark.at < at; mark = waiting[told]) {
      story.mark(mark)
      told += 1
    }
  }
  for (const event of events) {
    markUntil(event.at)
    story.add(event)
  }
  markUntil(Number.POSITIVE_INFINITY)
  return story
}
