import Button from '@cloudscape-design/components/button'
import Toggle from '@cloudscape-design/components/toggle'
import { useSelector } from '@xstate/react'
import type { AgentSnapshot, AgentStateChoice } from '../connect/port.ts'
import type { SessionRef } from '../machines/session.ts'
import { useApp } from './app-context.ts'
import { FocusKeeper, landing } from './focus-keeper.tsx'
import { StateDot } from './state-dot.tsx'

/** The page's header: who is signed in, their availability, and the settings. */
export function TopBar({ session }: { session: SessionRef }) {
  const app = useApp()
  const agent = useSelector(session, (snapshot) => (snapshot.matches('signedIn') ? snapshot.context.agent : undefined))
  const colourMode = useSelector(app, ({ context }) => context.colourMode)
  const other = colourMode === 'dark' ? 'light' : 'dark'
  return (
    <header className="top-bar">
      <h1>Roundtable</h1>
      {agent && <Availability session={session} agent={agent} />}
      <div className="top-bar-settings">
        {agent && <AutoAccept />}
        <Button variant="link" onClick={() => app.send({ type: 'colour.choose', colourMode: other })}>
          {other === 'dark' ? 'Dark mode' : 'Light mode'}
        </Button>
      </div>
    </header>
  )
}

function Availability({ session, agent }: { session: SessionRef; agent: AgentSnapshot }) {
  const changing = useSelector(session, (snapshot) => snapshot.matches({ signedIn: { availability: 'changing' } }))
  const wanted = useSelector(session, ({ context }) => context.wanted)
  const available = agent.state.type === 'routable'
  // The first available and the first offline state, and those the contact center made up, such as Lunch. What is queued
  // can be dropped by staying available.
  const choices = agent.choices.filter((one) =>
    one.type === 'routable' ? !available || agent.next : one.name !== agent.state.name && one.name !== agent.next,
  )
  return (
    <section className="availability" aria-label="Availability">
      <span className="availability-now">
        <StateDot tone={available ? 'good' : agent.state.type === 'offline' ? 'quiet' : 'busy'} />
        <span id={landing.availability} tabIndex={-1}>
          {agent.name}{' '}
          <span className="muted">
            {agent.state.name}
            {agent.next && `, then ${agent.next}`}
          </span>
        </span>
      </span>
      {choices.map((one) => (
        <FocusKeeper key={one.arn} to="availability">
          <Button
            variant={one.type === 'routable' ? 'primary' : 'normal'}
            loading={changing && wanted === one.arn}
            loadingText="Changing"
            onClick={() => session.send({ type: 'availability.set', arn: one.arn })}
          >
            {label(one, available)}
          </Button>
        </FocusKeeper>
      ))}
    </section>
  )
}

function label({ name, type }: AgentStateChoice, available: boolean): string {
  if (type === 'routable' && available) return `Stay ${name.toLowerCase()}`
  return type === 'routable' || type === 'offline' ? `Go ${name.toLowerCase()}` : name
}

function AutoAccept() {
  const app = useApp()
  const autoAccept = useSelector(app, ({ context }) => context.autoAccept)
  return (
    <Toggle
      checked={autoAccept}
      onChange={({ detail }) => app.send({ type: 'autoAccept.set', autoAccept: detail.checked })}
    >
      Accept chats automatically
    </Toggle>
  )
}
