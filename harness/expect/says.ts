/** Whether the words stand in the text. A RegExp with `g` or `y` remembers where it was; `search` begins anew each time. */
export function says(text: string, words: RegExp): boolean {
  return text.search(words) >= 0
}
