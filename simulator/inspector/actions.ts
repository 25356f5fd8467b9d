import type { Participant } from '../instance/chat.ts'
import type { Instance } from '../instance/instance.ts'
import { Refusal } from '../instance/refusal.ts'
import type { Network } from '../transports/network.ts'
import type { Cast } from './cast.ts'
import type { Writer } from './people/writer.ts'
import type { Action, Outcome } from './protocol.ts'
import { RefusedAction } from './refused-action.ts'

export interface Means {
  readonly instance: Instance
  readonly network: Network
  readonly cast: Cast
  /** Moves the simulator's time on, in milliseconds. */
  readonly advance: (ms: number) => void | Promise<void>
  /** Notes in the diagram what did not go over the wire. */
  readonly mark: (text: string) => void
}

/** What a person does at the inspector. What cannot be done is answered in words. */
export class Actions {
  readonly #means: Means
  /** By the name in the wire log. */
  readonly #restores = new Map<string, () => void>()

  constructor(means: Means) {
    this.#means = means
  }

  isCutOff(who: string): boolean {
    return this.#restores.has(who)
  }

  async perform(action: Action): Promise<Outcome> {
    try {
      const chatId = await this.#perform(action)
      return { done: true, ...(chatId && { chatId }) }
    } catch (error) {
      if (error instanceof RefusedAction || error instanceof Refusal) return { refused: error.message }
      throw error
    }
  }

  async #perform(action: Action): Promise<string | undefined> {
    const { cast } = this.#means
    switch (action.action) {
      case 'start chat':
        return (await cast.startChat(action.name)).chatId
      case 'say':
        return void (await this.#writer(action.participantId).say(action.text))
      case 'type':
        return void (await this.#writer(action.participantId).type())
      case 'send file': {
        const { name, contentType, content } = action.file
        const bytes = Buffer.from(content, 'base64')
        return void (await this.#writer(action.participantId).send({ name, contentType, bytes }))
      }
      case 'leave':
        return void (await this.#leave(this.#participant(action.participantId)))
      case 'choose state':
        return void (await cast.agent(action.agent).choose(this.#state(action.stateId)))
      case 'accept':
        return void (await cast.agent(action.agent).accept(action.contactId))
      case 'reject':
        return void (await cast.agent(action.agent).reject(action.contactId))
      case 'close':
        return void (await cast.agent(action.agent).closeContact(action.contactId))
      case 'invite':
        return void (await cast.agent(action.agent).invite(action.contactId, this.#quickConnect(action.quickConnectId)))
      case 'transfer': {
        const quickConnect = this.#quickConnect(action.quickConnectId)
        return void (await cast.agent(action.agent).transfer(action.contactId, quickConnect))
      }
      case 'monitor':
        return void (await cast.agent(action.agent).monitor(action.contactId))
      case 'barge in':
        return void (await cast.agent(action.agent).monitorAs('barge', action.contactId))
      case 'go back':
        return void (await cast.agent(action.agent).monitorAs('silent', action.contactId))
      case 'remove': {
        const { displayName } = this.#participant(action.participantId)
        const doing = `remove ${displayName}`
        return void (await cast.agent(action.agent).disconnect(doing, action.contactId, action.participantId))
      }
      case 'advance':
        return void (await this.#advance(action.seconds))
      case 'reconnect':
        return void (await cast.reconnect(action.who))
      default:
        return void this.#disturb(action.action, action.who)
    }
  }

  #writer(participantId: string): Writer {
    const { cast } = this.#means
    const participant = this.#participant(participantId)
    if (participant.role === 'CUSTOMER') return cast.customer(participant).writer
    return cast.agent(this.#username(participant)).writerIn(participant.contactId, participant.id)
  }

  async #leave(participant: Participant): Promise<void> {
    const { cast } = this.#means
    if (participant.role === 'CUSTOMER') return cast.customer(participant).leave()
    return cast.agent(this.#username(participant)).disconnect('leave', participant.contactId, participant.id)
  }

  #disturb(action: 'drop' | 'cut off' | 'restore', who: string): void {
    const { network, mark } = this.#means
    switch (action) {
      case 'drop':
        this.#requireSocket(who)
        mark(`The network drops the socket of ${who}`)
        network.dropSocketsOf(who)
        return
      case 'cut off':
        if (this.#restores.has(who)) throw new RefusedAction(`${who} is cut off already. Restore their network first.`)
        mark(`The network of ${who} is cut off`)
        this.#restores.set(who, network.conditions.impose([who], { kind: 'dropped' }).lift)
        return
      case 'restore':
        if (!this.#restores.has(who))
          throw new RefusedAction(`The network of ${who} works: there is nothing to restore.`)
        mark(`The network of ${who} works again`)
        this.#restores.get(who)?.()
        this.#restores.delete(who)
    }
  }

  #requireSocket(who: string): void {
    const { instance, network } = this.#means
    const isTheirs = (subject: string) =>
      (instance.directory.findUser(subject)?.username ?? instance.nameOf(subject)) === who
    if (![...network.sockets.subjects].some(isTheirs))
      throw new RefusedAction(`${who} has no socket open to be dropped.`)
  }

  async #advance(seconds: number): Promise<void> {
    await this.#means.advance(seconds * 1000)
    this.#means.mark(`Time moves on by ${inWords(seconds)}`)
  }

  #participant(id: string): Participant {
    return this.#means.instance.participantById(id).participant
  }

  #username({ userId = '', displayName }: Participant): string {
    const user = this.#means.instance.directory.findUser(userId)
    if (!user) throw new RefusedAction(`${displayName} is no agent and no customer: they cannot be played here.`)
    return user.username
  }

  #state(id: string) {
    const state = this.#means.instance.directory.center.agentStates.find((each) => each.id === id)
    if (!state) throw new RefusedAction(`There is no agent state ${id} in this contact center.`)
    return state
  }

  #quickConnect(id: string) {
    const found = this.#means.instance.directory.findQuickConnect(id)
    if (!found) throw new RefusedAction(`There is no quick connect ${id}. It may have been deleted.`)
    return found
  }
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span in the largest unit that it is a whole number of. */
function inWords(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ['second', 1]
  const count = seconds / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
