import type { Assumptions } from '../../../simulator/instance/assumptions.ts'
import type { Chat, Item, Participant } from '../../../simulator/instance/chat.ts'
import type { Cancel } from '../../../simulator/instance/clock.ts'
import type { DomainEvent, Listener } from '../../../simulator/instance/events.ts'
import { Instance, type InstanceOptions } from '../../../simulator/instance/instance.ts'
import { type Rules, rulesOf } from '../../../simulator/instance/rules.ts'

type Create = (options: InstanceOptions) => Instance

/** An instance of whose events the services hear what a defect makes of them. */
class Meddled extends Instance {
  readonly #listeners = new Set<Listener>()

  constructor(options: InstanceOptions, meddle: (event: DomainEvent) => readonly DomainEvent[]) {
    super(options)
    super.subscribe((event) => {
      for (const each of meddle(event)) for (const listener of this.#listeners) listener(each)
    })
  }

  override subscribe(listener: Listener): Cancel {
    // The instance itself listens from the start on, and hears the truth.
    if (!(#listeners in this)) return super.subscribe(listener)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** What is told in the place of each event; made anew for every instance, so that it may remember. */
export function telling(meddling: () => (event: DomainEvent) => readonly DomainEvent[]): Create {
  return (options) => new Meddled(options, meddling())
}

/** The same of items only: what is said, and who comes and goes. */
export function tellingItems(
  meddle: (item: Item, event: Extract<DomainEvent, { type: 'item' }>) => readonly DomainEvent[],
): Create {
  return telling(() => (event) => (event.type === 'item' ? meddle(event.item, event) : [event]))
}

export function deciding(wrong: (right: Rules) => Partial<Rules>): Create {
  return (options) =>
    new Instance({
      ...options,
      rules: (...given) => {
        const right = rulesOf(...given)
        return { ...right, ...wrong(right) }
      },
    })
}

/** What AWS is not known to do, where the tests rely on it. */
export function assuming(assumptions: Partial<Assumptions>): Create {
  return (options) => new Instance({ ...options, assumptions: { ...options.assumptions, ...assumptions } })
}

class Misshown extends Instance {
  readonly #show: (people: readonly Participant[], chat: Chat) => readonly Participant[]

  constructor(options: InstanceOptions, show: (people: readonly Participant[], chat: Chat) => readonly Participant[]) {
    super(options)
    this.#show = show
  }

  override chatById(chatId: string): Chat {
    const chat = super.chatById(chatId)
    return { ...chat, participants: this.#show(chat.participants, chat) }
  }
}

/** Whom agents' snapshots show in a chat. */
export function showing(show: (people: readonly Participant[], chat: Chat) => readonly Participant[]): Create {
  return (options) => new Misshown(options, show)
}

class Misremembering extends Instance {
  readonly #recall: (chat: Chat, reader: Participant, now: number) => Item[]

  constructor(options: InstanceOptions, recall: (chat: Chat, reader: Participant, now: number) => Item[]) {
    super(options)
    this.#recall = recall
  }

  override chatOf(participantId: string): Chat {
    const chat = super.chatOf(participantId)
    const { participant } = this.participantById(participantId)
    return { ...chat, transcript: this.#recall(chat, participant, this.clock.now()) }
  }
}

/** What somebody is given who asks for the transcript. */
export function recalling(recall: (chat: Chat, reader: Participant, now: number) => Item[]): Create {
  return (options) => new Misremembering(options, recall)
}
