/** Of the longest line, in characters. */
export function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length))
}
