import type { Instance } from '../../instance/instance.ts'
import { canonical } from '../canonical.ts'
import { ServiceError } from '../http.ts'
import type { Operation } from '../model/operation.ts'
import { unusable } from './errors.ts'

interface Earlier {
  readonly asked: string
  readonly answer: object
  readonly at: number
}

/**
 * What was answered to requests with a ClientToken, for as long as one is assumed to be remembered. The same again is
 * answered as before; something else under the same token is as well, but for operations that have an error for it, or
 * unless assumed otherwise.
 */
export class Repeats {
  readonly #instance: Instance
  /** The earliest first. */
  readonly #earlier = new Map<string, Earlier>()

  constructor(instance: Instance) {
    this.#instance = instance
  }

  /** The answer of an earlier request with this token, or `perform`'s, which is kept if it does not throw. */
  once(name: string, input: Readonly<Record<string, unknown>>, { errors }: Operation, perform: () => object): object {
    const { ClientToken: token, ...rest } = input
    if (typeof token !== 'string' || token === '') return perform()
    this.#forget()
    const key = `${name} ${token}`
    const asked = canonical(rest)
    const earlier = this.#earlier.get(key)
    if (earlier && earlier.asked !== asked) this.#refuse(errors)
    if (earlier) return earlier.answer
    const answer = perform()
    this.#earlier.set(key, { asked, answer, at: this.#instance.clock.now() })
    return answer
  }

  #refuse(errors: Operation['errors']): void {
    if ('IdempotencyException' in errors) {
      throw new ServiceError('IdempotencyException', 409, 'An entity with the same name already exists')
    }
    if (this.#instance.assumptions.reusedClientToken === 'refused') {
      throw unusable("Value at 'ClientToken' was used for another request before")
    }
  }

  #forget(): void {
    const { assumptions, clock } = this.#instance
    const since = clock.now() - assumptions.clientTokenMinutes * 60_000
    for (const [key, { at }] of this.#earlier) {
      if (at > since) return
      this.#earlier.delete(key)
    }
  }
}
