import { describe, expect, test } from 'vitest'
import { WireRecorder } from '../wire/recorder.ts'
import { Redaction } from '../wire/redaction.ts'
import { driftBetween, shapesOf } from './shapes.ts'

/** The wire of somebody who sends a message and gets it back. */
function wireOf(answer: object, item: object) {
  const recorder = new WireRecorder(new Redaction())
  recorder.request('Maya', 'participant', 'SendMessage', '{}').answered(200, JSON.stringify(answer))
  const content = JSON.stringify({ Type: 'MESSAGE', ContentType: 'text/plain', ...item })
  recorder.socket('Maya').received(JSON.stringify({ topic: 'aws/chat', contentType: 'application/json', content }))
  const refusal = { __type: 'ConflictException', message: 'Not now' }
  recorder.request('Maya', 'participant', 'SendEvent', '{}').answered(409, JSON.stringify(refusal))
  return shapesOf(recorder.log.events)
}

const usual = wireOf({ Id: 'a', AbsoluteTime: 'b' }, { Id: 'a' })

describe('shapes of what goes over the wire', () => {
  test('have the members of answers, frames and errors, with their types', () => {
    expect(usual).toEqual({
      'frame aws/chat MESSAGE text/plain': {
        content: 'object',
        'content.ContentType': 'string',
        'content.Id': 'string',
        'content.Type': 'string',
        contentType: 'string',
        topic: 'string',
      },
      'participant SendEvent 409 ConflictException': { __type: 'string', message: 'string' },
      'participant SendMessage 200': { AbsoluteTime: 'string', Id: 'string' },
    })
  })

  test.each([
    [
      'a type',
      wireOf({ Id: 1, AbsoluteTime: 'b' }, { Id: 'a' }),
      'Id',
      'string on the instance, number on the simulator',
    ],
    [
      'a member too many',
      wireOf({ Id: 'a', AbsoluteTime: 'b', More: 1 }, { Id: 'a' }),
      'More',
      'the simulator alone has it',
    ],
    ['a member too few', wireOf({ Id: 'a' }, { Id: 'a' }), 'AbsoluteTime', 'the instance alone has it'],
  ])('drift by %s, named with the operation', (_, simulated, member, words) => {
    expect(driftBetween(usual, simulated)).toEqual([{ where: 'participant SendMessage 200', member, words }])
  })

  test('drift by an error of another type, and by a frame that does not come', () => {
    const { 'frame aws/chat MESSAGE text/plain': _, ...rest } = usual
    expect(driftBetween(usual, rest)).toEqual([
      { where: 'frame aws/chat MESSAGE text/plain', words: 'the simulator has nothing of this kind' },
    ])
  })

  test('are the same of the same wire, also where a member is null at times', () => {
    const sometimes = wireOf({ Id: null, AbsoluteTime: 'b' }, { Id: 'a' })
    expect(driftBetween(usual, usual)).toEqual([])
    expect(driftBetween({ a: { Id: 'null|string' } }, { a: { Id: 'string' } })).toEqual([])
    expect(driftBetween(usual, sometimes)).toHaveLength(1)
  })
})
