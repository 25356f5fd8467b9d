import { expect, test } from 'vitest'
import { inOrder } from './rows.ts'
import { sideBySide } from './side-by-side.ts'

const shown = (expected: readonly string[], actual: readonly string[], inColours = false) =>
  sideBySide(inOrder(expected, actual), ['expected', 'seen'], inColours)

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `Maya: ${n + 1}`)

test('of a long transcript only what is near a difference', () => {
  expect(shown(numbered(40), numbered(40).toSpliced(19, 1))).toMatchInlineSnapshot(`
    "   expected       seen
       … 16 the same  … 16 the same
       Maya: 17       Maya: 17
       Maya: 18       Maya: 18
       Maya: 19       Maya: 19
    -  Maya: 20                      missing
       Maya: 21       Maya: 21
       Maya: 22       Maya: 22
       Maya: 23       Maya: 23
       … 17 the same  … 17 the same"
  `)
})

test('what is wide goes on in the next line; what has lines of its own is one', () => {
  expect(shown([`Maya: ${'wide '.repeat(15)}`], ['Maya: a\nb'])).toMatchInlineSnapshot(`
    "   expected                                              seen
    -  Maya: wide wide wide wide wide wide wide wide wide w             missing
       ide wide wide wide wide wide
    +                                                        Maya: a⏎b  unexpected"
  `)
})

test('wide letters and emoji do not push columns out of line', () => {
  expect(shown(['Maya: 東京です', 'Maya: hello'], ['Maya: 東京です', 'Maya: 👍👍 ok'])).toMatchInlineSnapshot(`
    "   expected        seen
       Maya: 東京です  Maya: 東京です
    -  Maya: hello                     missing
    +                  Maya: 👍👍 ok   unexpected"
  `)
})

test('colours are there when the runner has them, and only then', () => {
  expect(shown(['a'], ['b'])).not.toContain('\u001b')
  const coloured = shown(['a'], ['b'], true)
  expect(coloured).toContain('\u001b[32ma\u001b[39m')
  expect(coloured).toContain('\u001b[31mb\u001b[39m')
})
