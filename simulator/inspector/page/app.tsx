import { useState } from 'react'
import type { Action } from '../protocol.ts'
import { ActContext, perform } from './act.ts'
import { Agents } from './agents.tsx'
import { Assumptions } from './assumptions.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { Chats } from './chats.tsx'
import { Diagram } from './diagram.tsx'
import { useWorld } from './live.ts'
import { TopBar } from './top-bar.tsx'
import { Welcome } from './welcome.tsx'

export function App() {
  const isKnown = useWorld(({ view }) => view !== undefined)
  const newest = useWorld(({ view }) => view?.chatIds[0])
  const [chosen, choose] = useState<string>()
  const [refusal, refuse] = useState<string>()
  const stillThere = useWorld(({ chats }) => chosen !== undefined && chats.has(chosen))
  const chatId = stillThere ? chosen : newest

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
      {isKnown && (
        <main className="desk">
          <div className="column">
            <Agents />
            <Chats selected={chatId} onSelect={choose} />
          </div>
          <div className="column">{chatId ? <ChatPanel key={chatId} chatId={chatId} /> : <Welcome />}</div>
          <div className="column wide">
            <Diagram chatId={chatId} />
            <Assumptions />
          </div>
        </main>
      )}
    </ActContext>
  )
}
