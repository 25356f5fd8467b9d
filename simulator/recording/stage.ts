import type { AgentView, ChatView, Reach } from '../inspector/protocol.ts'
import type { RecordedAgent, RecordedChat, RecordedEvent, Recording, Scene } from './recording.ts'

/** What an instance looked like at some moment: nobody's means to act are part of it. */
export interface Moment {
  readonly agents: readonly AgentView[]
  /** Those that run, then those that have ended, the newest first. */
  readonly chats: readonly ChatView[]
}

/** What the instance looked like when the wire event with the number `n` had happened, and all that it brought about; 0 for before all. */
export function momentAt({ scenes, events }: Pick<Recording, 'scenes' | 'events'>, n: number): Moment {
  const stage = new Stage()
  for (const scene of scenes) if (scene.n <= n) stage.changes(scene)
  for (const event of events) if (event.n <= n) stage.hears(event)
  return stage.moment
}

/** The scenes of a recording whose events begin with the number `first`: all that was before them is one. */
export function scenesFrom(scenes: readonly Scene[], first: number): Scene[] {
  const earlier = scenes.filter(({ n }) => n < first)
  if (earlier.length < 2) return [...scenes]
  const stage = new Stage()
  for (const scene of earlier) stage.changes(scene)
  return [stage.asScene(first - 1), ...scenes.filter(({ n }) => n >= first)]
}

/**
 * Scenes where they belong: behind what brought them about, not behind what people were pushed of it, of which the wire knows
 * before anybody can look.
 */
export function scenesAtTheirCause(scenes: readonly Scene[], events: readonly RecordedEvent[]): Scene[] {
  const pushes = new Set(events.flatMap(({ kind, n }) => (kind === 'frame received' ? [n] : [])))
  return scenes.map((scene, index) => {
    const earliest = scenes[index - 1]?.n ?? 0
    let { n } = scene
    while (n > earliest && pushes.has(n)) n -= 1
    return { ...scene, n }
  })
}

/** An instance that is put together scene by scene. */
class Stage {
  readonly #agents = new Map<string, RecordedAgent>()
  readonly #chats = new Map<string, RecordedChat>()
  /** Whose each open socket is, by its number. */
  readonly #sockets = new Map<number, string>()

  changes({ agents = [], chats = [] }: Scene): void {
    for (const agent of agents) this.#agents.set(agent.username, agent)
    for (const chat of chats) {
      const lines = new Map(this.#chats.get(chat.id)?.lines.map((line) => [line.id, line]))
      for (const line of chat.lines) lines.set(line.id, line)
      this.#chats.set(chat.id, { ...chat, lines: [...lines.values()] })
    }
  }

  hears(event: RecordedEvent): void {
    if (event.kind === 'socket opened') this.#sockets.set(event.socket, event.who)
    if (event.kind === 'socket closed') this.#sockets.delete(event.socket)
  }

  asScene(n: number): Scene {
    return { n, agents: [...this.#agents.values()], chats: [...this.#chats.values()] }
  }

  get moment(): Moment {
    const online = new Set(this.#sockets.values())
    const reachOf = (who: string): Reach => ({ isOnline: online.has(who), isCutOff: false, isPlayedHere: false })
    const chats = [...this.#chats.values()].toReversed().map((chat) => ({
      ...chat,
      seats: chat.seats.map((seat) => ({ ...seat, ...reachOf(seat.who) })),
    }))
    const running = chats.filter(({ state }) => state !== 'ended')
    return {
      agents: [...this.#agents.values()].map((agent) => ({
        ...agent,
        ...reachOf(agent.username),
        quickConnects: [],
        maySupervise: false,
      })),
      chats: [...running, ...chats.filter(({ state }) => state === 'ended')],
    }
  }
}
