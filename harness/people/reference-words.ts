import type { Locator } from '@playwright/test'
import type { Seat, SeenMessage } from './person.ts'

/** What the articles of a conversation show, all at one look: asked one by one, each would be as of another moment. */
export async function seenMessages(articles: Locator): Promise<SeenMessage[]> {
  const shown = await articles.evaluateAll((all) =>
    all.map((each) => ({
      from: each.getAttribute('aria-label') ?? '',
      words: each instanceof HTMLElement ? each.innerText : '',
    })),
  )
  return shown.map(seenMessage)
}

/** Initials, name and time stand above a message, a mark below it. */
function seenMessage({ from, words }: { from: string; words: string }): SeenMessage {
  const [, , ...lines] = words.split('\n').map((line) => line.trim())
  const said = lines.filter(Boolean)
  const mark = said.length > 1 ? said.at(-1) : undefined
  if (mark !== 'Delivered' && mark !== 'Read') return { from, text: said.join('\n') }
  return { from, text: said.slice(0, -1).join('\n'), mark }
}

const seatRoles: Readonly<Record<string, Seat['role']>> = { Customer: 'customer', Supervisor: 'supervisor' }
const seatStates: Readonly<Record<string, Seat['state']>> = { invited: 'invited', listening: 'listening' }

/** An entry of the list of people. */
export function seatOf(entry: string): Seat {
  const [, name = entry, role, state] =
    /^\s*(?:[A-Z]{1,2}\n)?(.+?)(?: \(you\))?\s+(Customer|Agent|Supervisor)\s+(invited|listening|joined)/.exec(entry) ??
    []
  return { name, role: seatRoles[role ?? ''] ?? 'agent', state: seatStates[state ?? ''] ?? 'joined' }
}
