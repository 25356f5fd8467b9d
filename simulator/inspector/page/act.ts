import { createContext, useContext } from 'react'
import { type Action, MOST_FILE_BYTES, type Outcome } from '../protocol.ts'

/** Does it, and tells the person when it is refused. Resolves with what came of it. */
export type Act = (action: Action) => Promise<Outcome>

const NOBODY_ACTS: Act = () => Promise.reject(new Error('What is over can only be looked at.'))

export const ActContext = createContext<Act>(NOBODY_ACTS)

export function useAct(): Act {
  return useContext(ActContext)
}

/** Whether there is anything to act on: a simulator that runs, not a recording of one. */
export function useMayAct(): boolean {
  return useContext(ActContext) !== NOBODY_ACTS
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
