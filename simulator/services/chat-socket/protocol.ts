import type { Assumptions } from '../../instance/assumptions.ts'
import { parseBody } from '../http.ts'
import { isObject } from '../model/validation.ts'

/** What to do about a frame from a client. */
export interface Answer {
  readonly frame?: string
  readonly subscribes?: boolean
  readonly malformed?: boolean
}

/** The protocol of the chat socket from the server's side (CONTRACT section 3, The socket; measured). */
export function answerTo(text: string, assumptions: Assumptions): Answer {
  const frame = text === '' ? undefined : parseBody(text, assumptions)
  if (!isObject(frame)) return { malformed: true }
  switch (frame.topic) {
    case 'aws/subscribe': {
      const topics = isObject(frame.content) && Array.isArray(frame.content.topics) ? frame.content.topics : []
      const content = { status: 'success', topics }
      return { frame: JSON.stringify({ topic: 'aws/subscribe', content }), subscribes: topics.includes('aws/chat') }
    }
    case 'aws/heartbeat':
      return { frame: JSON.stringify({ topic: 'aws/heartbeat' }) }
    case 'aws/ping':
      return { frame: JSON.stringify({ topic: 'aws/ping', statusCode: 200, statusContent: 'OK' }) }
    default:
      return {}
  }
}
