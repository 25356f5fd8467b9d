export type ServiceName = 'ccp' | 'cti' | 'participant' | 'control-plane' | 'attachments' | 'socket' | 'unknown'

interface Common {
  /** Place in the log, from 1. */
  readonly n: number
  /** The simulator's time, milliseconds since the epoch. */
  readonly at: number
  /** User name of an agent, display name of a customer, or `somebody` without valid credentials. */
  readonly who: string
  readonly service: ServiceName
}

/**
 * One thing that went over the wire, credentials removed. Bodies are parsed where they are JSON.
 *
 * @example
 * const requests = simulator.wire.events.filter((event: WireEvent) => event.kind === 'request')
 */
export type WireEvent = Common &
  (
    | { readonly kind: 'request'; readonly exchange: number; readonly operation: string; readonly body: unknown }
    | {
        readonly kind: 'answer'
        readonly exchange: number
        readonly operation: string
        readonly status: number
        readonly body: unknown
      }
    /** Nothing came back: the network failed. Whether the service has got it, its other events tell. */
    | { readonly kind: 'answer lost'; readonly exchange: number; readonly operation: string }
    | { readonly kind: 'socket opened' | 'socket closed'; readonly socket: number }
    /** `sent` is from the client, `received` is to the client. */
    | { readonly kind: 'frame sent' | 'frame received'; readonly socket: number; readonly body: unknown }
    /** It was on its way, and did not arrive. */
    | {
        readonly kind: 'frame lost'
        readonly socket: number
        readonly direction: 'to client' | 'to service'
        readonly body: unknown
      }
    /** Nothing is simulated there: it was not let out. */
    | { readonly kind: 'refused'; readonly url: string }
    /** The simulator itself failed: a fault of this project. */
    | { readonly kind: 'fault'; readonly operation: string; readonly message: string }
  )

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, 'n' | 'at' | 'body'> : never

/** What a transport has to say of an event; its number and time are the log's, its body a text of its own. */
export type NewWireEvent = WithoutPlace<WireEvent>
