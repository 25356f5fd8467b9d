import type { ServeOptions } from '../../../simulator/serve.ts'
import { USUAL_RATE } from '../../../simulator/services/control-plane/usual-rate.ts'

/** What an account of AWS's is held to unless it has asked for more (documented, service quotas). */
export const THROTTLED: Pick<ServeOptions, 'throttles' | 'rate'> = { throttles: true, rate: USUAL_RATE }
