import { expect, test } from '../harness/index.ts'

test.describe('at most six in a chat', () => {
  test('exactly six can be in a chat', async ({ world }) => {
    const { alice, erin, customer } = await world.chatOfSix()
    const everybody = ['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen', 'Dave Diallo', 'Erin Eriksen']
    await expect(alice).toHaveRoster(everybody)
    await expect(erin).toHaveRoster(everybody)
    await erin.says('Hello from the sixth')
    await expect(customer).toHaveMessages(['Erin Eriksen: Hello from the sixth'])
  })

  test('a seventh person is refused, and nothing changes', async ({ world }) => {
    const { alice, frank } = await world.chatOfSix()
    const before = world.state()
    await alice.invites('frank')
    await expect(alice).toBeTold(/at most 6 participants/)
    await expect(frank).toBeRungBy([])
    await expect(world).toHaveStayed(before)
  })
})
