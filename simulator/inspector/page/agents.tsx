import type { AgentView, CenterView, ContactView } from '../protocol.ts'
import { useAct, useMayAct } from './act.ts'
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
  const mayAct = useMayAct()
  const { username, name, state } = agent
  // Whoever sits in a chat has the same buttons at their seat.
  const isSeated = agent.contacts.some((contact) => contact.state === 'connected')
  return (
    <li className="agent">
      <ReachSign reach={agent} />
      <span className="agent-name">
        {name} <span className="muted">{username}</span>
      </span>
      {mayAct ? <StateChoice agent={agent} /> : <span className={`state state-${state.type}`}>{state.name}</span>}
      {agent.next !== undefined && <span className="next muted">{agent.next} after the contacts</span>}
      {agent.contacts.map((contact) => (
        <Contact key={contact.contactId} agent={agent} contact={contact} />
      ))}
      {mayAct && !isSeated && (agent.isOnline || agent.isCutOff || agent.isPlayedHere) && (
        <ReachButtons who={username} reach={agent} />
      )}
    </li>
  )
}

function StateChoice({ agent: { username, name, state } }: { agent: AgentView }) {
  const act = useAct()
  const states = useWorld(({ view }) => view?.center.agentStates ?? NO_STATES)
  // Some states are only got into, like that of an agent who has missed a contact.
  const offered = states.some(({ id }) => id === state.id) ? states : [state, ...states]
  return (
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
  )
}

function Contact({ agent, contact }: { agent: AgentView; contact: ContactView }) {
  const act = useAct()
  const mayAct = useMayAct()
  const { contactId, customer, state } = contact
  const does = (action: 'accept' | 'reject' | 'close') => act({ action, agent: agent.username, contactId })
  return (
    <div className={`contact contact-${state}`}>
      <span>
        {customer} <span className="muted">{state === 'connecting' ? 'rings' : state}</span>
      </span>
      {mayAct && state === 'connecting' && (
        <>
          <button type="button" className="primary" aria-label={`${agent.name} accepts`} onClick={() => does('accept')}>
            Accept
          </button>
          <button type="button" aria-label={`${agent.name} rejects`} onClick={() => does('reject')}>
            Reject
          </button>
        </>
      )}
      {mayAct && (state === 'ended' || state === 'missed') && (
        <button type="button" aria-label={`${agent.name} closes the contact`} onClick={() => does('close')}>
          Close
        </button>
      )}
    </div>
  )
}
