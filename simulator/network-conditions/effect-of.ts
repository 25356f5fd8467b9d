import { asleep } from './asleep.ts'
import type { Condition } from './condition.ts'
import { delayed } from './delayed.ts'
import { dropped } from './dropped.ts'
import { duplicated } from './duplicated.ts'
import type { Effect, Means } from './effect.ts'
import { halfOpen } from './half-open.ts'
import { hanging } from './hanging.ts'
import { failing, throttled } from './refusing.ts'
import { reordered } from './reordered.ts'
import { slowCcp } from './slow-ccp.ts'
import { tokenExpired } from './token-expired.ts'

/** @throws Error for an operation or a status that there is not */
export function effectOf(condition: Condition, means: Means): Effect {
  switch (condition.kind) {
    case 'dropped':
      return dropped(means)
    case 'asleep':
      return asleep(means)
    case 'delayed':
      return delayed(means, condition.by, condition.operations)
    case 'duplicated':
      return duplicated()
    case 'reordered':
      return reordered(means, condition.window, condition.withinMs)
    case 'half-open':
      return halfOpen(means)
    case 'throttled':
      return throttled(means, condition.operations)
    case 'failing':
      return failing(means, condition.operation, condition.status)
    case 'hanging':
      return hanging(means, condition.operation)
    case 'token expired':
      return tokenExpired(means, condition.service)
    case 'slow CCP':
      return slowCcp(means, condition.ms)
  }
}
