import { receiptsMachine } from '../../../agent-ui/machines/receipts.ts'
import { agent, alice, FakePort, maya, said } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { type Agent, type Customer, expect } from '../../../harness/index.ts'
import { isBeforeTheEyes, type PageGround, type PageMove, type Scene, sceneOf, timeStops } from '../ground.ts'

interface Cast extends Scene {
  readonly customer: Customer
  readonly bob: Agent
}

interface Known {
  readonly watched: boolean
}

const people = [maya, alice]
const isWatched = ({ watched }: Known) => watched

const moves: PageMove<Cast>[] = [
  {
    name: 'the customer says something',
    event: { type: 'chat.item', item: said(1, maya) },
    from: ['open.idle'],
    when: isWatched,
    does: ({ customer }) => customer.says('Hello?'),
  },
  {
    name: 'the agent looks away',
    event: { type: 'watched.changed', watched: false },
    from: ['open.reading'],
    async does({ page, world, customer }) {
      await isBeforeTheEyes(page, false)
      await world.passes(5)
      await expect(customer).toSeeMark('Hello?', 'Delivered')
    },
  },
  {
    name: 'the agent looks again',
    event: { type: 'watched.changed', watched: true },
    from: ['open.idle'],
    when: ({ watched }: Known) => !watched,
    does: ({ page }) => isBeforeTheEyes(page, true),
  },
  {
    name: 'the agent has had time to read',
    event: { type: 'xstate.after.glance.receipts.open.reading' },
    from: ['open.reading'],
    async does({ world, customer }) {
      await world.passes(1)
      await expect(customer).toSeeMark('Hello?', 'Read')
    },
  },
  {
    name: 'a third person joins',
    event: { type: 'people.changed', people: [...people, agent('Bob')] },
    from: ['open.idle'],
    when: isWatched,
    async does({ agent: first, bob }) {
      await first.invites('bob')
      await bob.accepts()
    },
  },
  {
    name: 'the third person leaves',
    event: { type: 'people.changed', people },
    from: ['shut'],
    async does({ bob }) {
      await bob.leaves()
      await bob.closesContact()
    },
  },
]

/** Receipts to the customer, and marks of those of the customer. */
export const receipting: PageGround<Cast> = {
  title: 'receipts',
  machine: receiptsMachine,
  input: { port: new FakePort(), contactId: 'chat', people, watched: true },
  timeStands: true,
  apart: ({ watched, owed }) => [watched, owed.read !== undefined],
  moves,
  async stage(world) {
    const { customer, alice: first, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    await first.says('How can I help?')
    await customer.reads()
    await expect(first).toSeeMark('How can I help?', 'Read')
    await timeStops(first.page)
    return { ...(await sceneOf(world, first)), customer, bob }
  },
}
