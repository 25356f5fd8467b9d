import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ComposerRef } from '../machines/composer.ts'
import type { ContactRef } from '../machines/contact.ts'
import type { ConversationRef } from '../machines/conversation.ts'
import { isTwosome } from '../machines/people.ts'
import { isMessage, type Line } from '../machines/transcript.ts'
import type { TypistsRef } from '../machines/typists.ts'
import { Message, UnsentMessage } from './message.tsx'
import { systemLine } from './system-line.ts'

interface Props {
  contact: ContactRef
  conversation: ConversationRef
  composer: ComposerRef
  typists: TypistsRef
}

/** What was said, newest at the bottom, and who is about to say more. */
export function Conversation({ contact, conversation, composer, typists }: Props) {
  const customer = useSelector(contact, ({ context }) => context.contact.customer)
  const ownName = useSelector(contact, ({ context }) => context.contact.people.find((one) => one.self)?.name ?? 'You')
  const showMarks = useSelector(contact, ({ context }) => isTwosome(context.contact.people))
  const lines = useSelector(conversation, ({ context }) => context.lines)
  const self = useSelector(conversation, ({ context }) => context.self)
  const outbox = useSelector(composer, ({ context }) => context.outbox)
  return (
    <>
      <ConversationState conversation={conversation} />
      {/* The stop of the tab key is for those who scroll by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to take focus */}
      <div className="log" role="log" aria-label={`Conversation with ${customer}`} tabIndex={0}>
        <div className="log-lines">
          {lines.map((line) => (
            <LogLine key={line.id} line={line} own={line.participantId === self} showMarks={showMarks} />
          ))}
          {outbox.map((unsent) => (
            <UnsentMessage key={unsent.token} unsent={unsent} name={ownName} composer={composer} />
          ))}
        </div>
      </div>
      <Typing typists={typists} />
    </>
  )
}

function LogLine({ line, own, showMarks }: { line: Line; own: boolean; showMarks: boolean }) {
  if (isMessage(line)) return <Message line={line} own={own} showMarks={showMarks} />
  const words = systemLine(line)
  return words ? <p className="system-line">{words}</p> : null
}

function ConversationState({ conversation }: { conversation: ConversationRef }) {
  const state = useSelector(conversation, (snapshot) => snapshot.value)
  const { whole, interrupted, problem, cut } = useSelector(
    conversation,
    ({ context: { whole, interrupted, problem, cut } }) => ({ whole, interrupted, problem, cut }),
    shallowEqual,
  )
  if (state === 'failed') {
    return (
      <div role="alert">
        <Alert
          type="error"
          action={<Button onClick={() => conversation.send({ type: 'join.retry' })}>Try again</Button>}
        >
          The conversation cannot be shown: {problem}
        </Alert>
      </div>
    )
  }
  const words = cut ? CUT : whole ? interrupted && interruptions[state] : beginnings[state]
  return (
    <div role="status" className="conversation-state">
      {words && (whole || cut ? <Alert type="warning">{words}</Alert> : <p className="muted">{words}</p>)}
    </div>
  )
}

const CUT = 'The chat ended before all of it could be read. What was said last may be missing here.'

const beginnings: Partial<Record<string, string>> = {
  joining: 'Joining the chat…',
  reading: 'Reading what was said so far…',
  pausing: 'The chat does not answer yet. Trying again…',
  interrupted: 'The connection is interrupted.',
  readingTheEnd: 'The chat has ended. Reading what was said so far…',
}

const interruptions: Partial<Record<string, string>> = {
  interrupted: 'The connection is interrupted. What is said meanwhile is shown when it is back.',
  reading: 'The connection is back. Reading what was said meanwhile…',
  pausing: 'The connection is back, but the chat does not answer yet.',
  readingTheEnd: 'The chat has ended. Reading what was said meanwhile…',
}

function Typing({ typists }: { typists: TypistsRef }) {
  const names = useSelector(typists, ({ context }) => Object.values(context.typists), shallowEqual)
  return (
    <div className="typing" role="status" aria-label="Typing">
      {names.length > 0 && (
        <>
          {new Intl.ListFormat('en').format(names)} {names.length === 1 ? 'is' : 'are'} typing…
        </>
      )}
    </div>
  )
}
