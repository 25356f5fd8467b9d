import type { NextId } from './instance/ids.ts'

const FORM = '00000000-0000-4000-a000-000000000000'
const RANDOM_PLACES = [...FORM].flatMap((character, place) => (character === '0' ? [place] : []))
const DIGITS_OF_A_WORD = 8
const DIGITS = codesOf('0123456789abcdef')

/**
 * Ids in the form of UUIDs, the same ones in the same order for the same seed.
 * @param of who needs them: each name has a sequence of its own, so that it does not matter who comes first
 */
export function idsFrom(seed: number, of = ''): NextId {
  const random = randomFrom(seed ^ hashOf(of))
  const codes = codesOf(FORM)
  return () => {
    let word = 0
    let left = 0
    for (const place of RANDOM_PLACES) {
      if (left === 0) {
        word = random()
        left = DIGITS_OF_A_WORD
      }
      codes[place] = DIGITS[word & 15] ?? 0
      word >>>= 4
      left -= 1
    }
    // In one piece: a text put together of others keeps all of them, which is five times the memory (measured).
    return String.fromCharCode(...codes)
  }
}

/** Numbers of at least 0 and less than 1, the same ones in the same order for the same seed. */
export function fractionsFrom(seed: number, of: string): () => number {
  const random = randomFrom(seed ^ hashOf(of))
  return () => (random() >>> 0) / 2 ** 32
}

function codesOf(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}

/** FNV-1a, 32 bits; nothing for an empty text. */
function hashOf(text: string): number {
  if (text === '') return 0
  return [...text].reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
}

/** Words of 32 bits: the generator mulberry32, which is small and good enough for ids. */
function randomFrom(seed: number): () => number {
  // Signed: larger ones would be objects, made anew for each word.
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return mixed ^ (mixed >>> 14)
  }
}
