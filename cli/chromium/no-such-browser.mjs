/** Somebody has named a browser that is not there: what is wrong, and how to mend it. */
export class NoSuchBrowser extends Error {
  /**
   * @param {string} what
   * @param {string} mend
   */
  constructor(what, mend) {
    super(`${what}\n${mend}`)
    this.name = 'NoSuchBrowser'
    this.what = what
    this.mend = mend
  }
}
