/** Requests a second in the long run, and at once. */
interface Quota {
  readonly rate: number
  readonly burst: number
}

/** Of every operation of the control plane that says nothing else (documented, API throttling quotas of Amazon Connect). */
const CONTROL_PLANE: Quota = { rate: 2, burst: 5 }

/** Those of the Participant Service, an instance (documented, likewise). */
const PARTICIPANT: Readonly<Record<string, Quota>> = {
  CreateParticipantConnection: { rate: 6, burst: 9 },
  DisconnectParticipant: { rate: 3, burst: 5 },
  GetTranscript: { rate: 8, burst: 12 },
  SendEvent: { rate: 10, burst: 15 },
  SendMessage: { rate: 10, burst: 15 },
}

/** The quotas are those of the whole account: somebody else may work there too. */
const SHARE = 0.8

/** Lets each operation be asked for as often as is well below its quota, and has whoever is too early wait. */
export class Pace {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #now: () => number
  readonly #wait: (ms: number) => Promise<void>

  constructor(now: () => number, wait: (ms: number) => Promise<void>) {
    this.#now = now
    this.#wait = wait
  }

  /** Resolves when the operation may be asked for. */
  async turn(operation: string): Promise<void> {
    const quota = PARTICIPANT[operation] ?? CONTROL_PLANE
    const rate = quota.rate * SHARE
    const most = Math.floor(quota.burst * SHARE)
    const now = this.#now()
    const bucket = this.#buckets.get(operation) ?? { tokens: most, at: now }
    // Below nothing are those who wait already.
    const tokens = Math.min(most, bucket.tokens + ((now - bucket.at) * rate) / 1000) - 1
    this.#buckets.set(operation, { tokens, at: now })
    if (tokens < 0) await this.#wait((-tokens * 1000) / rate)
  }
}
