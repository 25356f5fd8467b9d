import { expect, test } from 'vitest'
import { colleagueNamed, isFull, isTwosome, present, seatsTaken, turnedAway } from './people.ts'
import { agent, alice, grace, maya } from './test-support/fake-port.ts'

const four = ['Bob', 'Carol', 'Dave', 'Erin']

test('a pending invitation takes a seat', () => {
  const people = [maya, alice, ...four.slice(0, 3).map((name) => agent(name))]
  expect([seatsTaken(people), isFull(people)]).toEqual([5, false])
  const invited = [...people, agent('Erin', 'invited')]
  expect([seatsTaken(invited), isFull(invited)]).toEqual([6, true])
})

test('who has gone leaves no trace, so that a return is one entry', { tags: ['H9'] }, () => {
  const again = { ...agent('Bob'), connectionId: 'bob-2' }
  expect(present([maya, alice, agent('Bob', 'gone'), again]).map((one) => one.connectionId)).toEqual([
    'maya',
    'alice',
    'bob-2',
  ])
})

test('the customer stands first', () => {
  expect(present([alice, agent('Bob'), maya]).map((one) => one.name)).toEqual(['Maya', 'Alice', 'Bob'])
})

test('two are the customer and this agent, and nobody else', () => {
  expect(isTwosome([maya, alice])).toBe(true)
  expect(isTwosome([maya, alice, agent('Bob', 'invited')])).toBe(true)
  expect(isTwosome([maya, alice, agent('Bob')])).toBe(false)
  expect(isTwosome([alice, agent('Bob')])).toBe(false)
  expect(isTwosome([maya, { ...alice, state: 'gone' }, agent('Bob')])).toBe(false)
})

test('a supervisor takes no seat, and with one barged in two are three', () => {
  const full = [maya, alice, ...four.map((name) => agent(name)), grace('joined')]
  expect([seatsTaken(full), isFull(full), present(full).length]).toEqual([6, true, 7])
  expect(isTwosome([maya, alice, grace('joined')])).toBe(false)
  expect(isTwosome([maya, { ...grace('joined'), self: true }])).toBe(false)
  expect(isTwosome([maya, alice, grace('gone')])).toBe(true)
})

test('turned away are those who were invited and never joined', () => {
  const before = [maya, alice, agent('Bob', 'invited'), agent('Carol', 'invited'), agent('Dave')]
  const after = [maya, alice, agent('Bob', 'gone'), agent('Carol'), agent('Dave', 'gone')]
  expect(turnedAway(before, after).map((one) => one.name)).toEqual(['Bob'])
})

test('a colleague in the chat, or invited, is known by name; a customer of that name is none, nor who has gone', () => {
  const people = [maya, alice, agent('Bob', 'invited'), agent('Carol', 'gone'), agent('Carol'), agent('Dave', 'gone')]
  const stateOf = (name: string) => colleagueNamed(people, name)?.state
  expect(['Alice', 'Bob', 'Carol'].map(stateOf)).toEqual(['joined', 'invited', 'joined'])
  expect(['Maya', 'Dave', 'Bo'].map(stateOf)).toEqual([undefined, undefined, undefined])
})
