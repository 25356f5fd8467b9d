import { USUAL_CHAT_QUOTA } from '../simulator/instance/quota.ts'
import type { ServeOptions } from '../simulator/serve.ts'
import { USUAL_RATE } from '../simulator/services/control-plane/usual-rate.ts'

/**
 * The credentials that are printed for pasting, and the only ones that are taken where signatures are checked. Made up, so
 * that nobody's own have to be handed over: none are read from the environment or a file.
 */
export const CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' } as const

/** What makes the control plane check signatures. */
export const STRICT_SIGNATURES: Pick<ServeOptions, 'credentials'> = {
  credentials: { [CREDENTIALS.accessKeyId]: CREDENTIALS.secretAccessKey },
}

/** What an account of AWS's is held to unless it has asked for more (documented, service quotas). */
export const THROTTLED: Pick<ServeOptions, 'throttles' | 'rate'> = { throttles: true, rate: USUAL_RATE }

/** A contact center that says nothing else has AWS's quota of chats. */
export function withQuota<Center extends { readonly activeChatQuota?: number }>(center: Center): Center {
  return { activeChatQuota: USUAL_CHAT_QUOTA, ...center }
}
