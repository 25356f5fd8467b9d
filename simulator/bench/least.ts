import { dueIn, PEOPLE, Sink } from './sink.ts'

const ID = '00000000-0000-4000-a000-000000000001'

/** What nobody can do without: read a message, write and keep the item, hand it to the six people of its chat. */
export class Least {
  readonly #chats: { readonly sinks: readonly Sink[]; readonly items: object[] }[]

  constructor(chats: number) {
    const due = dueIn(chats)
    this.#chats = Array.from({ length: chats }, () => ({
      sinks: Array.from({ length: PEOPLE }, (_, seat) => new Sink(due, seat)),
      items: [],
    }))
  }

  /** @param from how many messages there were before these, each chat's in turn */
  takes(bodies: readonly Buffer[], from = 0): void {
    for (const [n, bytes] of bodies.entries()) {
      const { Content, ContentType }: { Content: string; ContentType: string } = JSON.parse(bytes.toString())
      const item = {
        AbsoluteTime: '2026-01-05T09:00:00.000Z',
        Id: ID,
        ContactId: ID,
        ContentType,
        Type: 'MESSAGE',
        Content,
        ParticipantId: ID,
        DisplayName: 'Agent 0',
        ParticipantRole: 'AGENT',
        InitialContactId: ID,
      }
      const chat = this.#chats[(from + n) % this.#chats.length]
      chat?.items.push(item)
      const frame = JSON.stringify(item)
      for (const sink of chat?.sinks ?? []) sink.send(frame)
    }
  }
}
