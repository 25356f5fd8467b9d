import type { Effect, Means } from './effect.ts'

/**
 * The sockets that are open now stay open, and nothing gets through on them in either direction: no message, no heartbeat and
 * no answer to one. Whatever is lost stays lost. Requests work, and so does a new socket: a client that notices can help itself.
 */
export function halfOpen({ newestSocket }: Means): Effect {
  return {
    frame({ socket }, { deliver, lose }) {
      if (socket <= newestSocket) lose()
      else deliver()
    },
  }
}
