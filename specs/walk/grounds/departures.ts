import type { SnapshotFrom } from 'xstate'
import { departuresMachine } from '../../../agent-ui/machines/departures.ts'
import { agent, alice, FakePort, maya } from '../../../agent-ui/machines/test-support/fake-port.ts'
import type { Agent } from '../../../harness/index.ts'
import { answersTo, type PageGround, type PageMove, type Scene, sceneOf } from '../ground.ts'

interface Cast extends Scene {
  readonly bob: Agent
}

const carol = agent('Carol', 'invited')
const EVERYBODY = 4
const disconnects = (name: string) => async (scene: Scene) => {
  scene.answers.hold('DestroyConnection')
  await scene.page.getByRole('button', { name }).click()
}

type Known = SnapshotFrom<typeof departuresMachine>['context']

/** One at a time is enough to see: what waits for its turn looks the same. */
const nobodyLeaves = ({ leaving }: Known) => leaving === undefined

const moves: PageMove<Cast>[] = [
  {
    name: 'withdraws an invitation',
    event: { type: 'invitation.withdraw', connectionId: 'carol' },
    from: ['others.idle'],
    when: ({ inQuestion }) => inQuestion === undefined,
    does: disconnects('Withdraw invitation to Carol'),
  },
  {
    name: 'wants to remove Bob',
    event: { type: 'person.remove', connectionId: 'bob' },
    from: ['question.none'],
    when: nobodyLeaves,
    does: ({ page }) => page.getByRole('button', { name: 'Remove Bob' }).click(),
  },
  {
    name: 'does not remove him',
    event: { type: 'removal.cancel' },
    from: ['question.confirming'],
    does: ({ page }) => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click(),
  },
  {
    name: 'removes him',
    event: { type: 'removal.confirm' },
    from: ['question.confirming'],
    does: async ({ page, answers }) => {
      answers.hold('DestroyConnection')
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    },
  },
  {
    name: 'Bob leaves of his own accord',
    event: { type: 'people.changed', people: [maya, alice, carol] },
    from: ['question.confirming'],
    does: ({ bob }) => bob.leaves(),
  },
  {
    name: 'Bob is invited again and joins',
    event: { type: 'people.changed', people: [maya, alice, agent('Bob'), carol] },
    from: ['others.idle'],
    when: ({ people }) => people.length < EVERYBODY,
    does: async ({ agent: first, bob }) => {
      await bob.closesContact()
      await first.invites('bob')
      await bob.accepts()
    },
  },
  ...answersTo({ state: 'departures.others.disconnecting' }),
]

/** Others leaving by the agent's hand. */
export const departures: PageGround<Cast> = {
  title: 'others leaving',
  machine: departuresMachine,
  input: { port: new FakePort(), contactId: 'chat', people: [maya, alice, agent('Bob'), carol] },
  apart: ({ people, leaving }: Known) => [people.length, leaving?.name.split(' ')[0]],
  moves,
  async stage(world) {
    const { alice, bob } = await world.chatOfTwoWith(['bob', 'carol'], { pages: ['alice'] })
    await alice.invites('bob')
    await bob.accepts()
    await alice.invites('carol')
    return { ...(await sceneOf(world, alice)), bob }
  },
}

/** The agent leaving. */
export const leaving: PageGround<Scene> = {
  title: 'leaving',
  machine: departuresMachine,
  input: { port: new FakePort(), contactId: 'chat', people: [maya, alice, agent('Bob')] },
  moves: [
    { name: 'leaves', event: { type: 'chat.leave' }, from: ['self.staying'], does: disconnects('Leave chat') },
    ...answersTo({ state: 'departures.self.leaving' }),
  ],
  async stage(world) {
    const { alice } = await world.chatOfThree({ pages: ['alice'] })
    return sceneOf(world, alice)
  },
}
