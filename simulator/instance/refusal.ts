/** Why the instance did not do what it was asked. Services turn a reason into the error of their own wire. */
export type Reason = ReasonInChat | ReasonInAdministration

/** What people in a chat and their clients can meet. */
export type ReasonInChat =
  | 'chat full'
  | 'multi-party chat off'
  | 'multi-party chat not in this region'
  | 'unknown quick connect'
  | 'quick connect not associated'
  | 'quick connects not permitted'
  | 'wrong endpoint type'
  | 'agent unavailable'
  | 'agent at capacity'
  | 'agent already in chat'
  | 'unknown contact'
  | 'unknown participant'
  | 'unknown message'
  | 'unknown agent state'
  | 'agent on a contact'
  | 'wrong contact state'
  | 'chat ended'
  | 'participant left'
  | 'receipts not available'
  | 'attachments off'
  | 'too many attachments'
  | 'attachment too large'
  | 'attachment not available'
  | 'attachment not uploaded'
  | 'attachment completed already'
  | 'attachment not for bots'
  | 'content type not supported'
  | 'no authentication session'
  | 'authentication not set up'
  | 'view not shown here'
  | 'silent monitor'
  | 'supervisor may not act'
  | 'only the supervisor removes'
  | 'only the supervisor adds'
  | 'monitor mode not allowed'
  | 'monitor mode already'
  | 'supervisor barged in already'
  | 'alone with the customer'

/** What only whoever sets up the instance, or watches over it, can meet. */
export type ReasonInAdministration =
  | 'unknown user'
  | 'unknown queue'
  | 'unknown contact flow'
  | 'unknown origin'
  | 'malformed origin'
  | 'origin approved already'
  | 'too many origins'
  | 'quick connect name taken'
  | 'chat quota reached'
  | 'too many monitors'
  | 'monitoring not permitted'
  | 'monitoring already'
  | 'barge not available'
  | 'supervisor offline'
  | 'no agent to monitor'
  | 'agent in chat'
  | 'bot in chat'

/** Thrown before anything has changed, so that a refused command leaves the instance as it was. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: Reason

  /** `message` is for people: what happened, to whom, and what to do. */
  constructor(reason: Reason, message: string) {
    super(message)
    this.reason = reason
  }
}
