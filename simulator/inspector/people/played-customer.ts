import { call, callSigned, PlayedSocket } from './client.ts'
import type { Surroundings } from './surroundings.ts'
import { Writer } from './writer.ts'

interface Connection {
  readonly Websocket: { readonly Url: string }
  readonly ConnectionCredentials: { readonly ConnectionToken: string }
}

/** A customer whose client is the inspector: the public APIs and a chat socket, without an SDK. */
export class PlayedCustomer {
  readonly name: string
  readonly chatId: string
  readonly participantId: string
  readonly writer: Writer
  readonly #world: Surroundings
  readonly #socket = new PlayedSocket()
  readonly #participantToken: string
  #connectionToken = ''

  private constructor(world: Surroundings, name: string, started: Started) {
    this.name = name
    this.chatId = started.ContactId
    this.participantId = started.ParticipantId
    this.writer = new Writer(world, (doing, path, body) => this.#ask(doing, path, body))
    this.#world = world
    this.#participantToken = started.ParticipantToken
  }

  /** @throws RefusedAction */
  static async startsChat(world: Surroundings, name: string): Promise<PlayedCustomer> {
    const { instanceId, contactFlow } = world.instance.directory.center
    const started = await callSigned<Started>(world, `${name} cannot start a chat`, {
      method: 'PUT',
      url: `https://${world.hosts.controlPlane}/contact/chat`,
      body: { InstanceId: instanceId, ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: name } },
    })
    const customer = new PlayedCustomer(world, name, started)
    await customer.connect()
    return customer
  }

  get isOnline(): boolean {
    return this.#socket.isOpen
  }

  /** A new connection: after the start, and after the socket was lost. @throws RefusedAction */
  async connect(): Promise<void> {
    const { Websocket, ConnectionCredentials } = await this.#ask<Connection>(
      'connect',
      'connection',
      { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] },
      this.#participantToken,
    )
    this.#connectionToken = ConnectionCredentials.ConnectionToken
    this.#socket.open(this.#world.network, this.#world.meaning(new URL(Websocket.Url)), this.name)
  }

  async leave(): Promise<void> {
    await this.#ask('leave', 'disconnect', {})
    this.close()
  }

  close(): void {
    this.#socket.close()
  }

  #ask<Answer>(doing: string, path: string, body: object, bearer = this.#connectionToken): Promise<Answer> {
    const url = `https://${this.#world.hosts.participant}/participant/${path}`
    const headers = { 'x-amz-bearer': bearer }
    return call(this.#world.network, `${this.name} cannot ${doing}`, { method: 'POST', url, headers, body })
  }
}

interface Started {
  readonly ContactId: string
  readonly ParticipantId: string
  readonly ParticipantToken: string
}
