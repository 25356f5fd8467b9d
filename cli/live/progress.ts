import type { WriteStream } from 'node:tty'

/** One line that says how far something is, and is overwritten; on a terminal alone. */
export class Progress {
  readonly #output: Pick<WriteStream, 'isTTY' | 'write' | 'clearLine' | 'cursorTo'>

  constructor(output: Pick<WriteStream, 'isTTY' | 'write' | 'clearLine' | 'cursorTo'>) {
    this.#output = output
  }

  shows(line: string): void {
    if (!this.#output.isTTY) return
    this.clears()
    this.#output.write(line)
  }

  clears(): void {
    if (!this.#output.isTTY) return
    this.#output.cursorTo(0)
    this.#output.clearLine(0)
  }
}
