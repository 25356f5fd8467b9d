import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextsByToken } from './texts-by-token.ts'

test('every text is found by its owner and token, however many there are, and none by anything else', () => {
  const texts = new TextsByToken()
  const asked = Array.from({ length: 5_000 }, (_, n) => ({
    owner: `owner-${n % 7}`,
    token: `token-${n}`,
    text: `${n}`,
  }))
  for (const { owner, token, text } of asked) {
    expect(texts.get(owner, token)).toBeUndefined()
    texts.add(owner, token, text)
  }
  for (const { owner, token, text } of asked) {
    expect(texts.get(owner, token)).toBe(text)
    expect(texts.get(`${owner}0`, token)).toBeUndefined()
    expect(texts.get(owner, `${token}x`)).toBeUndefined()
  }
})

test('it finds what a Map finds, for owners and tokens of any kind', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '0', 'é', '😀'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word)), fc.array(fc.tuple(word, word)), (added, looked) => {
      const texts = new TextsByToken()
      const expected = new Map<string, string>()
      for (const [owner, token] of added) {
        const key = JSON.stringify([owner, token])
        if (expected.has(key)) continue
        expected.set(key, key)
        texts.add(owner, token, key)
      }
      for (const [owner, token] of [...added, ...looked]) {
        expect(texts.get(owner, token)).toBe(expected.get(JSON.stringify([owner, token])))
      }
    }),
  )
})
