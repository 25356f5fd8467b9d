import type { Assumptions } from '../../instance/assumptions.ts'
import type { Quota } from '../throttle.ts'

/** Throttles of an instance (documented, an older page of the service quotas: CONTRACT section 3). */
const DOCUMENTED: Readonly<Record<string, Quota>> = {
  CreateParticipantConnection: { rate: 6, burst: 9 },
  DisconnectParticipant: { rate: 3, burst: 5 },
  GetTranscript: { rate: 8, burst: 12 },
  SendEvent: { rate: 10, burst: 15 },
  SendMessage: { rate: 10, burst: 15 },
}

export function quotasUnder({ undocumentedThrottle }: Assumptions): (operation: string) => Quota | undefined {
  const other = undocumentedThrottle === 'none' ? undefined : { rate: 2, burst: 5 }
  return (operation) => DOCUMENTED[operation] ?? other
}
