import type { ReactNode } from 'react'
import { Agents } from './agents.tsx'
import { Assumptions } from './assumptions.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { Chats } from './chats.tsx'
import { Diagram } from './diagram.tsx'
import { useWorld } from './live.ts'

interface Props {
  /** The chat that is looked at: the newest, if none has been chosen or it is gone. */
  readonly chosen: string | undefined
  readonly onChoose: (chatId: string) => void
  /** What stands in the place of a chat as long as there is none. */
  readonly withoutChats: ReactNode
}

/** Everything there is to see, side by side as the page's width allows. */
export function Desk({ chosen, onChoose, withoutChats }: Props) {
  const isKnown = useWorld(({ view }) => view !== undefined)
  const newest = useWorld(({ view }) => view?.chatIds[0])
  const stillThere = useWorld(({ chats }) => chosen !== undefined && chats.has(chosen))
  const chatId = stillThere ? chosen : newest
  if (!isKnown) return null
  return (
    <main className="desk">
      <div className="column">
        <Agents />
        <Chats selected={chatId} onSelect={onChoose} />
      </div>
      <div className="column">{chatId ? <ChatPanel key={chatId} chatId={chatId} /> : withoutChats}</div>
      <div className="column wide">
        <Diagram chatId={chatId} />
        <Assumptions />
      </div>
    </main>
  )
}
