/** The uppermost of a hash's 32 bits say which shelf. */
const BITS_OF_SHELF = 3
/** Of a shelf at first; a power of two. */
const FEWEST_PLACES = 16
/** Ids are random in their first digits: they need not be read to the end. */
const DIGITS_OF_OWNER = 8

/**
 * Texts by whose client token they belong to: there may be a million, and nearly all that are looked for are not there. A `Map`
 * looks at the tokens that have the same place in it, each somewhere else in the memory, which takes a tenth of all that a
 * message takes (measured); here their hashes lie side by side. On some shelves, so that nobody waits for all of it to grow;
 * on few, so that the ends of all of them stay in the processor's caches (measured).
 */
export class TextsByToken {
  readonly #shelves = Array.from({ length: 2 ** BITS_OF_SHELF }, () => new Shelf())

  get(owner: string, token: string): string | undefined {
    const hash = hashOf(owner, token)
    return this.#shelfOf(hash)?.get(hash, owner, token)
  }

  /** The token is a new one of the owner's. */
  add(owner: string, token: string, text: string): void {
    const hash = hashOf(owner, token)
    this.#shelfOf(hash)?.add(hash, owner, token, text)
  }

  #shelfOf(hash: number): Shelf | undefined {
    return this.#shelves[hash >>> (32 - BITS_OF_SHELF)]
  }
}

class Shelf {
  readonly #owners: string[] = []
  readonly #tokens: string[] = []
  readonly #texts: string[] = []
  /** A hash, and the number of the text from 1, for each place; whatever finds its place taken has the next that is free. */
  #places = new Int32Array(2 * FEWEST_PLACES)

  get(hash: number, owner: string, token: string): string | undefined {
    const places = this.#places
    for (let at = placeOf(hash, places); places[at + 1] !== 0; at = after(at, places)) {
      const n = (places[at + 1] ?? 0) - 1
      if (places[at] === hash && this.#tokens[n] === token && this.#owners[n] === owner) return this.#texts[n]
    }
    return undefined
  }

  add(hash: number, owner: string, token: string, text: string): void {
    // A quarter is left free, so that the next free place is near.
    if (this.#texts.length * 8 >= this.#places.length * 3) this.#grow()
    this.#owners.push(owner)
    this.#tokens.push(token)
    put(this.#places, hash, this.#texts.push(text))
  }

  #grow(): void {
    const before = this.#places
    this.#places = new Int32Array(2 * before.length)
    for (let at = 0; at < before.length; at += 2) {
      const n = before[at + 1] ?? 0
      if (n !== 0) put(this.#places, before[at] ?? 0, n)
    }
  }
}

function put(places: Int32Array, hash: number, n: number): void {
  let at = placeOf(hash, places)
  while (places[at + 1] !== 0) at = after(at, places)
  places[at] = hash
  places[at + 1] = n
}

function placeOf(hash: number, places: Int32Array): number {
  return (hash << 1) & (places.length - 1)
}

function after(at: number, places: Int32Array): number {
  return (at + 2) & (places.length - 1)
}

/** FNV-1a, 32 bits. */
function hashOf(owner: string, token: string): number {
  let hash = 0x811c9dc5 | 0
  for (let at = 0; at < DIGITS_OF_OWNER; at += 1) hash = Math.imul(hash ^ owner.charCodeAt(at), 0x01000193)
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193)
  return hash
}
