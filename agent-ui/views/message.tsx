import Avatar from '@cloudscape-design/chat-components/avatar'
import ChatBubble, { type ChatBubbleProps } from '@cloudscape-design/chat-components/chat-bubble'
import Button from '@cloudscape-design/components/button'
import { memo } from 'react'
import type { ComposerRef } from '../machines/composer.ts'
import type { Unsent } from '../machines/outbox.ts'
import type { Line } from '../machines/transcript.ts'
import { FocusKeeper } from './focus-keeper.tsx'
import { initials, timeOfDay } from './names.ts'
import { RichText } from './rich-text.tsx'

interface Props {
  line: Line
  own: boolean
  /** Delivered and read say something between two people only. */
  showMarks: boolean
}

/** One message. It is drawn again only when it changes, not when another one comes. */
export const Message = memo(function Message({ line, own, showMarks }: Props) {
  const name = line.name || 'Unknown'
  const mark = line.marks.read ? 'Read' : line.marks.delivered ? 'Delivered' : ''
  return (
    <article className="message" data-own={own} aria-label={name}>
      <ChatBubble
        type={own ? 'outgoing' : 'incoming'}
        ariaLabel={`${name} at ${timeOfDay(line.at)}`}
        avatar={<Avatar ariaLabel={`Avatar of ${name}`} initials={initials(name)} />}
        style={bubble(own)}
      >
        <span className="message-by">
          <bdi className="message-name">{name}</bdi> <time dateTime={line.at}>{timeOfDay(line.at)}</time>
        </span>
        {line.kind === 'attachment' ? (
          <div className="plain-text">
            Attachment: <bdi>{line.content}</bdi>
          </div>
        ) : (
          <RichText content={line.content} contentType={line.contentType} />
        )}
      </ChatBubble>
      {own && showMarks && mark && <span className="mark">{mark}</span>}
    </article>
  )
})

/** Cloudscape's own colours of a bubble do not follow the dark mode. */
function bubble(own: boolean): ChatBubbleProps.Style {
  return { bubble: { background: own ? 'var(--selected)' : 'var(--ground)', color: 'var(--text)' } }
}

interface UnsentProps {
  unsent: Unsent
  name: string
  composer: ComposerRef
}

/** A message on its way, or one that did not get through. */
export function UnsentMessage({ unsent, name, composer }: UnsentProps) {
  const { token, content, format, status, problem } = unsent
  const failed = status === 'failed'
  return (
    <article className="message" data-own="true" aria-label={name}>
      <ChatBubble
        type="outgoing"
        ariaLabel={failed ? `${name}, not sent` : `${name}, sending`}
        avatar={<Avatar ariaLabel={`Avatar of ${name}`} initials={initials(name)} />}
        style={bubble(true)}
        actions={
          failed && (
            <FocusKeeper to="conversation" className="buttons">
              <Button variant="inline-link" onClick={() => composer.send({ type: 'unsent.retry', token })}>
                Send again
              </Button>
              <Button variant="inline-link" onClick={() => composer.send({ type: 'unsent.discard', token })}>
                Discard
              </Button>
            </FocusKeeper>
          )
        }
      >
        <span className="message-by">
          <bdi className="message-name">{name}</bdi>
        </span>
        <RichText content={content} contentType={format} />
      </ChatBubble>
      {failed ? (
        <span className="mark mark-failed" role="alert">
          Not sent: {problem}
        </span>
      ) : (
        <span className="mark">Sending…</span>
      )}
    </article>
  )
}
