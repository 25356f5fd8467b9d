import { useState } from 'react'
import type { SeatView } from '../protocol.ts'
import { useAct } from './act.ts'

/** What somebody in a chat writes and sends. */
export function Write({ seat: { name, participantId } }: { seat: SeatView }) {
  const act = useAct()
  const [text, setText] = useState('')
  async function say() {
    const outcome = await act({ action: 'say', participantId, text })
    if ('done' in outcome) setText('')
  }
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <input
        aria-label={`What ${name} says`}
        placeholder="Say something"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="primary">
        Say
      </button>
      <button type="button" aria-label={`${name} types`} onClick={() => act({ action: 'type', participantId })}>
        Type
      </button>
      <SendFile name={name} participantId={participantId} />
    </form>
  )
}

function SendFile({ name, participantId }: { name: string; participantId: string }) {
  const act = useAct()
  async function send(file: File) {
    const content = await base64Of(file)
    await act({ action: 'send file', participantId, file: { name: file.name, contentType: file.type, content } })
  }
  return (
    <label className="button">
      File
      <input
        type="file"
        className="hidden"
        aria-label={`${name} sends a file`}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same one may be sent again.
          target.value = ''
          if (file) void send(file)
        }}
      />
    </label>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
