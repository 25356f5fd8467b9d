/** The first byte: the whole of a message, which is text (RFC 6455, 5.2). */
const WHOLE_TEXT = 0x81
/** In the place of a length that the second byte has no room for: it follows, in two bytes or in eight. */
const IN_TWO_BYTES = 126
const IN_EIGHT_BYTES = 127

/** The one that was asked for last: the same one mostly goes to many. */
let latest: { text: string; frame: Buffer } = { text: '', frame: Buffer.alloc(0) }

/**
 * A text as a server's frame, ready to be written to any socket: a server does not mask, so that nothing in it is one
 * socket's own. In one piece it costs one `write`; `ws` sends head and text apart.
 */
export function textFrame(text: string): Buffer {
  if (latest.text !== text || latest.frame.length === 0) latest = { text, frame: framed(text) }
  return latest.frame
}

function framed(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < IN_TWO_BYTES ? 2 : length <= 0xffff ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = WHOLE_TEXT
  frame[1] = head === 2 ? length : head === 4 ? IN_TWO_BYTES : IN_EIGHT_BYTES
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head)
  return frame
}
