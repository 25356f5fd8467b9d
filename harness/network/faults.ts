import { type Duration, milliseconds } from '../../simulator/index.ts'
import type { Condition, Span } from '../../simulator/network-conditions/condition.ts'
import type { Imposed } from '../../simulator/network-conditions/conditions.ts'

/**
 * Milliseconds, or `5s`.
 *
 * @example
 * const late: Time = '2s'
 */
export type Time = number | Duration

/**
 * How late something is: always the same, or each time something between the two, by the seed.
 *
 * @example
 * await world.network.of(alice).delayed({ min: '100ms', max: '2s' }, async () => {
 *   await customer.says('Some time later')
 * })
 */
export type Late = Time | { readonly min: Time; readonly max: Time }

/**
 * What the body of a fault can ask of it.
 *
 * @example
 * await world.network.of(alice).failing({ operation: 'SendMessage', status: 500 }, async ({ met }) => {
 *   await alice.says('Not sent')
 *   await met()
 * })
 */
export interface Fault {
  /** Resolves when a request has met the fault: somebody's page has asked for what fails, or waits for what hangs. */
  met(): Promise<void>
}

/**
 * What is done while there is a fault; its result is the fault's.
 *
 * @example
 * const act: Act<void> = async ({ met }) => {
 *   await alice.says('Hello')
 *   await met()
 * }
 */
export type Act<Result> = (fault: Fault) => Promise<Result>

interface Parts {
  /** Names, for people. */
  readonly whose: string
  readonly impose: (condition: Condition) => Imposed
  /** For the timeline of the test. */
  readonly note: (text: string) => void
}

/** A few frames in a row, as a network does that sends them over two ways. */
const WINDOW = 3
const GATHERED_WITHIN: Duration = '500ms'

/**
 * Faults of the network of one person, of several, or of everybody: each lasts while something is done, and is over afterwards, also
 * when that throws. They nest; what the outer one does happens first. All of them work alike for people with a page and
 * without one, over both transports, and in simulated time where time is taken over.
 *
 * @example
 * await world.network.of(alice).dropped(async () => {
 *   await customer.says('Meanwhile')
 * })
 * await expect(alice).toSeeMessagesInOrder(['Maya: Meanwhile'])
 */
export class Faults {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * No network: their sockets close and none can be opened, and requests fail as they do without a network; one that is under way
   * fails at once, though the service has got it. Afterwards it is the clients' part to come back.
   */
  dropped<Result>(act: Act<Result>): Promise<Result> {
    return this.#during({ kind: 'dropped' }, 'no network', act)
  }

  /**
   * Answers of every service, and frames to them, come late, in the order in which the service gave them; what they ask and send
   * gets there at once. What is still on its way at the end arrives then. `operations`: only the answers to these are late.
   */
  async delayed<Result>(late: Late, act: Act<Result>, operations?: readonly string[]): Promise<Result> {
    const what = operations ? `answers to ${operations.join(', ')}` : 'answers and frames'
    const condition = { kind: 'delayed', by: spanOf(late), ...(operations && { operations }) } as const
    return this.#during(condition, `${what} ${inWords(late)} late`, act, operations && 'was late')
  }

  /** Every frame that is pushed to them comes twice: messages, events, receipts, typing. */
  duplicated<Result>(act: Act<Result>): Promise<Result> {
    return this.#during({ kind: 'duplicated' }, 'frames come twice', act)
  }

  /**
   * Pushed frames arrive in another order, by the seed: `window` of them (3 unless said), or as many as come within half a second of
   * the first, change places. One alone arrives as it is. What has been gathered at the end arrives then.
   */
  async reordered<Result>(act: Act<Result>, { window = WINDOW } = {}): Promise<Result> {
    if (!Number.isInteger(window) || window < 2)
      throw new Error(`Of ${window} frames none can change places: a window has 2 or more.`)
    const withinMs = milliseconds(GATHERED_WITHIN)
    return this.#during({ kind: 'reordered', window, withinMs }, 'frames in another order', act)
  }

  /**
   * Their sockets stay open, and nothing gets through on them in either direction, heartbeats included; what is lost stays lost.
   * Requests work, and so does a socket that is opened anew.
   */
  halfOpen<Result>(act: Act<Result>): Promise<Result> {
    return this.#during({ kind: 'half-open' }, 'open sockets carry nothing', act)
  }

  /**
   * Requests are answered 429, by ThrottlingException or what the API has instead, and do not get to the service: those for the
   * operations, or all.
   * @throws Error at once for an operation that there is not; at the end when nothing was asked for that is throttled
   */
  throttled<Result>(act: Act<Result>, operations?: readonly string[]): Promise<Result> {
    const condition = { kind: 'throttled', ...(operations && { operations }) } as const
    return this.#during(condition, `${operations?.join(', ') ?? 'all requests'} throttled`, act, 'was throttled')
  }

  /**
   * The operation, of whichever service has it, is answered with this status, by an error that the API's model has for it, and
   * does not get to the service.
   * @throws Error at once for an operation that there is not, or a status that it never answers; at the end when nobody asked for it
   */
  failing<Result>(
    { operation, status }: { readonly operation: string; readonly status: number },
    act: Act<Result>,
  ): Promise<Result> {
    return this.#during({ kind: 'failing', operation, status }, `${operation} answers ${status}`, act, 'was failing')
  }

  /**
   * The operation is not answered and does not get to the service; at the end it fails, as without a network.
   * @throws Error at once for an operation that there is not; at the end when nobody asked for it
   */
  hanging<Result>({ operation }: { readonly operation: string }, act: Act<Result>): Promise<Result> {
    return this.#during({ kind: 'hanging', operation }, `${operation} is not answered`, act, 'was hanging')
  }

  /**
   * The tokens that they have are refused as if they had expired: connection tokens by the Participant Service (403), or, `of: 'cti'`,
   * an agent's by the CTI API (401). One that they are given meanwhile is good, and the others are again at the end.
   * @throws Error at the end when none of them was used
   */
  tokenExpired<Result>(
    act: Act<Result>,
    { of = 'participant' }: { readonly of?: 'participant' | 'cti' } = {},
  ): Promise<Result> {
    const what = of === 'cti' ? 'CTI tokens' : 'connection tokens'
    return this.#during({ kind: 'token expired', service: of }, `${what} have expired`, act, 'was refused')
  }

  /**
   * The instance's own site is slow: the CCP, its scripts, signing in; not the CTI API. Each comes so much later, and at the end at
   * the latest; without a time it comes at the end.
   * @throws Error at the end when nobody asked for any of it
   */
  async slowCcp<Result>(act: Act<Result>, by?: Time): Promise<Result> {
    const condition = { kind: 'slow CCP', ...(by !== undefined && { ms: msOf(by) }) } as const
    return this.#during(
      condition,
      by === undefined ? 'the CCP does not load' : `the CCP ${inWords(by)} late`,
      act,
      'was slow',
    )
  }

  /** @param unless what it was, for the error when no request has met it; undefined where it need not be met */
  async #during<Result>(condition: Condition, words: string, act: Act<Result>, unless?: string): Promise<Result> {
    const { whose, impose, note } = this.#parts
    const imposed = impose(condition)
    note(`From here, ${whose}: ${words}`)
    let result: Result
    try {
      result = await act({ met: () => imposed.met })
    } finally {
      note(`Until here, ${whose}: ${words}`)
      imposed.lift()
    }
    if (unless && !imposed.hasBeenMet)
      throw new Error(`Nothing was asked for ${whose} that ${unless} (${words}): do in the body what asks for it.`)
    return result
  }
}

/** In milliseconds. @throws Error for what is no length of time */
export function spanOf(late: Late): Span {
  if (typeof late !== 'object') return msOf(late)
  const { min, max } = { min: msOf(late.min), max: msOf(late.max) }
  if (min > max) throw new Error(`Nothing is late by at least ${inWords(late.min)} and at most ${inWords(late.max)}.`)
  return { min, max }
}

function msOf(time: Time): number {
  if (typeof time !== 'number') return milliseconds(time)
  if (Number.isFinite(time) && time >= 0) return time
  throw new Error(`${time} is no number of milliseconds to be late by.`)
}

function inWords(late: Late): string {
  if (typeof late === 'object') return `${inWords(late.min)} to ${inWords(late.max)}`
  return typeof late === 'number' ? `${late}ms` : late
}
