import type { Message } from '../../instance/chat.ts'
import { timestamp } from '../items.ts'

const BEFORE = '{"topic":"aws/chat","contentType":"application/json","content":'

/** A text without anything that JSON escapes, as most are. */
const PLAIN = /^[ !#-[\]-~\u00a0-\ud7ff]*$/

/** Whether a frame tells of something in a chat: what answers a subscription or a heartbeat does not. */
export function isChatFrame(text: string): boolean {
  return text.startsWith(BEFORE)
}

/** What tells of something in a chat: JSON inside JSON (measured, CONTRACT section 3, The socket). */
export function frameOf(content: object): string {
  return `${BEFORE}${JSON.stringify(JSON.stringify(content))}}`
}

const BEFORE_TIME = `${BEFORE}"{\\"AbsoluteTime\\":\\"`

/** What all frames with messages of one person in a chat have in common. */
export interface Voice {
  readonly displayName: string
  readonly format: string
  /** From after the message's id to where its content begins, and from where that ends. */
  readonly beforeContent: string
  readonly afterContent: string
}

export function voiceOf({ contactId, format, participantId, displayName, role }: Message, chatId: string): Voice {
  return {
    displayName,
    format,
    beforeContent: inOnePiece(
      '\\",\\"ContactId\\":\\"',
      contactId,
      '\\",\\"ContentType\\":\\"',
      format,
      '\\",\\"Type\\":\\"MESSAGE\\",\\"Content\\":\\"',
    ),
    afterContent: inOnePiece(
      '\\",\\"ParticipantId\\":\\"',
      participantId,
      '\\",\\"DisplayName\\":\\"',
      escapedTwice(displayName),
      '\\",\\"ParticipantRole\\":\\"',
      role,
      '\\",\\"InitialContactId\\":\\"',
      chatId,
      '\\"}"}',
    ),
  }
}

/**
 * The same of a message, put together of what its author's messages have in common and what is its own: nearly all frames are of
 * one, and this takes a quarter of the time (measured). Whoever keeps it, not its text, keeps a tenth.
 */
export class FrameOfMessage {
  readonly #item: Message
  readonly #voice: Voice

  constructor(item: Message, voice: Voice) {
    this.#item = item
    this.#voice = voice
  }

  /** Only what people write can have anything to escape in it. */
  toString(): string {
    const { time, id, content } = this.#item
    const { beforeContent, afterContent } = this.#voice
    return `${BEFORE_TIME}${timestamp(time)}\\",\\"Id\\":\\"${id}${beforeContent}${escapedTwice(content)}${afterContent}`
  }
}

/** As it stands between two quotes. */
function escapedTwice(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(JSON.stringify(text)).slice(QUOTES.length, -QUOTES.length)
}

/** Around a text in JSON in JSON. */
const QUOTES = '"\\"'

/** What is put together otherwise is read piece by piece, each time that it is part of another text. */
function inOnePiece(...parts: readonly string[]): string {
  return parts.join('')
}
