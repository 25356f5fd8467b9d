import { agentsIn, type Chat, type Receipt } from '../../../simulator/instance/chat.ts'
import type { DomainEvent } from '../../../simulator/instance/events.ts'
import { deciding, telling } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

/** Receipts are told otherwise than they were given. */
const tellingReceipts = (change: (receipt: Receipt) => Receipt) =>
  telling(() => (event) => (event.type === 'receipt' ? [{ ...event, receipt: change(event.receipt) }] : [event]))

const listens = ({ participants }: Chat) => participants.some((each) => each.state === 'listening')

/** Somebody reads every message as soon as it is said among more than two. */
function leak(): (event: DomainEvent) => readonly DomainEvent[] {
  return (event) => {
    if (event.type !== 'item' || event.item.kind !== 'message' || event.to.length < 3) return [event]
    const { item, chatId, to } = event
    const recipient = to.find((each) => each.id !== item.participantId)
    const receipt = { messageId: item.id, recipientId: recipient?.id ?? '', deliveredAt: item.time, readAt: item.time }
    return [event, { type: 'receipt', chatId, receipt, to }]
  }
}

export const receipts = defectsOf('receipts', [
  {
    name: 'receipts-let-through',
    is: 'Receipts work among more than two people.',
    caughtBy: 'receipts: with three, nobody is sent a receipt',
    createInstance: deciding(() => ({ receiptsWork: () => true })),
  },
  {
    name: 'receipt-leaked',
    is: 'Receipts that nobody has posted are sent among more than two people.',
    caughtBy: 'receipts: with three, nobody is sent a receipt',
    createInstance: telling(leak),
  },
  {
    name: 'receipts-lost-for-good',
    is: 'Receipts do not work again when a chat is back to two people.',
    caughtBy: 'receipts: back to two, they work again',
    createInstance: deciding(({ receiptsWork }) => ({
      receiptsWork: (chat) => receiptsWork(chat) && chat.participants.filter(({ role }) => role === 'AGENT').length < 2,
    })),
  },
  {
    name: 'receipts-betray-the-monitor',
    is: 'Receipts do not work while a supervisor listens.',
    caughtBy: 'supervisor: work with a silent monitor, and are refused with a supervisor barged in',
    createInstance: deciding(({ receiptsWork }) => ({ receiptsWork: (chat) => receiptsWork(chat) && !listens(chat) })),
  },
  {
    name: 'receipts-with-a-supervisor',
    is: 'Receipts work while a supervisor has barged in.',
    caughtBy: 'supervisor: work with a silent monitor, and are refused with a supervisor barged in',
    createInstance: deciding(() => ({ receiptsWork: (chat) => agentsIn(chat).length < 2 })),
  },
  {
    name: 'read-told-as-delivered',
    is: 'Of a message that has been read it is told that it was delivered.',
    caughtBy: 'receipts: with two in the chat, messages are marked as delivered and read',
    createInstance: tellingReceipts(({ readAt: _, ...receipt }) => receipt),
  },
  {
    name: 'delivered-told-as-read',
    is: 'Of a message that was delivered it is told that it has been read.',
    caughtBy: 'receipts: what nobody looks at is delivered, and not read',
    createInstance: tellingReceipts((receipt) => ({ ...receipt, readAt: receipt.readAt ?? receipt.deliveredAt ?? 0 })),
  },
  {
    name: 'receipt-for-another-message',
    is: 'A receipt names a message that there is not.',
    caughtBy: 'receipts: with two in the chat, messages are marked as delivered and read',
    createInstance: tellingReceipts((receipt) => ({ ...receipt, messageId: receipt.recipientId })),
  },
])
