import { isChatFrame } from '../services/chat-socket/frame.ts'
import type { Frame } from './effect.ts'

/** Whether it tells somebody of something in a chat. */
export function isPush({ direction, text }: Frame): boolean {
  return direction === 'to client' && isChatFrame(text)
}
