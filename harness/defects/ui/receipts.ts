import { defectsOf } from './ui-defect.ts'

export const receipts = defectsOf('receipts', [
  {
    name: 'marks-drawn-among-many',
    is: 'The page draws what messages are marked with among more than two people.',
    caughtBy: 'receipts: one that leaks is caught on the wire, and the page does not show it',
    change: { people: { isTwosome: () => true } },
  },
])
