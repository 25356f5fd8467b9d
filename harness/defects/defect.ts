/** What can go wrong in a multi-party chat: what the defects are counted by. */
export const groups = ['joining', 'cap', 'receipts', 'order and duplication', 'roster', 'connection', 'UI'] as const

/** What is known of every defect, wherever it lies. */
export interface About {
  /** In lower case, with hyphens. */
  readonly name: string
  readonly group: (typeof groups)[number]
  /** What is wrong with it, in a sentence. */
  readonly is: string
  /** The test to begin with, which is known to notice: its file below specs/ and the beginning of its title, `cap: a seventh person`. */
  readonly caughtBy: string
}
