import type { ConnectPort } from '../../../agent-ui/connect/port.ts'
import type * as monitoring from '../../../agent-ui/machines/monitoring.ts'
import type * as outbox from '../../../agent-ui/machines/outbox.ts'
import type * as people from '../../../agent-ui/machines/people.ts'
import type * as transcript from '../../../agent-ui/machines/transcript.ts'
import type { About } from '../defect.ts'
import type { MachineChanges } from './machines.ts'

/** What is put in the place of parts of the page: all else is as it is. */
export interface UiChange {
  /** What the page knows of Amazon Connect, made of what there is. */
  readonly port?: (sound: ConnectPort) => ConnectPort
  readonly machines?: MachineChanges
  /** Functions that machines and views are made of. */
  readonly people?: Pick<Partial<typeof people>, 'isFull' | 'isTwosome' | 'turnedAway'>
  readonly transcript?: Pick<Partial<typeof transcript>, 'withReceipt'>
  readonly outbox?: Pick<Partial<typeof outbox>, 'nextInLine'>
  readonly monitoring?: Pick<Partial<typeof monitoring>, 'isSilent'>
}

/** A reference UI that is wrong in one way. */
export interface UiDefect extends About {
  readonly change: UiChange
}

/** Defects of one group. */
export function defectsOf(group: About['group'], defects: readonly Omit<UiDefect, 'group'>[]): readonly UiDefect[] {
  return defects.map((each) => ({ ...each, group }))
}
