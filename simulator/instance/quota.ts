import { Refusal } from './refusal.ts'
import type { State } from './state.ts'

/** Active chats of an instance unless it has been given more (documented, service quotas). */
export const USUAL_CHAT_QUOTA = 500

/** Chats that wait count as well (documented, service quotas). @throws Refusal when there is room for no more. */
export function requireQuota({ directory, chats }: State): void {
  const { activeChatQuota } = directory.center
  if (activeChatQuota === undefined) return
  let active = 0
  for (const chat of chats.values()) if (chat.state !== 'ended') active += 1
  if (active >= activeChatQuota) {
    throw new Refusal('chat quota reached', `The instance has as many active chats as it may: ${activeChatQuota}.`)
  }
}
