/** Streams refreshes on every poll; only what differs from the last time is news. */
export class Changes<T> {
  private readonly last = new Map<string, string>()

  /** Whether a value, as plain data, differs from the last one under that key. */
  isNews(key: string, value: T): boolean {
    const text = JSON.stringify(value)
    if (this.last.get(key) === text) return false
    this.last.set(key, text)
    return true
  }

  /** Whatever comes next is news, for whoever has to be told again. */
  forget(): void {
    this.last.clear()
  }
}
