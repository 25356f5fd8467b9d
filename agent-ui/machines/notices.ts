/** Something the agent should know, until dismissed. */
export interface Notice {
  id: number
  kind: 'error' | 'info'
  text: string
}

/** How a machine tells the one above it that the agent should know something. */
export interface Report {
  type: 'notice.raise'
  kind: Notice['kind']
  text: string
}

/** An expired sign-in gives no answer at all, not even a refusal. */
export const NO_ANSWER = 'Amazon Connect did not answer.'

/** Adds a notice; the same words twice in a row are one notice. */
export function withNotice(notices: readonly Notice[], kind: Notice['kind'], text: string): Notice[] {
  const last = notices.at(-1)
  if (last?.text === text) return [...notices]
  return [...notices, { id: (last?.id ?? 0) + 1, kind, text }]
}

export function withoutNotice(notices: readonly Notice[], id: number): Notice[] {
  return notices.filter((one) => one.id !== id)
}
