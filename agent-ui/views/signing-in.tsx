import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Spinner from '@cloudscape-design/components/spinner'
import { useSelector } from '@xstate/react'
import type { LoginWindow } from '../connect/port.ts'
import type { SessionRef } from '../machines/session.ts'

const hints: Record<LoginWindow, string> = {
  open: 'Sign in to Amazon Connect in the window that has opened. This page goes on by itself.',
  closed: 'The sign-in window was closed. Open it again to sign in to Amazon Connect.',
  blocked:
    'The sign-in window did not open; your browser may have blocked it. Open it here, or allow pop-ups for this page.',
}

/** Everything before the agent is signed in. */
export function SigningIn({ session }: { session: SessionRef }) {
  const login = useSelector(session, ({ context }) => context.login)
  const waiting = useSelector(session, (snapshot) => snapshot.matches({ signedOut: 'waiting' }))
  const denied = useSelector(session, (snapshot) => snapshot.matches('denied'))
  const gaveUp = useSelector(session, (snapshot) => snapshot.matches('gaveUp'))

  return (
    <main className="lonely">
      <h2>Sign in</h2>
      {waiting && (
        <>
          <div role="alert">
            <Alert type={login === 'blocked' ? 'warning' : 'info'}>{hints[login]}</Alert>
          </div>
          <Button variant="primary" onClick={() => session.send({ type: 'login.open' })}>
            Sign in
          </Button>
        </>
      )}
      {denied && (
        <div role="alert">
          <Alert type="error">
            Amazon Connect denies you the Contact Control Panel. Ask your administrator for access.
          </Alert>
        </div>
      )}
      {gaveUp && (
        <>
          <div role="alert">
            <Alert type="error">
              The Contact Control Panel does not answer. Check that this page is an approved origin of the instance.
            </Alert>
          </div>
          <Button variant="primary" onClick={() => location.reload()}>
            Reload the page
          </Button>
        </>
      )}
      {!waiting && !denied && !gaveUp && (
        <p role="status">
          <Spinner /> Connecting to Amazon Connect…
        </p>
      )}
    </main>
  )
}
