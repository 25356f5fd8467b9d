import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import Spinner from '@cloudscape-design/components/spinner'
import { useSelector } from '@xstate/react'
import { type ReactNode, useId } from 'react'
import type { QuickConnect } from '../connect/port.ts'
import { colleagueNamed, FULL } from '../machines/people.ts'
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
          <Choices dialog={invite}>{(one) => <Invitation invite={invite} full={full} one={one} />}</Choices>
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
              <Choices dialog={transfer}>
                {({ arn, name }) => (
                  <Button fullWidth onClick={() => transfer.send({ type: 'quickConnect.choose', arn })}>
                    Transfer to {name}
                  </Button>
                )}
              </Choices>
            </FocusKeeper>
          )}
        </Modal>
      )}
    </>
  )
}

/** Somebody to invite. A namesake of theirs may be in the chat, so that they can be chosen all the same. */
function Invitation({
  invite,
  full,
  one: { arn, name },
}: {
  invite: QuickConnectsRef
  full: boolean
  one: QuickConnect
}) {
  const colleague = useSelector(invite, ({ context }) => colleagueNamed(context.people, name)?.state)
  const words = useId()
  return (
    <>
      <Button
        fullWidth
        disabled={full}
        {...(colleague && { ariaDescribedby: words })}
        onClick={() => invite.send({ type: 'quickConnect.choose', arn })}
      >
        Invite {name}
      </Button>
      {colleague && (
        <p className="muted" id={words}>
          Somebody of this name is {colleague === 'invited' ? 'invited' : 'in the chat'}.
        </p>
      )}
    </>
  )
}

function Choices({ dialog, children }: { dialog: QuickConnectsRef; children: (one: QuickConnect) => ReactNode }) {
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
      {choices.map((one) => (
        <li key={one.arn}>{children(one)}</li>
      ))}
    </ul>
  )
}
