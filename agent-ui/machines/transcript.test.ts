import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alice, maya, said } from './test-support/fake-port.ts'
import { type Line, withFrame, withPage, withReceipt, withSent } from './transcript.ts'

const one = said(1, maya)
const two = said(2, alice)
const three = said(3, maya)
const ids = (lines: { id: string }[]) => lines.map((line) => line.id)

test('frames that come twice or out of order make one line each, in the order of time', { tags: ['H50'] }, () => {
  const lines = [three, one, three, two, one].reduce(withFrame, [])
  expect(ids(lines)).toEqual(['m1', 'm2', 'm3'])
})

test('a page of the transcript and the socket overlap without doubling', () => {
  expect(ids(withPage([three].reduce(withFrame, []), [one, two, three]))).toEqual(['m1', 'm2', 'm3'])
})

test('of the same moment the transcript knows the order', () => {
  const [first, second] = [said(1, maya), { ...said(1, alice), id: 'm1-b' }]
  const wrong = [second, first].reduce(withFrame, [])
  expect(ids(wrong)).toEqual(['m1-b', 'm1'])
  expect(ids(withPage(wrong, [first, second]))).toEqual(['m1', 'm1-b'])
})

test('a message just sent takes the place that the socket gives it', () => {
  const [own, other] = [said(1, alice), { ...said(1, maya), id: 'm1-b' }]
  const sent = withSent([other].reduce(withFrame, []), own)
  expect(ids(sent)).toEqual(['m1-b', 'm1'])
  // The socket brought the own one first, and then the other.
  expect(ids([own, other].reduce(withFrame, withSent([], own)))).toEqual(['m1', 'm1-b'])
})

test('an answer that comes after the echo adds nothing', () => {
  expect(withSent(withFrame([], one), one)).toHaveLength(1)
})

test('with frames late, repeated and in any order, and pages in between, everything is there once and in order', {
  tags: ['H50'],
}, () => {
  const items = Array.from({ length: 8 }, (_, second) => said(second, second % 2 ? maya : alice))
  const frame = fc.constantFrom(...items).map((item) => (lines: Line[]) => withFrame(lines, item))
  const page = fc.nat(items.length).map((upTo) => (lines: Line[]) => withPage(lines, items.slice(0, upTo)))
  fc.assert(
    fc.property(fc.array(fc.oneof(frame, page)), (arrivals) => {
      const lines = arrivals.reduce((before, arrives) => arrives(before), [] as Line[])
      const whole = withPage(lines, items)
      expect(ids(lines)).toEqual(ids(lines).toSorted())
      expect(ids(whole)).toEqual(ids(items))
      expect(ids(items.toReversed().reduce(withFrame, lines))).toEqual(ids(items))
    }),
  )
})

test('receipts mark their message and no other, and outlive a page', { tags: ['H30'] }, () => {
  const lines = withReceipt([one, two].reduce(withFrame, []), { messageId: 'm2', delivered: 'then' }, 'alice')
  expect(lines.map((line) => line.marks)).toEqual([{}, { delivered: 'then' }])
  expect(withReceipt(lines, { messageId: 'of another chat', read: 'now' }, 'alice')).toEqual(lines)
  expect(withPage(lines, [two]).at(1)?.marks).toEqual({ delivered: 'then' })
})
