import { createContext, useContext } from 'react'
import { type Action, MOST_FILE_BYTES, type Outcome } from '../protocol.ts'

/** Does it, and tells the person when it is refused. Resolves with what came of it. */
export type Act = (action: Action) => Promise<Outcome>

export const ActContext = createContext<Act>(() => Promise.reject(new Error('Nobody is there to act.')))

export function useAct(): Act {
  return useContext(ActContext)
}

const KILOBYTES = MOST_FILE_BYTES / 1000

export async function perform(action: Action): Promise<Outcome> {
  if (action.action === 'send file' && action.file.content.length > (MOST_FILE_BYTES / 3) * 4) {
    return { refused: `${action.file.name} is too large to be sent from here: take one of at most ${KILOBYTES} kB.` }
  }
  try {
    const answer = await fetch('/inspector/actions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    })
    return await answer.json()
  } catch {
    return { refused: 'The simulator does not answer. Start it again with "npx roundtable serve".' }
  }
}
