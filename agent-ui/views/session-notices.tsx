import Alert from '@cloudscape-design/components/alert'
import { useSelector } from '@xstate/react'
import type { SessionRef } from '../machines/session.ts'

/** What the agent should know about the session itself. */
export function SessionNotices({ session }: { session: SessionRef }) {
  const linkDown = useSelector(session, (snapshot) => snapshot.matches({ signedIn: { link: 'down' } }))
  const problem = useSelector(session, ({ context }) => context.problem)
  return (
    <>
      {linkDown && (
        <div role="status">
          <Alert type="warning">The connection to Amazon Connect is lost. It is being opened again.</Alert>
        </div>
      )}
      {problem && (
        <div role="alert">
          <Alert
            type="error"
            dismissible
            i18nStrings={{ dismissAriaLabel: 'Dismiss notice' }}
            onDismiss={() => session.send({ type: 'problem.dismiss' })}
          >
            {problem}
          </Alert>
        </div>
      )}
    </>
  )
}
