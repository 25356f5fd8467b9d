const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Names of members whose texts give access: tokens of participants and of the CCP, addresses that carry one, passwords. */
const SECRET_MEMBER = /(token|url|password|secret|signature|cookie|authorization|bearer|credentials?)$/i
/** Long runs without a space are tokens, whatever they are called; a JWT has dots, a signed address its own alphabet. */
const LONG_RUN = /[\w+/=.~%-]{40,}/g
const NO_SECRET = /^(arn:[\w:/.-]+|(application|text)\/[\w.+-]+)$/
/** What somebody wrote; `content` of a frame is an item. */
const SAID_MEMBER = 'Content'
/** What a receipt says. */
const RECEIPT = /^\{"messageId":"[0-9a-f-]{36}"\}$/i
/** How somebody is called. */
const NAME_MEMBER = /^(displayname|customername|agentname)$/i

/**
 * Takes out of what goes over the wire of a real instance whatever nobody else may read: all that gives access; texts that
 * the specs did not write; and names that they do not know, for an agent of a shared instance may be offered anybody's chat.
 */
export class Redaction {
  readonly #texts = new Set<string>()
  readonly #names = new Set<string>()
  readonly #others = new Set<string>()
  /** The same secret goes by the same number, so that one can see where it was used. */
  readonly #secrets = new Map<string, number>()

  /** What a spec has somebody say may be shown. */
  knowsText(text: string): void {
    this.#texts.add(text)
  }

  knowsName(name: string): void {
    this.#names.add(name)
  }

  /** Everything that it has taken out so far, word for word: it is to be nowhere else either. */
  get takenOut(): string[] {
    return [...this.#secrets.keys(), ...this.#others].filter((each) => !this.#texts.has(each) && !this.#names.has(each))
  }

  /** What somebody has said, as it may be shown. */
  text(text: string): string {
    return this.#texts.has(text) ? text : this.#other(text, `<${text.length} characters>`)
  }

  /** How somebody is called, likewise. */
  name(name: string): string {
    return this.#names.has(name) || name === '' ? name : this.#other(name, '<somebody>')
  }

  /** A body without what is secret: a value where it is JSON, also where JSON stands in a text of it. */
  of(body: string): unknown {
    return this.#value(parsed(body) ?? body, '')
  }

  #value(value: unknown, member: string): unknown {
    if (typeof value === 'string') return this.#text(value, member)
    if (Array.isArray(value)) return value.map((each) => this.#value(each, member))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#member(name, each)]))
  }

  #member(name: string, value: unknown): unknown {
    // Those of a contact may be anybody's data.
    if (/^attributes$/i.test(name) && typeof value === 'object') return '<attributes>'
    return this.#value(value, name)
  }

  #text(text: string, member: string): unknown {
    if (member === SAID_MEMBER) return RECEIPT.test(text) ? text : this.text(text)
    const nested = parsed(text)
    if (nested !== undefined) return this.#value(nested, '')
    if (SECRET_MEMBER.test(member) && !ID.test(text) && text !== '') return this.#secret(text)
    if (NAME_MEMBER.test(member)) return this.name(text)
    return NO_SECRET.test(text) ? text : text.replace(LONG_RUN, (run) => (isSpeaking(run) ? run : this.#secret(run)))
  }

  #other(text: string, instead: string): string {
    this.#others.add(text)
    return instead
  }

  #secret(text: string): string {
    const number = this.#secrets.get(text) ?? this.#secrets.size + 1
    this.#secrets.set(text, number)
    return `<credential ${number}>`
  }
}

/** Words joined by hyphens, and what has ids in it: paths, names of fields. */
function isSpeaking(run: string): boolean {
  return run.split(/[/.]/).every((part) => ID.test(part) || /^[a-z-]{0,39}$/i.test(part))
}

/** Only groups and lists: `5` in a message is a text. */
function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
