import type { AgentView, CenterView, ContactView } from '../protocol.ts'
import { useAct } from './act.ts'
import { useWorld } from './live.ts'
import { ReachButtons, ReachSign } from './reach.tsx'

const NONE: readonly AgentView[] = []
const NO_STATES: CenterView['agentStates'] = []

/** Every agent: what they have chosen to be, and what is offered to them. */
export function Agents() {
  const agents = useWorld(({ view }) => view?.agents ?? NONE)
  return (
    <section className="panel" aria-labelledby="agents">
      <h2 id="agents">Agents</h2>
      <ul className="agents">
        {agents.map((agent) => (
          <Agent key={agent.username} agent={agent} />
        ))}
      </ul>
    </section>
  )
}

function Agent({ agent }: { agent: AgentView }) {
  const act = useAct()
  const states = useWorld(({ view }) => view?.center.agentStates ?? NO_STATES)
  const { username, name, state } = agent
  // Some states are only got into, like that of an agent who has missed a contact.
  const offered = states.some(({ id }) => id === state.id) ? states : [state, ...states]
  // Whoever sits in a chat has the same buttons at their seat.
  const isSeated = agent.contacts.some((contact) => contact.state === 'connected')
  return (
    <li className="agent">
      <ReachSign reach={agent} />
      <span className="agent-name">
        {name} <span className="muted">{username}</span>
      </span>
      <select
        className={`state state-${state.type}`}
        aria-label={`State of ${name}`}
        value={state.id}
        onChange={({ target }) => act({ action: 'choose state', agent: username, stateId: target.value })}
      >
        {offered.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      {agent.next !== undefined && <span className="next muted">{agent.next} after the contacts</span>}
      {agent.contacts.map((contact) => (
        <Contact key={contact.contactId} agent={agent} contact={contact} />
      ))}
      {!isSeated && (agent.isOnline || agent.isCutOff || agent.isPlayedHere) && (
        <ReachButtons who={username} reach={agent} />
      )}
    </li>
  )
}

function Contact({ agent, contact }: { agent: AgentView; contact: ContactView }) {
  const act = useAct()
  const { contactId, customer, state } = contact
  const does = (action: 'accept' | 'reject' | 'close') => act({ action, agent: agent.username, contactId })
  return (
    <div className={`contact contact-${state}`}>
      <span>
        {customer} <span className="muted">{state === 'connecting' ? 'rings' : state}</span>
      </span>
      {state === 'connecting' && (
        <>
          <button type="button" className="primary" aria-label={`${agent.name} accepts`} onClick={() => does('accept')}>
            Accept
          </button>
          <button type="button" aria-label={`${agent.name} rejects`} onClick={() => does('reject')}>
            Reject
          </button>
        </>
      )}
      {(state === 'ended' || state === 'missed') && (
        <button type="button" aria-label={`${agent.name} closes the contact`} onClick={() => does('close')}>
          Close
        </button>
      )}
    </div>
  )
}
