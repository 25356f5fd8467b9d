import { useSyncExternalStore } from 'react'
import type { Update } from '../protocol.ts'
import { UNKNOWN, updated, type World } from './world.ts'

const AGAIN_MS = 1000

let world = UNKNOWN
const listeners = new Set<() => void>()

/** What is shown from now on. */
export function become(next: World): void {
  world = next
  for (const listener of listeners) listener()
}

/** Follows the simulator for as long as the page is open; after it was gone, as soon as it is back. */
export function follow(url: string): void {
  const source = new EventSource(url)
  source.onmessage = ({ data }) => {
    const update: Update = JSON.parse(data)
    become(updated(world, update))
  }
  source.onerror = () => {
    become({ ...world, connection: 'lost' })
    // The browser tries again by itself unless it has been answered with an error.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(url), AGAIN_MS)
  }
}

/** What `select` takes from what the page knows; drawn again when that is another value. */
export function useWorld<Part>(select: (world: World) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(world))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
