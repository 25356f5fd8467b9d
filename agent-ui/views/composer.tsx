import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useSelector } from '@xstate/react'
import type { ComposerRef } from '../machines/composer.ts'
import type { ContactRef } from '../machines/contact.ts'
import { isSilent } from '../machines/monitoring.ts'
import { draftProblem, isSendable, LONGEST } from '../machines/outbox.ts'
import { FocusKeeper } from './focus-keeper.tsx'

interface Props {
  contact: ContactRef
  composer: ComposerRef
  customer: string
}

/** Where the agent writes; after the chat, what they did not get to send. */
export function Composer({ contact, composer, customer }: Props) {
  const active = useSelector(contact, (snapshot) => snapshot.matches({ open: 'active' }))
  const silent = useSelector(contact, ({ context }) => isSilent(context.contact))
  if (!active) return <LeftOver composer={composer} />
  if (silent) return <Listening />
  return (
    <FocusKeeper to="conversation">
      <Writing composer={composer} customer={customer} />
    </FocusKeeper>
  )
}

/** Enter sends, Shift and Enter begins a new line. */
function Writing({ composer, customer }: Pick<Props, 'composer' | 'customer'>) {
  const draft = useSelector(composer, ({ context }) => context.draft)
  const markdown = useSelector(composer, ({ context }) => context.format === 'text/markdown')
  const problem = draftProblem(draft)
  const send = () => composer.send({ type: 'draft.send' })
  return (
    <div className="composer">
      <FormField
        label={`Message to ${customer}`}
        constraintText={`${draft.length} of ${LONGEST} characters. Enter sends, Shift and Enter begins a new line.`}
        {...(problem && { errorText: problem })}
        stretch
      >
        <Textarea
          value={draft}
          rows={2}
          nativeTextareaAttributes={{ dir: 'auto' }}
          invalid={problem !== undefined}
          onChange={({ detail }) => composer.send({ type: 'draft.changed', draft: detail.value })}
          onKeyDown={(event) => {
            const { key, shiftKey, isComposing } = event.detail
            if (key !== 'Enter' || shiftKey || isComposing) return
            event.preventDefault()
            send()
          }}
        />
      </FormField>
      <div className="composer-buttons">
        <Checkbox
          checked={markdown}
          onChange={({ detail }) =>
            composer.send({ type: 'format.changed', format: detail.checked ? 'text/markdown' : 'text/plain' })
          }
        >
          Markdown
        </Checkbox>
        <Button variant="primary" disabled={!isSendable(draft)} onClick={send}>
          Send
        </Button>
      </div>
    </div>
  )
}

/** The draft that the end of the chat has cut off, to be read and copied. */
function LeftOver({ composer }: Pick<Props, 'composer'>) {
  const draft = useSelector(composer, ({ context }) => context.draft)
  if (draft.trim() === '') return null
  return (
    <div role="alert">
      <Alert type="warning" header="The chat is over. What you were writing was not sent:">
        <p className="plain-text left-over" dir="auto">
          {draft}
        </p>
      </Alert>
    </div>
  )
}

/** In the place of the composer, for a supervisor who could not send what they write. */
function Listening() {
  return (
    <p role="status" className="composer muted">
      You are listening. Nobody in this chat sees you.
    </p>
  )
}
