import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import { useSelector } from '@xstate/react'
import type { DeparturesRef } from '../machines/departures.ts'

/** Asks before somebody is removed. */
export function RemovalDialog({ departures }: { departures: DeparturesRef }) {
  const asking = useSelector(departures, (snapshot) => snapshot.matches({ question: 'confirming' }))
  const person = useSelector(departures, ({ context }) => context.inQuestion)
  if (!asking || !person) return null
  const cancel = () => departures.send({ type: 'removal.cancel' })
  return (
    <Modal
      visible
      header={`Remove ${person.name}?`}
      closeAriaLabel="Close dialog"
      onDismiss={cancel}
      footer={
        <div className="buttons">
          <Button variant="link" onClick={cancel}>
            Cancel
          </Button>
          <Button variant="primary" onClick={() => departures.send({ type: 'removal.confirm' })}>
            Remove
          </Button>
        </div>
      }
    >
      {person.role === 'customer'
        ? 'Without the customer the chat ends for everybody.'
        : 'They leave the chat now. They can be invited again.'}
    </Modal>
  )
}
