import Alert from '@cloudscape-design/components/alert'
import { shallowEqual, useSelector } from '@xstate/react'
import type { ContactRef } from '../machines/contact.ts'
import type { QuickConnectsRef } from '../machines/quick-connects.ts'
import { FocusKeeper } from './focus-keeper.tsx'

/** What the agent should know about this chat, until dismissed. */
export function Notices({ contact }: { contact: ContactRef }) {
  const notices = useSelector(contact, ({ context }) => context.notices)
  const { invite, transfer } = useSelector(contact, ({ children }) => children, shallowEqual)
  return (
    <div className="notices">
      {notices.map(({ id, kind, text }) => (
        <Notice key={id} kind={kind} text={text} dismiss={() => contact.send({ type: 'notice.dismiss', id })} />
      ))}
      {invite && <Refusal dialog={invite} />}
      {transfer && <Refusal dialog={transfer} />}
    </div>
  )
}

function Refusal({ dialog }: { dialog: QuickConnectsRef }) {
  const refusal = useSelector(dialog, ({ context }) => context.refusal)
  return refusal ? (
    <Notice kind="error" text={refusal} dismiss={() => dialog.send({ type: 'refusal.dismiss' })} />
  ) : null
}

function Notice({ kind, text, dismiss }: { kind: 'error' | 'info'; text: string; dismiss: () => void }) {
  return (
    <FocusKeeper to="conversation">
      <div role="alert">
        <Alert type={kind} dismissible onDismiss={dismiss} i18nStrings={{ dismissAriaLabel: 'Dismiss notice' }}>
          {text}
        </Alert>
      </div>
    </FocusKeeper>
  )
}
