import { assign } from 'xstate'
import { isTwosome } from '../../../agent-ui/machines/people.ts'
import { defectsOf } from './ui-defect.ts'

export const receipts = defectsOf('receipts', [
  {
    name: 'marks-drawn-among-many',
    is: 'The page draws what messages are marked with among more than two people.',
    caughtBy: 'receipts: one that leaks is caught on the wire, and the page does not show it',
    change: { people: { isTwosome: () => true } },
  },
  {
    name: 'receipts-posted-among-many',
    is: 'The page posts receipts among more than two people.',
    caughtBy: 'receipts: with three, nobody is sent a receipt',
    change: { machines: { receipts: (sound) => sound.provide({ guards: { twosome: () => true } }) } },
  },
  {
    name: 'receipts-given-up',
    is: 'The page posts no receipts any more once somebody has left the chat.',
    caughtBy: 'receipts: back to two, they work again',
    change: {
      machines: {
        receipts: (sound) =>
          sound.provide({
            guards: {
              twosome: ({ context: { people, arrived, departed } }) =>
                isTwosome(people) && arrived.size === 0 && departed.size === 0,
            },
          }),
      },
    },
  },
  {
    name: 'read-unseen',
    is: 'The page says of messages that they were read whether or not anybody looks at the chat.',
    caughtBy: 'receipts: what nobody looks at is delivered, and not read',
    change: {
      machines: { receipts: (sound) => sound.provide({ actions: { setWatched: assign({ watched: true }) } }) },
    },
  },
  {
    name: 'marks-not-noted',
    is: 'The page does not mark what the customer has read.',
    caughtBy: 'receipts: with two in the chat, messages are marked as delivered and read',
    change: { transcript: { withReceipt: (lines) => [...lines] } },
  },
])
