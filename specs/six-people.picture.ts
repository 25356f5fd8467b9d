import { expect, test } from '../harness/index.ts'

/** The picture of the README: six people in a chat, at a busy moment. `npm run picture` takes it. */
test('six people in a chat', async ({ world }) => {
  const { customer, alice, bob, carol, dave, erin } = await world.chatOfSix({ pages: ['alice'] })
  await alice.page.setViewportSize({ width: 1280, height: 860 })
  await customer.says('Hello! My parcel was delivered to the wrong address.')
  await alice.says('Hello Maya, I am sorry. I have asked the colleagues who can help to join us.')
  await bob.says('Bob from logistics. The driver still has it and can be with you by four.')
  await carol.says('I have put your right address on the account.')
  await dave.says('And I have credited the delivery fee.')
  await customer.says('That was fast. Thank you all!')
  await expect(alice).toSeeMessagesInOrder([
    'Maya: Hello! My parcel was delivered to the wrong address.',
    'Alice Adams: Hello Maya, I am sorry. I have asked the colleagues who can help to join us.',
    'Bob Bianchi: Bob from logistics. The driver still has it and can be with you by four.',
    'Carol Chen: I have put your right address on the account.',
    'Dave Diallo: And I have credited the delivery fee.',
    'Maya: That was fast. Thank you all!',
  ])
  await erin.types()
  await expect(alice).toSeeTyping(['Erin Eriksen'])
  await alice.page.screenshot({ path: 'docs/six-people.png' })
})
