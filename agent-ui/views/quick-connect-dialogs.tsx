import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import Spinner from '@cloudscape-design/components/spinner'
import { useSelector } from '@xstate/react'
import { FULL } from '../machines/people.ts'
import type { QuickConnectsRef } from '../machines/quick-connects.ts'
import { FocusKeeper, landing } from './focus-keeper.tsx'

/** The button and the dialog to invite an agent into the chat. */
export function InviteDialog({ invite, full }: { invite: QuickConnectsRef; full: boolean }) {
  const open = useSelector(invite, (snapshot) => snapshot.matches('open'))
  const asking = useSelector(invite, (snapshot) => snapshot.matches('asking'))
  return (
    <>
      <Button
        iconName="user-profile"
        fullWidth
        disabled={full}
        {...(full && { disabledReason: FULL })}
        loading={asking}
        loadingText="Inviting"
        ariaHaspopup="dialog"
        onClick={() => invite.send({ type: 'dialog.open' })}
      >
        Invite
      </Button>
      {open && (
        <Modal
          visible
          header="Invite an agent"
          closeAriaLabel="Close dialog"
          onDismiss={() => invite.send({ type: 'dialog.close' })}
        >
          {full && <p role="alert">{FULL}</p>}
          <Choices dialog={invite} verb="Invite" disabled={full} />
        </Modal>
      )}
    </>
  )
}

/** The button and the dialog to hand the chat over. */
export function TransferDialog({ transfer }: { transfer: QuickConnectsRef }) {
  const open = useSelector(transfer, (snapshot) => snapshot.matches('open'))
  const asking = useSelector(transfer, (snapshot) => snapshot.matches('asking'))
  const confirming = useSelector(transfer, (snapshot) => snapshot.matches({ open: 'confirming' }))
  const chosen = useSelector(transfer, ({ context }) => context.chosen)
  const close = () => transfer.send({ type: 'dialog.close' })
  return (
    <>
      <Button
        loading={asking}
        loadingText="Transferring"
        ariaHaspopup="dialog"
        onClick={() => transfer.send({ type: 'dialog.open' })}
      >
        Transfer
      </Button>
      {open && (
        <Modal
          visible
          header="Transfer the chat"
          closeAriaLabel="Close dialog"
          onDismiss={close}
          footer={
            confirming && (
              <div className="buttons">
                <Button variant="link" onClick={close}>
                  Cancel
                </Button>
                <Button variant="primary" onClick={() => transfer.send({ type: 'transfer.confirm' })}>
                  Confirm transfer
                </Button>
              </div>
            )
          }
        >
          {confirming ? (
            <p id={landing.transfer} tabIndex={-1}>
              Hand the chat over to {chosen?.name}? All agents who are in it now leave it.
            </p>
          ) : (
            <FocusKeeper to="transfer">
              <Choices dialog={transfer} verb="Transfer to" disabled={false} />
            </FocusKeeper>
          )}
        </Modal>
      )}
    </>
  )
}

function Choices({ dialog, verb, disabled }: { dialog: QuickConnectsRef; verb: string; disabled: boolean }) {
  const choices = useSelector(dialog, ({ context }) => context.choices)
  const loading = useSelector(dialog, (snapshot) => snapshot.matches({ open: 'loading' }))
  if (loading) {
    return (
      <p role="status">
        <Spinner /> Looking for quick connects…
      </p>
    )
  }
  if (choices.length === 0) return <p>No quick connects are set up for your queues.</p>
  return (
    <ul className="choices">
      {choices.map(({ arn, name }) => (
        <li key={arn}>
          <Button fullWidth disabled={disabled} onClick={() => dialog.send({ type: 'quickConnect.choose', arn })}>
            {verb} {name}
          </Button>
        </li>
      ))}
    </ul>
  )
}
