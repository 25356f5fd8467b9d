/** So many that every operation of a client has its own, and so few that a million others are no burden. */
const MOST = 200

/** An address of a server, as it was asked for and as it is meant. */
export interface KnownAddress {
  readonly asked: URL
  readonly meant: URL
}

/**
 * Addresses as requests bring them, read: most are asked for again and again, and reading one takes as long as much of an
 * answer does. One with a query is not remembered: it mostly comes once, and may hold a secret.
 */
export class KnownAddresses {
  readonly #meaning: (url: URL) => URL
  readonly #known = new Map<string, KnownAddress>()

  /** @param meaning the address that an address of this server stands for */
  constructor(meaning: (url: URL) => URL) {
    this.#meaning = meaning
  }

  /** Undefined when the text is no address. */
  read(text: string): KnownAddress | undefined {
    const known = this.#known.get(text)
    if (known || !URL.canParse(text)) return known
    const asked = new URL(text)
    const address = { asked, meant: this.#meaning(asked) }
    if (!text.includes('?')) this.#remember(text, address)
    return address
  }

  #remember(text: string, address: KnownAddress): void {
    if (this.#known.size === MOST) this.#known.clear()
    this.#known.set(text, address)
  }
}
