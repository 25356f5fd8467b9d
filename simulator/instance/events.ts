import type { Item, Participant, Receipt } from './chat.ts'

/** What others need to hear of after a command. `to` are the participants it concerns. */
export type DomainEvent =
  | { readonly type: 'item'; readonly chatId: string; readonly item: Item; readonly to: readonly Participant[] }
  | {
      readonly type: 'typing'
      readonly chatId: string
      readonly from: Participant
      readonly to: readonly Participant[]
    }
  | {
      readonly type: 'receipt'
      readonly chatId: string
      readonly receipt: Receipt
      readonly to: readonly Participant[]
    }
  /** What the agent's snapshot would show is no longer what it showed. */
  | { readonly type: 'agent changed'; readonly userId: string }
  /** The participant has no connection to the chat any more. */
  | { readonly type: 'participant gone'; readonly participant: Participant }

export type Listener = (event: DomainEvent) => void
