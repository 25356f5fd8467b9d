import type { ChatItem, MessageFormat } from '../connect/port.ts'

/** The longest message Connect takes as text or markdown. Counted in UTF-16 units, the strictest way. */
export const LONGEST = 1024

/** A message of this agent that the transcript does not hold yet. */
export interface Unsent {
  token: string
  content: string
  format: MessageFormat
  status: 'queued' | 'sending' | 'failed'
  problem?: string
}

/** What is wrong with a draft, in words; nothing for one that can be sent or is still empty. */
export function draftProblem(draft: string): string | undefined {
  const length = draft.trim().length
  return length > LONGEST ? `The message is too long: ${length} of at most ${LONGEST} characters` : undefined
}

export function isSendable(draft: string): boolean {
  const length = draft.trim().length
  return length > 0 && length <= LONGEST
}

/** The next message to post: one at a time, so that they arrive in the order they were written. */
export function nextInLine(outbox: readonly Unsent[]): Unsent | undefined {
  return outbox.find((one) => one.status === 'queued')
}

export function withStatus(
  outbox: readonly Unsent[],
  token: string,
  status: Unsent['status'],
  problem?: string,
): Unsent[] {
  return outbox.map((one) => {
    if (one.token !== token) return one
    const { problem: _old, ...rest } = one
    return problem ? { ...rest, status, problem } : { ...rest, status }
  })
}

export function without(outbox: readonly Unsent[], token: string): Unsent[] {
  return outbox.filter((one) => one.token !== token)
}

/**
 * Takes out what has arrived after all. The transcript does not repeat the client token, so a message is known by
 * its text; that one is as good as another of the same text makes no difference to the reader.
 */
export function withoutArrived(outbox: readonly Unsent[], arrived: ChatItem): Unsent[] {
  const match = outbox.find(
    (one) => one.status !== 'queued' && one.content === arrived.content && one.format === arrived.contentType,
  )
  return match ? without(outbox, match.token) : [...outbox]
}
