const LONGEST = 60
const LONGEST_LINE = 600
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

/** A text of somebody else's in quotes, shortened. */
export function quoted(text: string): string {
  return printable(JSON.stringify(shortened(text, LONGEST)))
}

/** A line without anything that a terminal would act on. */
export function printable(line: string): string {
  const plain = shortened(line, LONGEST_LINE)
  return plain.replaceAll(CONTROLS, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
