import { useState } from 'react'
import type { AgentView, ChatView } from '../protocol.ts'
import { useAct } from './act.ts'
import { useWorld } from './live.ts'

const NOBODY: readonly AgentView[] = []

/** Brings a running chat to a supervisor, who listens to it unseen. */
export function Monitor({ chat }: { chat: ChatView }) {
  const act = useAct()
  const agents = useWorld(({ view }) => view?.agents ?? NOBODY)
  const free = agents.filter(
    ({ username, maySupervise }) => maySupervise && !chat.seats.some(({ who }) => who === username),
  )
  const [chosen, choose] = useState('')
  const agent = free.some(({ username }) => username === chosen) ? chosen : free[0]?.username
  if (chat.state !== 'active' || agent === undefined) return null
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ action: 'monitor', agent, contactId: chat.id })
      }}
    >
      <select aria-label="Who is to monitor the chat" value={agent} onChange={({ target }) => choose(target.value)}>
        {free.map(({ username, name }) => (
          <option key={username} value={username}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit">Monitor silently</button>
    </form>
  )
}
