import { ServiceError } from '../http.ts'
import type { Operation } from '../model/operation.ts'

interface Earlier {
  readonly asked: string
  readonly answer: object
}

/**
 * What was answered to requests with a ClientToken. The same again is answered as before; something else under the same
 * token as well, but for operations that have an error for it.
 */
export class Repeats {
  readonly #earlier = new Map<string, Earlier>()

  /** The answer of an earlier request with this token, or `perform`'s, which is kept if it does not throw. */
  once(name: string, input: Readonly<Record<string, unknown>>, { errors }: Operation, perform: () => object): object {
    const { ClientToken: token, ...rest } = input
    if (typeof token !== 'string' || token === '') return perform()
    const key = `${name} ${token}`
    const asked = JSON.stringify(rest)
    const earlier = this.#earlier.get(key)
    if (earlier && earlier.asked !== asked && 'IdempotencyException' in errors) {
      throw new ServiceError('IdempotencyException', 409, 'An entity with the same name already exists')
    }
    if (earlier) return earlier.answer
    const answer = perform()
    this.#earlier.set(key, { asked, answer })
    return answer
  }
}
