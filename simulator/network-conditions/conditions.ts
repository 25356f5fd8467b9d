import type { Cancel, Clock } from '../instance/clock.ts'
import type { Answer, ServiceResponse } from '../services/http.ts'
import type { SuspendedTokens } from '../services/tokens.ts'
import type { ApiErrors } from './api-errors.ts'
import type { Call } from './call.ts'
import type { Condition, Whom } from './condition.ts'
import { DeadLine } from './dead-line.ts'
import type { Effect, Fates, Frame } from './effect.ts'
import { effectOf } from './effect-of.ts'

/** What a network has to offer for conditions to be imposed on it. `isTheirs` tells by name. */
export interface Conditioned {
  readonly clock: Clock
  /** At least 0 and less than 1. */
  readonly random: () => number
  readonly errors: ApiErrors
  /** How many sockets there have been. */
  readonly newestSocket: () => number
  dropSockets(isTheirs: (who: string) => boolean): void
  forgetSockets(isTheirs: (who: string) => boolean): Cancel
  suspendTokens(kind: 'connection' | 'auth', isTheirs: (who: string) => boolean): SuspendedTokens
}

/** A condition that is in force. */
export interface Imposed {
  /** Resolves when a request has met it, or a frame that it makes late. */
  readonly met: Promise<void>
  readonly hasBeenMet: boolean
  /** It is over. Once is enough. */
  lift(): void
}

interface InForce {
  readonly isTheirs: (who: string) => boolean
  readonly effect: Effect
  lift(): void
}

interface UnderWay {
  readonly who: string
  readonly fail: (reason: DeadLine) => void
}

/**
 * The conditions that are in force between people and the services, none at first. Several go together: what was imposed first
 * happens first, to a request and to a frame alike. The services know nothing of it.
 */
export class NetworkConditions {
  readonly #network: Conditioned
  readonly #inForce: InForce[] = []
  readonly #underWay = new Set<UnderWay>()

  constructor(network: Conditioned) {
    this.#network = network
  }

  /** Whether there are none. */
  get isCalm(): boolean {
    return this.#inForce.length === 0
  }

  /**
   * In force until it is lifted.
   * @throws Error for an operation or a status that there is not
   */
  impose(whom: Whom, condition: Condition): Imposed {
    const isTheirs = whom === 'everybody' ? () => true : (who: string) => whom.includes(who)
    let hasBeenMet = false
    let tellMet = () => {}
    const met = new Promise<void>((resolve) => {
      tellMet = resolve
    })
    const { clock, random, errors, newestSocket, dropSockets, forgetSockets, suspendTokens } = this.#network
    const effect = effectOf(condition, {
      clock,
      random,
      errors,
      newestSocket: newestSocket(),
      dropSockets: () => dropSockets(isTheirs),
      forgetSockets: () => forgetSockets(isTheirs),
      suspendTokens: (kind) => suspendTokens(kind, isTheirs),
      breakCalls: () => this.#break(isTheirs),
      met() {
        hasBeenMet = true
        tellMet()
      },
    })
    const lift = () => {
      const at = this.#inForce.indexOf(inForce)
      if (at < 0) return
      this.#inForce.splice(at, 1)
      effect.lift?.()
    }
    const inForce = { isTheirs, effect, lift }
    this.#inForce.push(inForce)
    return {
      met,
      get hasBeenMet() {
        return hasBeenMet
      },
      lift,
    }
  }

  /**
   * A request and its answer, under the conditions there are on the way in and on the way out.
   * @param serve what the service does about it
   * @throws DeadLine when nothing comes back
   */
  answer(call: Call, serve: () => Answer): Answer {
    if (!this.isCalm) return this.#breakable(call.who, this.#through(call, serve))
    const answer = serve()
    // No condition can come before one that is there at once.
    return answer instanceof Promise ? this.#breakable(call.who, this.#back(call, answer)) : answer
  }

  /** A frame; what becomes of it may be decided later. */
  frame(frame: Frame, fates: Fates): void {
    this.#pass(frame, this.#of(frame.who), fates)
  }

  refusesSocketsOf(who: string): boolean {
    return this.#of(who).some(({ effect }) => effect.refusesSockets)
  }

  /** Lifts all there are. */
  close(): void {
    for (const { lift } of [...this.#inForce]) lift()
  }

  #breakable(who: string, answer: Promise<ServiceResponse>): Promise<ServiceResponse> {
    return new Promise((resolve, fail) => {
      const underWay = { who, fail }
      this.#underWay.add(underWay)
      answer.then(resolve, fail).finally(() => this.#underWay.delete(underWay))
    })
  }

  async #through(call: Call, serve: () => Answer): Promise<ServiceResponse> {
    let given: ServiceResponse | undefined
    for (const { effect } of this.#of(call.who)) given ??= await effect.request?.(call)
    return this.#back(call, given ?? serve())
  }

  async #back(call: Call, answer: Answer): Promise<ServiceResponse> {
    const response = await answer
    for (const { effect } of this.#of(call.who)) await effect.answer?.(call)
    return response
  }

  /** Through what was in force when it was sent; a condition that has ended since lets it pass. */
  #pass(frame: Frame, [next, ...others]: readonly InForce[], fates: Fates): void {
    const pass = () => (next ? this.#pass(frame, others, fates) : fates.deliver())
    if (next?.effect.frame && this.#inForce.includes(next))
      next.effect.frame(frame, { deliver: pass, lose: fates.lose })
    else pass()
  }

  #break(isTheirs: (who: string) => boolean): void {
    for (const { who, fail } of [...this.#underWay]) if (isTheirs(who)) fail(new DeadLine(who))
  }

  #of(who: string): InForce[] {
    return this.#inForce.filter(({ isTheirs }) => isTheirs(who))
  }
}
