/**
 * One person in a chat as a person sees them: `Bob Bianchi`, agent, still only invited.
 *
 * @example
 * expect(await alice.roster()).toContainEqual({ name: 'Bob Bianchi', role: 'agent', state: 'invited' })
 */
export interface Seat {
  readonly name: string
  readonly role: 'customer' | 'agent' | 'supervisor'
  /** Only a silent monitor themselves see that they are listening. */
  readonly state: 'invited' | 'listening' | 'joined'
}

/**
 * A message as a person sees it. `mark` is what the sender's screen says of it, if anything.
 *
 * @example
 * expect(await alice.messages()).toEqual([{ from: 'Alice Adams', text: 'Hello', mark: 'Read' }])
 */
export interface SeenMessage {
  readonly from: string
  readonly text: string
  readonly mark?: 'Delivered' | 'Read'
}

/**
 * What customer and agents have in common: they say things, and what they see can be asked.
 *
 * @example
 * for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(['Maya: Hello to both'])
 */
export interface Person {
  /** As the wire log names them: an agent's user name, a customer's display name. */
  readonly name: string
  /** Says something in the chat. */
  says(text: string): Promise<void>
  /** Types, and sends nothing. */
  types(): Promise<void>
  /** Leaves the chat; when it is the customer, it is over for all. */
  leaves(): Promise<void>
  /** The messages of the chat, in the order seen. */
  messages(): Promise<SeenMessage[]>
  /** The names of those who are seen typing. */
  typists(): Promise<string[]>
  /** Whether the person sees that the chat is over for them. */
  sawTheEnd(): Promise<boolean>
}

/**
 * An agent at work, with a page or without: the verbs of the job and what the agent sees. Verbs act on the chat that
 * the agent has turned to; the one that came last when they have turned to none.
 *
 * @example
 * const alice = await world.signsIn('alice')
 * await alice.goesAvailable()
 * await world.customerStartsChat()
 * await alice.accepts()
 * await alice.says('How can I help?')
 */
export interface Agent extends Person {
  /** As others see them: `Bob Bianchi`. */
  readonly fullName: string
  /** Can be offered contacts from now on. */
  goesAvailable(): Promise<void>
  /** Can be offered none; during a contact, once it is over. */
  goesOffline(): Promise<void>
  /** Accepts the contact that rings; waits for it to ring. */
  accepts(): Promise<void>
  /** From now on accepts whatever rings, by themselves. */
  acceptsAutomatically(): Promise<void>
  /** Rejects the contact that rings; waits for it to ring. */
  rejects(): Promise<void>
  /** Invites by quick connect. Whom to invite is a user name. */
  invites(username: string): Promise<void>
  /** Takes an invitation back. Whose is a user name. */
  withdraws(username: string): Promise<void>
  /** Disconnects an agent (by user name) or the customer (by display name). */
  removes(name: string): Promise<void>
  /** Hands the chat to another agent, by quick connect; everybody else but the customer is disconnected. */
  transfersTo(username: string): Promise<void>
  /** Ends after-contact work. */
  closesContact(): Promise<void>
  /** Reads what the customer or others have written last: posts the read receipt, if receipts work. */
  reads(): Promise<void>
  /** Turns to the chat with this customer. */
  turnsTo(customer: string): Promise<void>
  /** Who is in the chat, invited or joined. */
  roster(): Promise<Seat[]>
  /** What the agent was told went wrong last; empty when nothing did. */
  notice(): Promise<string>
  /** The names of the customers whose contacts ring. */
  ringing(): Promise<string[]>
  /** Available, Offline, MissedCallAgent...; during a contact also what is queued: `Available, then Offline`. */
  availability(): Promise<string>
  /** Goes home; the world sees to it. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Somebody who may monitor chats: the chat comes to them as it would to an agent.
 *
 * @example
 * const { customer } = await world.chatOfTwo()
 * const grace = await world.supervisor()
 * await grace.monitors(customer)
 * await grace.bargesIn()
 * await grace.says('I am Grace')
 */
export interface Supervisor extends Agent {
  /** Has the chat with this customer brought to them, as the real-time metrics page does; it opens, or rings. */
  monitors(customer: Monitored): Promise<void>
  /** Takes part in the chat that they listen to. */
  bargesIn(): Promise<void>
  /** Listens again. */
  goesBack(): Promise<void>
}

/**
 * A chat to monitor.
 *
 * @example
 * await grace.monitors({ contactId: customer.contactId })
 */
export interface Monitored {
  readonly contactId: string
}
