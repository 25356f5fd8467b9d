import { useState } from 'react'
import type { Action } from '../protocol.ts'
import { ActContext, perform } from './act.ts'
import { Desk } from './desk.tsx'
import { TopBar } from './top-bar.tsx'
import { Welcome } from './welcome.tsx'

/** A simulator that runs: what is in it, and the means to act. */
export function App() {
  const [chosen, choose] = useState<string>()
  const [refusal, refuse] = useState<string>()

  async function act(action: Action) {
    const outcome = await perform(action)
    refuse('refused' in outcome ? outcome.refused : undefined)
    if ('chatId' in outcome) choose(outcome.chatId)
    return outcome
  }

  return (
    <ActContext value={act}>
      <TopBar />
      <div className="alerts" role="alert">
        {refusal !== undefined && (
          <p className="refusal">
            <span>
              <strong>Refused.</strong> {refusal}
            </span>
            <button type="button" onClick={() => refuse(undefined)}>
              Dismiss
            </button>
          </p>
        )}
      </div>
      <Desk chosen={chosen} onChoose={choose} withoutChats={<Welcome />} />
    </ActContext>
  )
}
