import { expect, test } from 'vitest'
import { memoryRows } from './memory.ts'
import { verdictOf } from './report.ts'

const MIB = 2 ** 20
const taken = { resident: 800 * MIB, peak: 935 * MIB, heap: 500 * MIB }

test('what 10,000 chats take is held against the target', () => {
  expect(memoryRows(10_000, taken)).toEqual([
    { what: '10,000 chats of 100 messages, most memory', measured: '935 MiB', target: 'at most 1024 MiB', isMet: true },
    { what: '  in the end', measured: '800 MiB' },
    { what: '  its heap without garbage', measured: '500 MiB' },
  ])
  expect(memoryRows(10_000, { ...taken, peak: 1025 * MIB })[0]?.isMet).toBe(false)
})

test('what fewer take is told as what it is, and not judged', () => {
  const rows = memoryRows(1_000, { resident: 150 * MIB, peak: 220 * MIB, heap: 50 * MIB })
  expect(rows).toEqual([
    { what: '1,000 chats of 100 messages, most memory (the target is about 10,000)', measured: '220 MiB' },
    { what: '  in the end', measured: '150 MiB' },
    { what: '  its heap without garbage', measured: '50 MiB' },
  ])
  expect(verdictOf(rows)).toBe('No target was looked at.')
})

test('chats that could not be held at all miss it, however few', () => {
  expect(memoryRows(1_000, new Error('out of memory'))).toEqual([
    expect.objectContaining({ measured: 'failed: out of memory', isMet: false }),
  ])
})
