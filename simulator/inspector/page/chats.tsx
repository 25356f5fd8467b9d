import { useState } from 'react'
import { useAct, useMayAct } from './act.ts'
import { useWorld } from './live.ts'

interface Props {
  readonly selected: string | undefined
  readonly onSelect: (chatId: string) => void
}

/** The chats that there are, and the means to start another. */
export function Chats({ selected, onSelect }: Props) {
  const mayAct = useMayAct()
  const chats = useWorld((world) => world.chats)
  const count = useWorld(({ view }) => view?.chatCount ?? 0)
  return (
    <section className="panel" aria-labelledby="chats">
      <h2 id="chats">Contacts</h2>
      {mayAct && <StartChat />}
      {!mayAct && chats.size === 0 && <p className="muted">No chat has been started yet.</p>}
      <ul className="chats">
        {[...chats.values()].map((chat) => (
          <li key={chat.id}>
            <button
              type="button"
              className="chat"
              aria-current={chat.id === selected}
              onClick={() => onSelect(chat.id)}
            >
              <span className="chat-name">{chat.customer}</span>
              <span className={`chat-state chat-${chat.state}`}>{chat.state}</span>
              <span className="muted">
                {chat.seats.length} {chat.seats.length === 1 ? 'person' : 'people'} · started{' '}
                {new Date(chat.startedAt).toISOString().slice(11, 19)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {count > chats.size && <p className="muted">{count - chats.size} older ones are not shown.</p>}
    </section>
  )
}

function StartChat() {
  const act = useAct()
  const [name, setName] = useState('Maya')
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ action: 'start chat', name })
      }}
    >
      <label className="hidden" htmlFor="customer">
        Name of the customer
      </label>
      <input id="customer" value={name} required maxLength={256} onChange={({ target }) => setName(target.value)} />
      <button type="submit" className="primary">
        Start a chat
      </button>
    </form>
  )
}
