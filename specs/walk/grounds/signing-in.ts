import { sessionMachine } from '../../../agent-ui/machines/session.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import {
  Lasting,
  losesSocket,
  type PageGround,
  type PageMove,
  type Scene,
  sceneOf,
  socketIsBack,
  timeStops,
} from '../ground.ts'

interface Cast extends Scene {
  /** The CCP does not load. */
  readonly slowness: Lasting
}

interface Known {
  readonly expired: boolean
}

const snapshot = { name: 'Alice', state: { name: 'Offline', type: 'offline' }, choices: [] }
const agentChanged = () => ({ type: 'agent.changed', agent: snapshot })
const isExpired = ({ expired }: Known) => expired
const isNew = ({ expired }: Known) => !expired
/** Time passes until it is so: the walk sees to it. */
const waits: PageMove<Cast>['does'] = async () => {}
/** What the page loads when it loads itself anew does not come. */
const staysWhileItLoads = async ({ page }: Scene) => {
  await page.route(page.url(), () => {})
}

/** Whatever the engine asks from now on about the agent is answered so. */
async function pollsAreAnswered({ world, agent, page }: Scene, status: number, seconds: number): Promise<void> {
  await world.network.of(agent).failing({ operation: 'GetAgentSnapshot', status }, async ({ met }) => {
    // Ends the poll that is held already.
    await page.getByRole('button', { name: 'Break' }).click()
    await world.passes(1)
    await met()
    if (seconds > 0) await world.passes(seconds)
  })
}

const moves: PageMove<Cast>[] = [
  { name: 'nobody answers', event: { type: 'session.needed' }, from: ['starting'], does: waits },
  {
    name: 'a second passes',
    event: { type: 'xstate.after.beat.session.signedOut.opening' },
    from: ['signedOut.opening'],
    does: waits,
  },
  {
    name: 'another second passes',
    event: { type: 'xstate.after.beat.session.signedOut.waiting' },
    from: ['signedOut.waiting'],
    when: isNew,
    does: ({ world }) => world.passes(1),
  },
  {
    name: 'the agent opens the sign-in window',
    event: { type: 'login.open' },
    from: ['signedOut.waiting'],
    when: isNew,
    async does({ page }) {
      await page.getByRole('button', { name: 'Sign in' }).click()
    },
  },
  {
    name: 'the CCP answers',
    event: { type: 'session.ready' },
    from: ['signedOut.waiting'],
    when: isNew,
    async does({ answers, slowness }) {
      answers.hold('GetAgentConfiguration')
      await slowness.ends()
    },
  },
  {
    name: 'the agent is known',
    event: agentChanged(),
    from: ['entering'],
    does: ({ answers }) => answers.letThrough(),
  },
  { name: 'the connection is lost', event: { type: 'link.lost' }, from: ['signedIn.link.up'], does: losesSocket },
  { name: 'the connection is back', event: { type: 'link.back' }, from: ['signedIn.link.down'], does: socketIsBack },
  {
    name: 'the sign-in expires',
    event: { type: 'session.lost' },
    from: ['signedIn.link.up'],
    does: (scene) => pollsAreAnswered(scene, 401, 0),
  },
  {
    name: 'the agent is known again',
    event: agentChanged(),
    from: ['signedOut.waiting'],
    when: isExpired,
    does: staysWhileItLoads,
  },
  {
    name: 'the agent changes their state elsewhere',
    event: agentChanged(),
    from: ['startingAfresh'],
    when: isExpired,
    async does({ world }) {
      const elsewhere = await world.signsIn('alice')
      await elsewhere.goesAvailable()
    },
  },
  {
    name: 'another CCP loads',
    event: { type: 'session.replaced' },
    from: ['signedIn.link.up', 'startingAfresh'],
    when: isNew,
    async does(scene) {
      await staysWhileItLoads(scene)
      await scene.agent.ccpLoadsAgain()
    },
  },
  {
    name: 'the CCP is refused',
    event: { type: 'session.denied' },
    from: ['signedIn.link.up'],
    does: (scene) => pollsAreAnswered(scene, 403, 59),
  },
  {
    name: 'nobody answers for more than a minute',
    event: { type: 'session.gaveUp' },
    from: ['signedOut.waiting'],
    when: isNew,
    async does({ world }) {
      await world.passes(60)
    },
  },
]

/** Signing in, and what becomes of it. */
export const signingIn: PageGround<Cast> = {
  title: 'signing in',
  machine: sessionMachine,
  input: { port: new FakePort() },
  timeStands: true,
  apart: ({ expired }) => expired,
  moves,
  async stage(world) {
    const agent = await world.opensPage('alice', { popups: false })
    const scene = await sceneOf(world, agent)
    const slowness = new Lasting()
    await timeStops(agent.page)
    slowness.begins((body) => world.network.of(agent).slowCcp(body))
    await agent.startsReload()
    return { ...scene, slowness }
  },
}
