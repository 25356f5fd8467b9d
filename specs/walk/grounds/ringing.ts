import { ringingMachine } from '../../../agent-ui/machines/ringing.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type PageMove, type Scene, sceneOf } from '../ground.ts'

const press = (name: string, operation: string) => async (scene: Scene) => {
  scene.answers.hold(operation)
  await scene.page.getByRole('button', { name }).click()
}

const choice = ({ page }: Scene) => page.getByLabel('Accept chats automatically')

const moves: PageMove<Scene>[] = [
  // First, for a page accepts by itself once and no more.
  {
    name: 'lets the page accept',
    event: { type: 'autoAccept.changed', autoAccept: true },
    from: ['waiting'],
    does: async (scene) => {
      scene.answers.hold('AcceptContact')
      await choice(scene).check()
    },
  },
  {
    name: 'accepts',
    event: { type: 'contact.accept' },
    from: ['waiting', 'rejecting'],
    does: press('Accept chat', 'AcceptContact'),
  },
  {
    name: 'rejects',
    event: { type: 'contact.reject' },
    from: ['waiting', 'accepting'],
    does: press('Reject chat', 'RejectContact'),
  },
  ...answersTo({ state: 'ringing.accepting', yes: 'not heard' }),
  ...answersTo({ state: 'ringing.rejecting', yes: 'not heard' }),
]

/** A chat that rings. */
export const ringing: PageGround<Scene> = {
  title: 'a chat that rings',
  machine: ringingMachine,
  input: { port: new FakePort(), contactId: 'chat', autoAccept: false },
  apart: ({ autoAccept, tried }) => [autoAccept, tried],
  moves,
  async stage(world) {
    const alice = await world.opensPage('alice')
    await alice.goesAvailable()
    await world.customerStartsChat()
    return sceneOf(world, alice)
  },
}
