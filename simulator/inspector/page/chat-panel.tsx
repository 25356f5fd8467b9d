import { useState } from 'react'
import { useMayAct } from './act.ts'
import { useWorld } from './live.ts'
import { Monitor } from './monitor.tsx'
import { RoundTable } from './round-table.tsx'
import { SeatControls } from './seat-controls.tsx'
import { Transcript } from './transcript.tsx'

/** One chat: its table, what can be done at each seat, what was said. */
export function ChatPanel({ chatId }: { chatId: string }) {
  const chat = useWorld(({ chats }) => chats.get(chatId))
  const mayAct = useMayAct()
  const [chosen, choose] = useState<string>()
  if (!chat) return null
  const seat = chat.seats.find(({ participantId }) => participantId === chosen) ?? chat.seats[0]
  return (
    <section className="panel chat-panel" aria-labelledby="chat">
      <h2 id="chat">
        Chat with {chat.customer} <span className={`chat-state chat-${chat.state}`}>{chat.state}</span>
      </h2>
      <RoundTable chat={chat} chosen={mayAct ? seat?.participantId : undefined} onChoose={choose} />
      {mayAct && seat && <SeatControls key={seat.participantId} chat={chat} seat={seat} />}
      {mayAct && <Monitor chat={chat} />}
      <Transcript chat={chat} />
    </section>
  )
}
