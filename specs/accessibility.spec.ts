import { expect, test } from '../harness/index.ts'

/** Streams gives the CCP five seconds to answer before it asks the agent to sign in. */
const CCP_PATIENCE_S = 6

test.describe('nothing keeps anybody from using the page', () => {
  test.describe('signed out', () => {
    test.use({ stepsPageTime: true })

    test('when the agent has to sign in', async ({ world }) => {
      const alice = await world.opensPage('alice', { signedIn: false, popups: false })
      await world.passes(CCP_PATIENCE_S)
      await expect(alice).toBeTold(/blocked/)
      await expect(alice).toBeAccessible()
    })
  })

  test('when there is no chat', async ({ world }) => {
    const alice = await world.opensPage('alice')
    await expect(alice).toBeAccessible()
  })

  test('when a chat rings', async ({ world }) => {
    const alice = await world.opensPage('alice')
    await alice.goesAvailable()
    await world.customerStartsChat()
    await expect(alice).toBeRungBy(['Maya'])
    await expect(alice).toBeAccessible()
  })

  test('with two in the chat', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await alice.says('Can you **read** this?')
    await customer.reads()
    await expect(alice).toSeeMark('Can you **read** this?', 'Read')
    await customer.types()
    await expect(alice).toBeAccessible()
  })

  test('with six in the chat', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfSix({ pages: ['alice'] })
    await customer.says('Hello to all five')
    await bob.says('Hello')
    await expect(alice).toSeeMessagesInOrder(['Maya: Hello to all five', 'Bob Bianchi: Hello'])
    await expect(alice).toBeAccessible()
  })

  test('while inviting, also by the name of somebody who is in the chat or invited', async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob', 'carol'], { pages: ['alice'] })
    await alice.invites('bob')
    await bob.accepts()
    await alice.invites('carol')
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen (invited)'])
    await alice.opensInvitation()
    for (const [name, words] of [
      ['Bob Bianchi', 'Somebody of this name is in the chat.'],
      ['Carol Chen', 'Somebody of this name is invited.'],
      ['Dave Diallo', ''],
    ] as const) {
      const choice = alice.page.getByRole('button', { name: `Invite ${name}` })
      await expect(choice).toHaveAccessibleDescription(words)
      await expect(choice).toBeEnabled()
    }
    await expect(alice).toBeAccessible()
  })

  test('when refused', async ({ world }) => {
    const { alice } = await world.chatOfTwo({ pages: ['alice'] })
    await alice.invites('bob')
    await expect(alice).toBeTold(/Bob Bianchi is not available/)
    await expect(alice).toBeAccessible()
  })

  test('while the connection is interrupted', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Can you hear me?')
    await expect(alice).toSeeMessagesInOrder(['Maya: Can you hear me?'])
    await world.network.of(alice).dropped(async () => {
      await expect(alice).toBeInterrupted()
      await expect(alice).toBeAccessible()
    })
  })

  test('after the end', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.leaves()
    await expect(alice).toSeeTheEnd()
    await expect(alice).toBeAccessible()
  })
})

test('an agent works a chat by keyboard alone: accepts, writes, invites, removes, leaves', async ({ world }) => {
  const alice = await world.opensPage('alice', { keyboardOnly: true })
  const bob = await world.signsIn('bob')
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  await alice.says('Hello by keyboard')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Hello by keyboard'])
  await bob.goesAvailable()
  await alice.invites('bob')
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  await alice.removes('bob')
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  await alice.leaves()
  await alice.closesContact()
  await expect(customer).toSeeTheEnd()
})

test.describe('what the agent works with goes away, and the keyboard stays', () => {
  test('when the chat ends while they write: at the chat, where they can read what was not sent', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await alice.page.getByRole('textbox', { name: 'Message to' }).pressSequentially('I was just about to sa')
    await customer.leaves()
    await expect(alice).toSeeTheEnd()
    await expect(alice).toBeTold(/not sent:\s+I was just about to sa/)
    await expect(alice.page.getByRole('heading', { name: 'Maya' })).toBeFocused()
    await expect(alice).toBeAccessible()
  })

  test('when the agent goes available: at their state', async ({ world }) => {
    const { page } = await world.opensPage('alice')
    await page.getByRole('button', { name: 'Go available' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Go available' })).toBeHidden()
    await expect(page.getByText('Alice Adams Available')).toBeFocused()
  })
})
