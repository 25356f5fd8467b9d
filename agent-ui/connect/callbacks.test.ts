import { expect, test } from 'vitest'
import { answered, done } from './callbacks.ts'

test('success and failure become a promise', async () => {
  expect(await answered<number>(({ success }) => success(6))).toBe(6)
  await expect(done(({ failure }) => failure('{"message":"No"}'))).rejects.toThrow('No')
})

test('a call that throws is refused too', async () => {
  const gone = done(() => {
    throw new Error('Contact no longer exists')
  })
  await expect(gone).rejects.toThrow('Contact no longer exists')
})
