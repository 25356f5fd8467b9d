import type { Effect, Means } from './effect.ts'

/**
 * The tokens that they have are refused as if they had expired: `participant`, connection tokens by the Participant Service (403);
 * `cti`, an agent's token by the CTI API (401). One that they are given meanwhile is good, and stays so. When the condition ends
 * the old ones are good again, for as long as they would have been.
 */
export function tokenExpired({ suspendTokens, met }: Means, service: 'participant' | 'cti'): Effect {
  const suspended = suspendTokens(service === 'cti' ? 'auth' : 'connection')
  return {
    async request({ request }) {
      if (suspended.has(request.headers['x-amz-bearer'] ?? '')) met()
      return undefined
    },
    lift: () => suspended.restore(),
  }
}
