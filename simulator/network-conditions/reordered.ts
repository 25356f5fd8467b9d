import type { Cancel } from '../instance/clock.ts'
import type { Effect, Means } from './effect.ts'
import { isPush } from './push.ts'

interface Gathered {
  readonly deliveries: (() => void)[]
  stop: Cancel
}

/**
 * Pushed frames of a socket are gathered, `window` of them or as many as come within `withinMs` of the first, and arrive in
 * another order than they were sent in: by the seed one of those there are. One alone arrives as it is. What has been gathered when
 * the condition ends arrives then, in another order as well.
 */
export function reordered({ clock, random }: Means, window: number, withinMs: number): Effect {
  const bySocket = new Map<number, Gathered>()

  function deliver(socket: number): void {
    const gathered = bySocket.get(socket)
    bySocket.delete(socket)
    gathered?.stop()
    for (const arrive of inAnotherOrder(gathered?.deliveries ?? [], random)) arrive()
  }

  function gather(socket: number): Gathered {
    const gathered = { deliveries: [], stop: clock.after(withinMs, () => deliver(socket)) }
    bySocket.set(socket, gathered)
    return gathered
  }

  return {
    frame(frame, fates) {
      if (!isPush(frame)) return fates.deliver()
      const { deliveries } = bySocket.get(frame.socket) ?? gather(frame.socket)
      deliveries.push(fates.deliver)
      if (deliveries.length === window) deliver(frame.socket)
    },
    lift() {
      for (const socket of [...bySocket.keys()]) deliver(socket)
    },
  }
}

/** Shuffled; if that has left all where they were, turned by one place. */
export function inAnotherOrder<Each>(all: readonly Each[], random: () => number): Each[] {
  const left = [...all]
  const shuffled: Each[] = []
  while (left.length > 0) shuffled.push(...left.splice(Math.floor(random() * left.length), 1))
  if (shuffled.some((each, index) => each !== all[index])) return shuffled
  return [...all.slice(1), ...all.slice(0, 1)]
}
