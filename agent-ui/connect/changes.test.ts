import { expect, test } from 'vitest'
import { Changes } from './changes.ts'

test('a value is news when it is new or differs, for each key by itself', () => {
  const changes = new Changes<{ state: string }>()
  expect(changes.isNews('alice', { state: 'Available' })).toBe(true)
  expect(changes.isNews('alice', { state: 'Available' })).toBe(false)
  expect(changes.isNews('bob', { state: 'Available' })).toBe(true)
  expect(changes.isNews('alice', { state: 'Offline' })).toBe(true)
})

test('after forgetting, what has not changed is news again', () => {
  const changes = new Changes<string>()
  changes.isNews('alice', 'Available')
  changes.forget()
  expect(changes.isNews('alice', 'Available')).toBe(true)
})
