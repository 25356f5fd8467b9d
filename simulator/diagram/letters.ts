/*
 * How wide a text is drawn, without a browser to ask: by the width of its letters in the common sans-serif fonts, rather too
 * wide than too narrow.
 */
const NARROW = /^[ iljtfrI.,:;'’!|()[\]]$/
const QUOTE = /^[“”"*]$/
const WIDE = /^[mwMW@%—…]$/
const CAPITAL = /^[A-ZÀ-Þ0-9<>=+~#&]$/
const MARK = /^\p{M}$/u
/** CJK, emoji and everything else that is drawn as a square. */
const FIRST_SQUARE = 0x1100

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** In pixels, for text of `size` pixels. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const { segment } of segments.segment(text)) ems += emsOf(segment)
  return ems * size
}

/** The text if it fits into `width` pixels, or as much of it as does, and an ellipsis. Never cuts a letter in two. */
export function fitted(text: string, width: number, size: number): string {
  const line = oneLine(text)
  const room = width / size
  let ems = 0
  let fits = ''
  for (const { segment } of segments.segment(line)) {
    ems += emsOf(segment)
    if (ems > room) return `${fits.trimEnd()}…`
    if (ems + emsOf('…') <= room) fits += segment
  }
  return line
}

/** Line breaks and tabs have no place in a line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function emsOf(letter: string): number {
  if (NARROW.test(letter)) return 0.36
  if (WIDE.test(letter)) return 1
  if (CAPITAL.test(letter)) return 0.72
  if (QUOTE.test(letter)) return 0.5
  if (MARK.test(letter)) return 0
  return (letter.codePointAt(0) ?? 0) >= FIRST_SQUARE ? 1.4 : 0.62
}
