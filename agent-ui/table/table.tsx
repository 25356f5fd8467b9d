import Link from '@cloudscape-design/components/link'
import type { Seats } from './seats.ts'

/** The customer and the agents side by side, each in a page and a session of their own. */
export function Table({ seats: { customer, agents, simulator } }: { seats: Seats }) {
  return (
    <>
      <header className="top-bar">
        <h1>Six seats at one table</h1>
        <p className="story">{storyOf(agents.map(({ name }) => firstName(name)))}</p>
        <div className="top-bar-settings">
          <Link external href={simulator}>
            Inspector
          </Link>
        </div>
      </header>
      <main className="table">
        <Seat name="Customer" url={customer} />
        {agents.map(({ name, url }) => (
          <Seat key={url} name={name} url={url} />
        ))}
      </main>
    </>
  )
}

function Seat({ name, url }: { name: string; url: string }) {
  return (
    <section className="seat" aria-label={name}>
      <div className="seat-heading">
        <h2>{name}</h2>
        <Link external fontSize="body-s" href={url} ariaLabel={`${name} in a tab of their own`}>
          Own tab
        </Link>
      </div>
      <div className="seat-page">
        <iframe title={`Page of ${name}`} src={url} allow="clipboard-write" />
      </div>
    </section>
  )
}

/** What to do first, in a line. */
function storyOf([first, ...others]: readonly string[]): string {
  if (!first) return 'Nobody in this contact center works the queue of its chats: there is no agent to sit here.'
  const starts = `Start a chat in the customer’s seat and let ${first} accept it.`
  if (others.length === 0) return starts
  const guests = new Intl.ListFormat('en').format(others)
  return `${starts} ${first} then invites ${guests}, who accept, each in their own seat. Whatever anybody writes, all of them see.`
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
