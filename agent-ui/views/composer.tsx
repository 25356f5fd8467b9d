import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useSelector } from '@xstate/react'
import type { ComposerRef } from '../machines/composer.ts'
import type { ContactRef } from '../machines/contact.ts'
import { isSilent } from '../machines/monitoring.ts'
import { draftProblem, isSendable, LONGEST } from '../machines/outbox.ts'

interface Props {
  contact: ContactRef
  composer: ComposerRef
  customer: string
}

/** Where the agent writes: Enter sends, Shift and Enter begins a new line. */
export function Composer({ contact, composer, customer }: Props) {
  const active = useSelector(contact, (snapshot) => snapshot.matches({ open: 'active' }))
  const silent = useSelector(contact, ({ context }) => isSilent(context.contact))
  const draft = useSelector(composer, ({ context }) => context.draft)
  const markdown = useSelector(composer, ({ context }) => context.format === 'text/markdown')
  if (!active) return null
  if (silent) return <Listening />
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

/** In the place of the composer, for a supervisor who could not send what they write. */
function Listening() {
  return (
    <p role="status" className="composer muted">
      You are listening. Nobody in this chat sees you.
    </p>
  )
}
