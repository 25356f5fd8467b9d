import { useSelector } from '@xstate/react'
import type { ActorRefFrom } from 'xstate'
import type { sessionMachine } from '../machines/session.ts'
import { useApp } from './app-context.ts'
import { ContactList } from './contact-list.tsx'
import { ContactView } from './contact-view.tsx'
import { landing } from './focus-keeper.tsx'
import { Incoming } from './incoming.tsx'
import { SessionNotices } from './session-notices.tsx'
import { SigningIn } from './signing-in.tsx'
import { TopBar } from './top-bar.tsx'

/** The page: what it takes to sign in, then the chats of this agent. */
export function App() {
  const session = useSelector(useApp(), ({ children }) => children.session)
  return session ? <Page session={session} /> : null
}

function Page({ session }: { session: ActorRefFrom<typeof sessionMachine> }) {
  const signedIn = useSelector(session, (snapshot) => snapshot.matches('signedIn'))
  return (
    <>
      <TopBar session={session} />
      {signedIn ? <Desk session={session} /> : <SigningIn session={session} />}
    </>
  )
}

function Desk({ session }: { session: ActorRefFrom<typeof sessionMachine> }) {
  const app = useApp()
  const contact = useSelector(app, ({ context }) => context.contacts[context.selected ?? ''])
  return (
    <div className="desk">
      <div className="desk-chats">
        <SessionNotices session={session} />
        <Incoming />
        <ContactList />
      </div>
      {contact ? <ContactView key={contact.id} contact={contact} /> : <NoChat />}
    </div>
  )
}

function NoChat() {
  return (
    <main className="desk-empty">
      <h2 id={landing.conversation} tabIndex={-1}>
        No chat selected
      </h2>
      <p>Chats are listed as they come in.</p>
    </main>
  )
}
