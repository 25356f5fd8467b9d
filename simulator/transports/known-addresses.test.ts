import { expect, test } from 'vitest'
import { KnownAddresses } from './known-addresses.ts'

/** Every address means one of AWS; how often that was asked. */
function known() {
  const asked: string[] = []
  const addresses = new KnownAddresses((url) => {
    asked.push(url.href)
    return new URL(`https://connect.aws${url.pathname}`)
  })
  return { asked, addresses }
}

test('an address is read once, and stands for the same ever after', () => {
  const { asked, addresses } = known()
  const first = addresses.read('http://127.0.0.1:4000/participant/message')
  expect(first?.asked.href).toBe('http://127.0.0.1:4000/participant/message')
  expect(first?.meant.href).toBe('https://connect.aws/participant/message')
  expect(addresses.read('http://127.0.0.1:4000/participant/message')).toBe(first)
  expect(asked).toHaveLength(1)
})

test('what a query holds is kept no longer than its request', () => {
  const { asked, addresses } = known()
  for (let turn = 0; turn < 2; turn += 1) addresses.read('http://127.0.0.1:4000/chat?ticket=secret')
  expect(asked).toHaveLength(2)
})

test('any number of addresses is read', () => {
  const { addresses } = known()
  for (let n = 0; n < 1_000; n += 1) {
    expect(addresses.read(`http://127.0.0.1:4000/users/${n}`)?.meant.pathname).toBe(`/users/${n}`)
  }
})

test('what is no address is none', () => {
  expect(known().addresses.read('http://[broken/')).toBeUndefined()
})
