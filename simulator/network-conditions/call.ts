import type { ServiceRequest } from '../services/http.ts'
import type { ServiceName } from '../wire/events.ts'

/** A request, and whose it is. */
export interface Call {
  readonly who: string
  readonly service: ServiceName
  readonly operation: string
  readonly request: ServiceRequest
}
