import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { bodyOf } from './request-body.ts'

/** A request whose body comes in these pieces. */
async function body(most: number, ...pieces: readonly string[]) {
  const request = new IncomingMessage(new Socket())
  const read = bodyOf(request, most)
  for (const piece of pieces) request.push(Buffer.from(piece))
  request.push(null)
  const { body = '', isTooLarge = false } = (await read) ?? {}
  return { body, isTooLarge }
}

test.each([[[]], [['Grüße']], [['ab', 'cd', 'e']]])('a body is what its pieces are together: %j', async (pieces) => {
  expect(await body(10, ...pieces)).toEqual({ body: pieces.join(''), isTooLarge: false })
})

test('a letter may lie over two pieces', async () => {
  const [first = 0, second = 0] = Buffer.from('ü')
  const request = new IncomingMessage(new Socket())
  const read = bodyOf(request, 10)
  for (const byte of [first, second]) request.push(Buffer.from([byte]))
  request.push(null)
  expect(await read).toEqual({ body: 'ü', bytes: Buffer.from('ü') })
})

describe('a body that is too large', () => {
  test.each([
    { most: 5, pieces: ['abcdef'] },
    { most: 5, pieces: ['abc', 'def'] },
    // What is left of it would fit.
    { most: 5, pieces: ['abc', 'def', 'g'] },
    { most: 5, pieces: ['abcdef', 'g', 'h'] },
    { most: 0, pieces: ['a'] },
  ])('is none, however its pieces fall: $pieces of at most $most bytes', async ({ most, pieces }) => {
    expect(await body(most, ...pieces)).toEqual({ body: '', isTooLarge: true })
  })

  test('may have as many bytes as are taken', async () => {
    expect(await body(5, 'abc', 'de')).toEqual({ body: 'abcde', isTooLarge: false })
  })

  test('is not kept while the rest of it comes', async () => {
    const request = new IncomingMessage(new Socket())
    const read = bodyOf(request, 1_000_000)
    const send = (bytes: number) => {
      const piece = Buffer.alloc(bytes)
      request.emit('data', piece)
      return new WeakRef(piece)
    }
    const kept = send(600_000)
    await collectGarbage()
    expect(kept.deref()).toBeDefined()
    await nextTurn()
    send(600_000)
    await collectGarbage()
    expect(kept.deref()).toBeUndefined()
    request.emit('end')
    expect(await read).toEqual({ body: '', isTooLarge: true })
  })
})

test('of a client that has gone away there is nothing', async () => {
  const request = new IncomingMessage(new Socket())
  const read = bodyOf(request, 10)
  request.push(Buffer.from('ab'))
  request.destroy()
  expect(await read).toBeUndefined()
})

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

async function collectGarbage(): Promise<void> {
  // What a turn has looked at by a WeakRef lives until its end.
  await nextTurn()
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}
