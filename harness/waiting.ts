import { type Duration, milliseconds } from '../simulator/index.ts'

/** How long people wait for something to happen before they say that it has not. Milliseconds. */
export const PATIENCE_MS = 10_000

/** Something that changes, and tells. */
export class Changes {
  readonly #listeners = new Set<() => void>()

  tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /** Looks after every change, for good. */
  follow(look: () => void): void {
    this.#listeners.add(look)
    look()
  }

  /**
   * Resolves with what `find` finds, looking now and after every change.
   * @throws Error that says who waited for what, once patience has run out.
   */
  until<Found>(who: string, what: string, find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(limit)
        this.#listeners.delete(look)
      }
      const look = () => {
        const found = find()
        if (found === undefined) return
        stop()
        resolve(found)
      }
      const limit = setTimeout(() => {
        stop()
        reject(new Error(`${who} waited ${PATIENCE_MS} ms for ${what}.`))
      }, PATIENCE_MS)
      this.#listeners.add(look)
      look()
    })
  }
}

/** Nobody waits longer for a real service: heartbeats and receipts need seconds. */
const LONGEST_MS = 60_000

/**
 * Time that is in nobody's hands passes: it is waited for.
 * @throws Error when it is more than a minute
 */
export async function reallyPasses(duration: Duration): Promise<void> {
  const ms = milliseconds(duration)
  if (ms > LONGEST_MS) {
    throw new Error(
      `world.passes('${duration}') is not possible on a real Amazon Connect instance, whose time nobody can move on: up to a ` +
        'minute is waited for. Leave out the tag @live where a spec needs more.',
    )
  }
  await new Promise((resolve) => setTimeout(resolve, ms))
}
