/** Set-up cannot go on: what is wrong on the first line, how to mend it on the second. */
export class SetUpError extends Error {
  /**
   * @param {string} what
   * @param {string} mend
   */
  constructor(what, mend) {
    // What comes from other programs may bring lines of its own.
    super([what, mend].map((line) => line.replace(/\s+/g, ' ').trim()).join('\n'))
    this.name = 'SetUpError'
  }
}
