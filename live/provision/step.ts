/** Something that is missing on an instance and can be made by the API. */
export type Step =
  /** A switch of the instance is turned. */
  | {
      readonly kind: 'attribute'
      readonly attribute: 'MULTI_PARTY_CHAT_CONFERENCE'
      readonly from: 'false'
      readonly to: 'true'
    }
  /** A quick connect of type User. */
  | { readonly kind: 'quick connect'; readonly name: string; readonly username: string; readonly userId: string }
  /** A quick connect can be used by those who work a queue. */
  | {
      readonly kind: 'association'
      readonly queueId: string
      readonly queueName: string
      readonly quickConnectName: string
      /** Left out, it is the one of this name that is made before. */
      readonly quickConnectId?: string
    }
  /** Pages from there may embed the CCP. */
  | { readonly kind: 'origin'; readonly origin: string }

/** In words, as a plan has it: to be made, or undone. */
export function wordsOf(step: Step, undone = false): string {
  switch (step.kind) {
    case 'attribute': {
      const value = undone ? step.from : step.to
      return `set ${step.attribute} ${undone ? 'back ' : ''}to ${value}${undone ? '' : ` (it is ${step.from})`}`
    }
    case 'quick connect':
      return undone
        ? `delete the quick connect ${step.name}`
        : `make the quick connect ${step.name}, of type User, to ${step.username}`
    case 'association':
      return undone
        ? `take ${step.quickConnectName} out of the queue ${step.queueName}`
        : `associate ${step.quickConnectName} with the queue ${step.queueName}`
    case 'origin':
      return undone ? `take ${step.origin} off the approved origins` : `approve the origin ${step.origin}`
  }
}
