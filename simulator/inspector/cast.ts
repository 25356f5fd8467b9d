import type { Participant } from '../instance/chat.ts'
import type { User } from '../instance/directory.ts'
import { PlayedAgent } from './people/played-agent.ts'
import { PlayedCustomer } from './people/played-customer.ts'
import type { Surroundings } from './people/surroundings.ts'
import { RefusedAction } from './refused-action.ts'

/** The people whose client is the inspector. */
export class Cast {
  readonly #world: Surroundings
  /** By user name. */
  readonly #agents = new Map<string, PlayedAgent>()
  /** By participant id. */
  readonly #customers = new Map<string, PlayedCustomer>()

  constructor(world: Surroundings) {
    this.#world = world
  }

  async startChat(name: string): Promise<PlayedCustomer> {
    const customer = await PlayedCustomer.startsChat(this.#world, name)
    this.#customers.set(customer.participantId, customer)
    return customer
  }

  /** Any agent can be played. @throws RefusedAction for a name that nobody has */
  agent(username: string): PlayedAgent {
    const user = this.#userNamed(username)
    const agent = this.#agents.get(username) ?? new PlayedAgent(this.#world, user)
    this.#agents.set(username, agent)
    return agent
  }

  /** Only who started a chat here: others' tokens are their own. @throws RefusedAction */
  customer({ id, displayName }: Participant): PlayedCustomer {
    const customer = this.#customers.get(id)
    if (customer) return customer
    throw new RefusedAction(`${displayName} started the chat elsewhere: act there, or start a chat here.`)
  }

  isPlayed({ id, userId }: Pick<Participant, 'id' | 'userId'>): boolean {
    if (userId === undefined) return this.#customers.has(id)
    return this.#agents.get(this.#world.instance.directory.findUser(userId)?.username ?? '')?.isSignedIn ?? false
  }

  /** Whoever of that name lost their socket opens another. @throws RefusedAction */
  async reconnect(who: string): Promise<void> {
    const agent = this.#agents.get(who)
    const people = [...this.#customers.values()].filter(({ name }) => name === who)
    const offline = [...people, ...(agent ? [agent] : [])].filter(({ isOnline }) => !isOnline)
    const [first] = offline
    if (!first) throw new RefusedAction(`${who} has no socket here to open again.`)
    for (const each of offline) await each.connect()
  }

  close(): void {
    for (const each of [...this.#agents.values(), ...this.#customers.values()]) each.close()
  }

  #userNamed(username: string): User {
    const user = this.#world.instance.directory.findUserByName(username)
    if (user) return user
    throw new RefusedAction(`There is no agent ${username} in the contact center.`)
  }
}
