/** Before the number of a message, which no frame has elsewhere. */
const MARK = '#'
const DIGITS = 7

/** The text of the n-th message of a chat: what people write, of the length that people write. */
export function textOf(chat: number, n: number): string {
  return `${MARK}${digits(chat)}:${digits(n)} Could you tell me where my order is, please?`
}

/** The body of the SendMessage, as a client library sends it. */
export function bodyOf(chat: number, n: number): Buffer {
  const ClientToken = `${digits(chat)}0-0000-4000-a000-00000${digits(n)}`
  return Buffer.from(JSON.stringify({ ContentType: 'text/plain', Content: textOf(chat, n), ClientToken }))
}

/** The number written in the next digits. */
function numberAt(text: string, start: number): number {
  let value = 0
  for (let at = start; at < start + DIGITS; at += 1) value = value * 10 + text.charCodeAt(at) - 0x30
  return value
}

function digits(n: number): string {
  return String(n).padStart(DIGITS, '0')
}

/** The seats of a chat: a customer and five agents. */
export const PEOPLE = 6

/**
 * The number of the message that is due next, for each seat of each chat. All of a chat's are side by side: what looks
 * after the order is not to be what a message costs more among many chats.
 */
export function dueIn(chats: number): Uint32Array {
  return new Uint32Array(chats * PEOPLE)
}

/** The end of a socket: takes frames and sees to it that each chat's messages come in order, each once. */
export class Sink {
  readonly #due: Uint32Array
  readonly #seat: number
  /** Messages so far. */
  count = 0

  /** @param seat which one of a chat's it is that is looked after here, the same one in all chats of this socket */
  constructor(due: Uint32Array, seat: number) {
    this.#due = due
    this.#seat = seat
  }

  /**
   * @returns the chat that it is a message of, if it is one
   * @throws Error for a message that comes out of turn
   */
  send(frame: string): number | undefined {
    const at = frame.indexOf(MARK)
    if (at === -1) return undefined
    const chat = numberAt(frame, at + 1)
    const n = numberAt(frame, at + 2 + DIGITS)
    const place = chat * PEOPLE + this.#seat
    const expected = this.#due[place]
    if (n !== expected) throw new Error(`Message ${n} of chat ${chat} came in the place of ${expected}.`)
    this.#due[place] = n + 1
    this.count += 1
    return chat
  }

  close(code: number, reason: string): void {
    throw new Error(`A socket was closed: ${code} ${reason}`)
  }
}
