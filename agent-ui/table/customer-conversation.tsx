import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ConversationRef } from '../machines/conversation.ts'
import { isMessage } from '../machines/transcript.ts'
import type { TypistsRef } from '../machines/typists.ts'
import { Message } from '../views/message.tsx'
import { systemLine } from '../views/system-line.ts'

/** What was said, newest at the bottom, and who is about to say more. */
export function CustomerConversation({
  conversation,
  typists,
}: {
  conversation: ConversationRef
  typists: TypistsRef
}) {
  const { lines, self, interrupted, problem } = useSelector(conversation, ({ context }) => context, shallowEqual)
  const failed = useSelector(conversation, (snapshot) => snapshot.matches('failed'))
  const others = useSelector(
    typists,
    ({ context }) =>
      Object.entries(context.typists)
        .filter(([participantId]) => participantId !== self)
        .map(([, name]) => name),
    shallowEqual,
  )
  return (
    <>
      {failed && (
        <div role="alert">
          <Alert
            type="error"
            action={<Button onClick={() => conversation.send({ type: 'join.retry' })}>Try again</Button>}
          >
            The conversation cannot be shown: {problem}
          </Alert>
        </div>
      )}
      <div role="status">
        {interrupted && <Alert type="warning">The connection is interrupted. Please wait a moment.</Alert>}
      </div>
      {/* The stop of the tab key is for those who scroll by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to take focus */}
      <div className="log" role="log" aria-label="Conversation" tabIndex={0}>
        <div className="log-lines">
          {lines.map((line) =>
            isMessage(line) ? (
              <Message key={line.id} line={line} own={line.participantId === self} showMarks />
            ) : (
              <p key={line.id} className="system-line">
                {systemLine(line)}
              </p>
            ),
          )}
        </div>
      </div>
      <div className="typing" role="status" aria-label="Typing">
        {others.length > 0 &&
          `${new Intl.ListFormat('en').format(others)} ${others.length === 1 ? 'is' : 'are'} typing…`}
      </div>
    </>
  )
}
