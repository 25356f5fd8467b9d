import { useWorld } from './live.ts'

/** What to do first, for somebody who has never been here. */
export function Welcome() {
  const available = useWorld(({ view }) => view?.center.agentStates.find(({ type }) => type === 'routable')?.name)
  return (
    <section className="panel welcome" aria-labelledby="welcome">
      <h2 id="welcome">Nobody is chatting yet</h2>
      <p>This is a simulated Amazon Connect. Try a chat with several agents, here or with a UI of your own:</p>
      <ol>
        <li>
          Set the <strong>state</strong> of an agent to {available ?? 'one in which they take contacts'}.
        </li>
        <li>
          <strong>Start a chat</strong> as a customer. It rings at that agent.
        </li>
        <li>
          <strong>Accept</strong> it for them, then write as the customer and as the agent.
        </li>
        <li>
          Set more agents to {available ?? 'such a state'}, and let the first agent invite them: up to six people fit at
          one table.
        </li>
      </ol>
      <p className="muted">
        Pages and programs that use this simulator show up here as well. Where they have to connect to stands in the
        terminal.
      </p>
    </section>
  )
}
