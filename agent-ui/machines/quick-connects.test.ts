import { expect, test } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import type { Person, QuickConnect } from '../connect/port.ts'
import { type Purpose, quickConnectsMachine } from './quick-connects.ts'
import { agent, alice, FakePort, maya } from './test-support/fake-port.ts'

const connects: QuickConnect[] = [
  { arn: 'frank', type: 'agent', name: 'Frank' },
  { arn: 'bob', type: 'agent', name: 'Bob' },
  { arn: 'queue', type: 'queue', name: 'Complaints' },
  { arn: 'phone', type: 'phone_number', name: 'Hotline' },
]

function started({ purpose = 'invite' as Purpose, people = [maya, alice] as Person[] } = {}) {
  const port = new FakePort()
  const clock = new SimulatedClock()
  const input = { port, contactId: 'chat', purpose, people }
  const dialog = createActor(quickConnectsMachine, { input, clock }).start()
  return {
    port,
    clock,
    dialog,
    choose: (arn: string) => dialog.send({ type: 'quickConnect.choose', arn }),
    async opens() {
      dialog.send({ type: 'dialog.open' })
      await port.answer('quickConnects', connects)
    },
    asked: () => port.called(purpose).map((call) => call.args),
  }
}

const full = [maya, alice, agent('Bob'), agent('Carol'), agent('Dave'), agent('Erin', 'invited')]

test('only agents can be invited; a chat can be transferred to a queue too', async () => {
  const invite = started()
  await invite.opens()
  expect(invite.dialog.getSnapshot().context.choices.map((one) => one.name)).toEqual(['Bob', 'Frank'])
  const transfer = started({ purpose: 'transfer' })
  await transfer.opens()
  expect(transfer.dialog.getSnapshot().context.choices.map((one) => one.name)).toEqual(['Bob', 'Complaints', 'Frank'])
})

test('a double click is one invitation', { tags: ['H7'] }, async () => {
  const { port, dialog, choose, opens, asked } = started()
  await opens()
  choose('bob')
  choose('bob')
  expect(asked()).toEqual([['chat', connects[1]]])
  await port.answer('invite')
  expect(dialog.getSnapshot().value).toBe('closed')
})

test('a full chat cannot be invited into, not even from a dialog that was open before', { tags: ['H24'] }, async () => {
  const shut = started({ people: full })
  shut.dialog.send({ type: 'dialog.open' })
  expect(shut.dialog.getSnapshot().value).toBe('closed')

  const { dialog, choose, opens, asked } = started()
  await opens()
  dialog.send({ type: 'people.changed', people: full })
  choose('frank')
  expect(asked()).toEqual([])
  dialog.send({ type: 'people.changed', people: full.slice(0, 5) })
  choose('frank')
  expect(asked()).toHaveLength(1)
})

test('a refusal is kept in words until dismissed or tried again', async () => {
  const { port, dialog, choose, opens } = started()
  await opens()
  choose('bob')
  await port.refuse('invite', '{"type":"LimitExceeded","message":"At most 6 participants","statusCode":400}')
  expect(dialog.getSnapshot().value).toBe('refused')
  expect(dialog.getSnapshot().context.refusal).toBe('At most 6 participants')
  dialog.send({ type: 'refusal.dismiss' })
  expect(dialog.getSnapshot().context.refusal).toBe('')
  await opens()
  choose('bob')
  await port.answer('invite')
  expect(dialog.getSnapshot().value).toBe('closed')
})

test('no answer is a refusal too', async () => {
  const { clock, dialog, choose, opens } = started()
  dialog.send({ type: 'dialog.open' })
  clock.increment(15_000)
  expect(dialog.getSnapshot().context.refusal).toMatch(/did not send/)
  await opens()
  choose('bob')
  clock.increment(15_000)
  expect(dialog.getSnapshot().context.refusal).toMatch(/did not answer/)
})

test('a transfer asks once more, and is open to a full chat', async () => {
  const { dialog, choose, opens, asked } = started({ purpose: 'transfer', people: full })
  await opens()
  choose('queue')
  expect(asked()).toEqual([])
  dialog.send({ type: 'transfer.confirm' })
  expect(asked()).toEqual([['chat', connects[2]]])
})

test('closing the dialog leaves nothing behind', async () => {
  const { dialog, choose, opens, asked } = started({ purpose: 'transfer' })
  await opens()
  choose('bob')
  dialog.send({ type: 'dialog.close' })
  dialog.send({ type: 'transfer.confirm' })
  expect(asked()).toEqual([])
})
