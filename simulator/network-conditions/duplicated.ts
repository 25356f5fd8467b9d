import type { Effect } from './effect.ts'
import { isPush } from './push.ts'

/** Every pushed frame comes twice, one right behind the other: not what answers a subscription or a heartbeat. */
export function duplicated(): Effect {
  return {
    frame(frame, { deliver }) {
      deliver()
      if (isPush(frame)) deliver()
    },
  }
}
