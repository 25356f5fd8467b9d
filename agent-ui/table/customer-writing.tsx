import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useSelector } from '@xstate/react'
import type { ComposerRef } from '../machines/composer.ts'
import { draftProblem, isSendable } from '../machines/outbox.ts'

/** Where the customer writes, and what has not got through. */
export function CustomerWriting({ composer }: { composer: ComposerRef }) {
  const draft = useSelector(composer, ({ context }) => context.draft)
  const failed = useSelector(composer, ({ context }) => context.outbox.find((one) => one.status === 'failed'))
  const problem = draftProblem(draft)
  return (
    <form
      className="customer-writing"
      onSubmit={(event) => {
        event.preventDefault()
        composer.send({ type: 'draft.send' })
      }}
    >
      {failed && (
        <p className="mark-failed" role="alert">
          Not sent: {failed.content}{' '}
          <Button variant="inline-link" onClick={() => composer.send({ type: 'unsent.retry', token: failed.token })}>
            Send again
          </Button>
        </p>
      )}
      <div className="customer-field">
        <FormField label="Your message" {...(problem && { errorText: problem })} stretch>
          <Input
            value={draft}
            autoComplete="off"
            onChange={({ detail }) => composer.send({ type: 'draft.changed', draft: detail.value })}
          />
        </FormField>
        <Button variant="primary" formAction="submit" disabled={!isSendable(draft)}>
          Send
        </Button>
      </div>
    </form>
  )
}
