import { expect, test } from 'vitest'
import { ManualClock } from '../../instance/test-support/manual-clock.ts'
import { RememberedTexts } from './remembered-texts.ts'

const LIFETIME = 1000

function remembering() {
  const clock = new ManualClock()
  const answers = new RememberedTexts(clock, LIFETIME)
  clock.advance(LIFETIME - 1)
  answers.set('maya', 'SendMessage', 'token', '{"Id":"1"}')
  return { clock, answers }
}

test('an answer is remembered for its lifetime at least, and for twice as long at most', () => {
  const { clock, answers } = remembering()
  clock.advance(LIFETIME)
  expect(answers.get('maya', 'SendMessage', 'token')).toBe('{"Id":"1"}')
  clock.advance(LIFETIME)
  expect(answers.get('maya', 'SendMessage', 'token')).toBeUndefined()
})

test('it is forgotten when nobody has asked for long', () => {
  const { clock, answers } = remembering()
  clock.advance(2 * LIFETIME)
  expect(answers.get('maya', 'SendMessage', 'token')).toBeUndefined()
})

test('it is the same participant’s, of the same operation, with the same token', () => {
  const { answers } = remembering()
  expect(answers.get('alice', 'SendMessage', 'token')).toBeUndefined()
  expect(answers.get('maya', 'SendEvent', 'token')).toBeUndefined()
  expect(answers.get('maya', 'SendMessage', 'another')).toBeUndefined()
})
