import { contactMachine } from '../../../agent-ui/machines/contact.ts'
import { contact, FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { type Agent, type Customer, expect } from '../../../harness/index.ts'
import { chatRings, losesSocket, type PageGround, type PageMove, type Scene, sceneOf, socketIsBack } from '../ground.ts'

interface Cast extends Scene {
  readonly customer: Customer
  readonly bob: Agent
}

const input = { port: new FakePort(), newToken: () => 'token', autoAccept: false, watched: true, linked: true }
const linkIsLost = ({ page }: Scene) => page.getByText('The connection to Amazon Connect is lost.')

const moves: PageMove<Cast>[] = [
  {
    name: 'the agent accepts',
    event: { type: 'contact.changed', contact: contact('connected') },
    from: ['incoming'],
    does: ({ agent }) => agent.accepts(),
  },
  {
    name: 'the agent rejects',
    event: { type: 'contact.changed', contact: contact('rejected') },
    from: ['incoming'],
    // Nobody else is there whom it could be offered to.
    async does({ agent, bob }) {
      await bob.goesOffline()
      await agent.rejects()
    },
  },
  {
    name: 'the agent, available again, is rung by the same chat',
    event: { type: 'contact.changed', contact: contact('incoming') },
    from: ['over'],
    async does({ agent, bob }) {
      await agent.goesAvailable()
      await expect(agent).toBeRungBy(['Maya'])
      await bob.goesAvailable()
    },
  },
  {
    name: 'somebody who was invited does not come, and the agent has read so',
    event: { type: 'notice.dismiss', id: 1 },
    from: ['open.active'],
    async does({ agent, bob, page }) {
      await agent.invites('bob')
      await bob.rejects()
      await page.getByText('Bob Bianchi did not join the chat.').waitFor()
      await page.getByRole('button', { name: 'Dismiss notice' }).click()
    },
  },
  {
    name: 'the customer leaves',
    event: { type: 'contact.changed', contact: contact('ended') },
    from: ['open.active'],
    does: ({ customer }) => customer.leaves(),
  },
]

/** A chat, from ringing to the end. */
export const chatting: PageGround<Cast> = {
  title: 'a chat',
  machine: contactMachine,
  input: { ...input, contact: contact('incoming') },
  moves,
  stage: chatRings,
}

/** A chat that was over when the page was loaded. */
export const overFromTheStart: PageGround<Scene> = {
  title: 'a chat that was over when the page was loaded',
  machine: contactMachine,
  input: { ...input, contact: contact('ended') },
  moves: [
    {
      name: 'the connection is lost',
      event: { type: 'link.lost' },
      from: ['over'],
      async does(scene) {
        await losesSocket(scene)
        await expect(linkIsLost(scene)).toBeVisible()
      },
    },
    {
      name: 'the connection is back',
      event: { type: 'link.back' },
      from: ['over'],
      async does(scene) {
        await socketIsBack(scene)
        await expect(linkIsLost(scene)).toBeHidden()
      },
    },
    {
      name: 'the agent wants chats to be accepted automatically',
      event: { type: 'autoAccept.changed', autoAccept: true },
      from: ['over'],
      does: ({ agent }) => agent.acceptsAutomatically(),
    },
  ],
  async stage(world) {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.leaves()
    await alice.reloads()
    return sceneOf(world, alice)
  },
}
