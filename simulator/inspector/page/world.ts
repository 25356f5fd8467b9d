import type { ChatView, Row, Update, WorldView } from '../protocol.ts'

/** What the page knows. */
export interface World {
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly view?: WorldView
  readonly chats: ReadonlyMap<string, ChatView>
  /** The last rows of the diagram, in order and without gaps. */
  readonly rows: readonly Row[]
}

export const UNKNOWN: World = { connection: 'connecting', chats: new Map(), rows: [] }

/** More than these are not kept: the diagram is to stay smooth. */
const MOST_ROWS = 1000

/** What the page knows after an update. Parts that did not change stay the same objects. */
export function updated(world: World, { view = {}, chats = [], rows = [], startsAnew = false }: Update): World {
  // The first update has every part, and later ones are laid over it.
  const whole = { ...world.view, ...view } as WorldView
  return {
    connection: 'live',
    view: whole,
    chats: chats.length > 0 || view.chatIds ? kept(world.chats, chats, whole.chatIds) : world.chats,
    rows: startsAnew ? rows : withRows(world.rows, rows),
  }
}

function kept(known: ReadonlyMap<string, ChatView>, news: readonly ChatView[], ids: readonly string[]) {
  const all = new Map([...known, ...news.map((chat) => [chat.id, chat] as const)])
  return new Map(ids.flatMap((id) => [all.get(id) ?? []].flat().map((chat) => [id, chat] as const)))
}

function withRows(known: readonly Row[], news: readonly Row[]): readonly Row[] {
  if (news.length === 0) return known
  const first = known[0]?.id ?? news[0]?.id ?? 0
  const rows = [...known]
  for (const row of news) {
    if (row.id >= first) rows[row.id - first] = row
  }
  return rows.slice(-MOST_ROWS)
}
