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

const snapshot = { name: 'Alice', state: { name: 'Offline', type: 'offline' }, choices: [] }
const agentChanged = () => ({ type: 'agent.changed', agent: snapshot })
/** Time passes until it is so: the walk sees to it. */
const waits: PageMove<Cast>['does'] = async () => {}
/** The page stays, though it wants to be loaded anew. */
const staysLoaded = ({ page }: Scene) => page.route(page.url(), (route) => route.abort('aborted')).then(() => undefined)

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
    does: ({ world }) => world.passes(1),
  },
  {
    name: 'the agent opens the sign-in window',
    event: { type: 'login.open' },
    from: ['signedOut.waiting'],
    async does({ page }) {
      await page.getByRole('button', { name: 'Sign in' }).click()
    },
  },
  {
    name: 'the CCP answers',
    event: { type: 'session.ready' },
    from: ['signedOut.waiting'],
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
    name: 'another CCP loads',
    event: { type: 'session.replaced' },
    from: ['signedIn.link.up', 'startingAfresh'],
    async does(scene) {
      await staysLoaded(scene)
      await scene.agent.ccpLoadsAgain()
    },
  },
  {
    name: 'nobody answers for more than a minute',
    event: { type: 'session.gaveUp' },
    from: ['signedOut.waiting'],
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
