import { Customer as ChatCustomer, RefusedError } from '../../simulator/customer/index.ts'
import type { Place } from '../transports/service.ts'
import type { Monitored, Person, SeenMessage } from './person.ts'

/**
 * The customer of a chat, on the AWS SDKs.
 *
 * @example
 * const { customer, alice } = await world.chatOfTwo()
 * await customer.says('Hello')
 * await customer.dropsOff()
 * await alice.says('Are you there?')
 * await customer.comesBack()
 * await expect(customer).toSeeMessagesInOrder(['Maya: Hello', 'Alice Adams: Are you there?'])
 */
export class Customer implements Person, Monitored {
  readonly name: string
  readonly contactId: string
  readonly #chat: ChatCustomer
  readonly #clients: readonly { destroy(): void }[]

  private constructor(chat: ChatCustomer, clients: readonly { destroy(): void }[]) {
    this.name = chat.displayName
    this.contactId = chat.contactId
    this.#chat = chat
    this.#clients = clients
  }

  /** @param language what they speak, as a contact attribute for flows to go by: `de-DE` */
  static async startsChat(name: string, place: Place, language?: string): Promise<Customer> {
    const { region, instanceId, contactFlow } = place.center
    const clients = place.clientsOf(name)
    const chat = await ChatCustomer.startsChat({
      region,
      instanceId,
      contactFlowId: contactFlow.id,
      displayName: name,
      connectClient: clients.connect,
      participantClient: clients.participant,
      ...place.chatRequest,
      attributes: { ...place.chatRequest?.attributes, ...(language && { language }) },
      ...place.meansOf(name),
    })
    return new Customer(chat, Object.values(clients))
  }

  /** Says something in the chat. */
  async says(text: string): Promise<void> {
    await this.#chat.says(text)
  }

  /** Types, and sends nothing. */
  async types(): Promise<void> {
    await this.#chat.types()
  }

  /** Marks the agents' last message as delivered and read. A refusal is for the wire log, not for the customer. */
  async reads(): Promise<void> {
    const last = await this.#chat.received.until(
      ({ messages }) => messages.findLast((each) => each.displayName !== this.name),
      'a message from an agent to read',
    )
    await this.#chat.acknowledgesDelivery(last.id).catch(passOverRefused)
    await this.#chat.reads(last.id).catch(passOverRefused)
  }

  /** The phone loses the network: the chat goes on without the customer seeing it. */
  async dropsOff(): Promise<void> {
    await this.#chat.dropsOff()
  }

  /** The phone has the network again, and catches up. */
  async comesBack(): Promise<void> {
    await this.#chat.comesBack()
  }

  /** Leaves, which ends the chat for all. */
  async leaves(): Promise<void> {
    await this.#chat.leaves()
  }

  async messages(): Promise<SeenMessage[]> {
    const { messages, receipts } = this.#chat.received
    return messages.map((each) => {
      const seen = { from: each.displayName ?? '', text: each.content ?? '' }
      const own = receipts.filter((receipt) => receipt.messageId === each.id && each.displayName === this.name)
      if (own.some((receipt) => receipt.read)) return { ...seen, mark: 'Read' }
      return own.length > 0 ? { ...seen, mark: 'Delivered' } : seen
    })
  }

  /** The transcript as the service has it now, as sentences: `Bob Bianchi joined`, `Maya: hello`. */
  async transcript(): Promise<string[]> {
    const items = await this.#chat.transcript()
    return items.map(({ type, displayName, content, contentType }) =>
      type === 'MESSAGE'
        ? `${displayName}: ${content}`
        : `${displayName ?? 'The chat'} ${contentType.split('.').at(-1)}`,
    )
  }

  async typists(): Promise<string[]> {
    return [...this.#chat.received.typists]
  }

  async sawTheEnd(): Promise<boolean> {
    return this.#chat.state === 'ended' || this.#chat.state === 'left'
  }

  /** Goes home; the world sees to it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#chat[Symbol.asyncDispose]()
    for (const client of this.#clients) client.destroy()
  }
}

function passOverRefused(error: unknown): void {
  if (!(error instanceof RefusedError) || error.status !== 409) throw error
}
