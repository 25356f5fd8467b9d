const LONGEST = 60
const LONGEST_LINE = 600
/** One mistake makes many, and nobody reads more at once. */
const MOST_LINES = 10
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

/** A text of somebody else's in quotes, shortened. */
export function quoted(text: string): string {
  return printable(JSON.stringify(shortened(text)))
}

/** A line without anything that a terminal would act on. */
export function printable(line: string): string {
  const plain = shortened(line, LONGEST_LINE)
  return plain.replaceAll(CONTROLS, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The first of many lines about what is wrong, and how many more there are. */
export function firstLines(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES
  return more > 0 ? [...lines.slice(0, MOST_LINES), `  and ${more} more.`] : [...lines]
}

/** Not longer than somebody reads. */
export function shortened(text: string, most = LONGEST): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
