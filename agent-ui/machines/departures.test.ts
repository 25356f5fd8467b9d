import { expect, test } from 'vitest'
import { isLeaving } from './departures.ts'
import { agent, alice, maya, settled } from './test-support/fake-port.ts'
import { openChat } from './test-support/open-chat.ts'

const invited = [agent('Bob', 'invited'), agent('Carol', 'invited')]

async function chatWith(...others: ReturnType<typeof agent>[]) {
  const chat = await openChat({ people: [maya, alice, ...others] })
  const departures = chat.child('departures')
  return {
    ...chat,
    departures,
    withdraws: (connectionId: string) => departures.send({ type: 'invitation.withdraw', connectionId }),
    removes: (connectionId: string) => {
      departures.send({ type: 'person.remove', connectionId })
      departures.send({ type: 'removal.confirm' })
    },
    disconnected: () => chat.port.called('disconnect').map(({ args }) => args[1]),
    busy: () =>
      [alice, ...others]
        .map(({ connectionId }) => connectionId)
        .filter((each) => isLeaving(departures.getSnapshot().context, each)),
  }
}

type Chat = Awaited<ReturnType<typeof chatWith>>

test('what is asked for while somebody is on their way out is done in its turn, once', async () => {
  const { port, withdraws, removes, disconnected, busy } = await chatWith(...invited, agent('Dave'))
  withdraws('bob')
  withdraws('carol')
  withdraws('carol')
  removes('dave')
  removes('dave')
  expect(disconnected()).toEqual(['bob'])
  expect(busy()).toEqual(['bob', 'carol', 'dave'])
  await port.answer('disconnect')
  expect(disconnected()).toEqual(['bob', 'carol'])
  expect(busy()).toEqual(['carol', 'dave'])
  await port.refuse('disconnect', '{"message":"Not now"}')
  expect(disconnected()).toEqual(['bob', 'carol', 'dave'])
  await port.answer('disconnect')
  expect(busy()).toEqual([])
})

test('who waits behind one that gets no answer has their turn when patience is over', async () => {
  const { clock, withdraws, disconnected, notices } = await chatWith(...invited)
  withdraws('bob')
  withdraws('carol')
  clock.increment(15_000)
  await settled()
  expect(disconnected()).toEqual(['bob', 'carol'])
  expect(notices()).toEqual(['Amazon Connect did not answer.'])
})

test('an invitation that is accepted while it waits to be withdrawn is not withdrawn', { tags: ['H4'] }, async () => {
  const { port, withdraws, becomes, disconnected } = await chatWith(...invited)
  withdraws('bob')
  withdraws('carol')
  becomes('connected', [maya, alice, agent('Bob', 'invited'), agent('Carol')])
  await port.answer('disconnect')
  expect(disconnected()).toEqual(['bob'])
})

test('an agent who leaves does not wait for anybody who is on their way out', async () => {
  const { departures, withdraws, disconnected } = await chatWith(...invited)
  withdraws('bob')
  withdraws('carol')
  departures.send({ type: 'chat.leave' })
  departures.send({ type: 'chat.leave' })
  expect(disconnected()).toEqual(['bob', 'alice'])
})

test.each([
  ['refused', ({ port }: Chat) => port.refuse('disconnect', '{"message":"Not now"}')],
  ['not answered', async ({ clock }: Chat) => clock.increment(15_000)],
] as const)('a withdrawal that is %s is none: who then does not come is told of', { tags: ['H4'] }, async (_, ends) => {
  const chat = await chatWith(...invited)
  chat.withdraws('bob')
  chat.withdraws('carol')
  await ends(chat)
  await settled()
  chat.becomes('connected', [maya, alice])
  expect(chat.notices().slice(1)).toEqual(['Bob did not join the chat.'])
})

test('a withdrawal that is agreed to at the second try is one', { tags: ['H4'] }, async () => {
  const { port, withdraws, becomes, notices } = await chatWith(...invited)
  withdraws('bob')
  await port.refuse('disconnect', '{"message":"Not now"}')
  withdraws('bob')
  await port.answer('disconnect')
  becomes('connected', [maya, alice, agent('Carol', 'invited')])
  expect(notices()).toEqual(['Not now'])
})
