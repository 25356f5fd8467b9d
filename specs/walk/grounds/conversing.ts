import { conversationMachine } from '../../../agent-ui/machines/conversation.ts'
import { FakePort, handedOver } from '../../../agent-ui/machines/test-support/fake-port.ts'
import type { Customer } from '../../../harness/index.ts'
import {
  chatRings,
  losesSocket,
  NOT_NOW,
  type PageGround,
  type PageMove,
  type Scene,
  socketIsBack,
  timeMovesUntil,
  timeStops,
} from '../ground.ts'

interface Cast extends Scene {
  readonly customer: Customer
}

interface Known {
  readonly self: string
  readonly linked: boolean
}

const JOIN = 'CreateTransport chat_token'
/** What ChatJS asks when it gets no token. */
const JOIN_WITHOUT = 'CreateParticipantConnection'
const READ = 'GetTranscript'
const PAUSE_S = 2
const isLinked = ({ linked }: Known) => linked
const isNotLinked = ({ linked }: Known) => !linked
// Once it has been joined, joining again is over before anybody sees it.
const isJoining = ({ self, linked }: Known) => self === '' && linked
const isReading = ({ self, linked }: Known) => self !== '' && linked

const joined = { type: 'xstate.done.actor.0.conversation.joining', output: 'alice' }
const read = { type: 'xstate.done.actor.0.conversation.reading', output: [] }
const refused = (state: string) => ({ type: `xstate.error.actor.0.conversation.${state}`, error: NOT_NOW })
const ended = (): PageMove<Cast>['event'] => ({ type: 'chat.ended' })
const tooLate = (): PageMove<Cast>['event'] => ({ type: 'patience.over' })
const PATIENCE_S = 15
const paused = () => ({ type: 'xstate.after.pause.conversation.pausing' })
const lost = (): PageMove<Cast>['event'] => ({ type: 'chat.lost' })
const back = (): PageMove<Cast>['event'] => ({ type: 'chat.back' })

const refuses: PageMove<Cast>['does'] = ({ answers }) => answers.refuse(NOT_NOW)
const isAnswered: PageMove<Cast>['does'] = ({ answers }) => answers.letThrough()
const refusesToJoin: PageMove<Cast>['does'] = async ({ answers }) => {
  await answers.refuse(NOT_NOW, JOIN_WITHOUT)
  await answers.refuse(NOT_NOW)
}
/** Brings it about that something is asked, and leaves it unanswered. */
const until =
  (asked: string, does: PageMove<Cast>['does']): PageMove<Cast>['does'] =>
  async (cast) => {
    cast.answers.hold(asked)
    await does(cast)
  }
const pauses: PageMove<Cast>['does'] = ({ world }) => world.passes(PAUSE_S)

/** No answer comes while the page waits for it. */
const isNotAnswered: PageMove<Cast>['does'] = async ({ world, answers }) => {
  await world.passes(PATIENCE_S)
  await answers.refuse('Too late')
}
const customerLeaves: PageMove<Cast>['does'] = ({ customer }) => customer.leaves()

const moves: PageMove<Cast>[] = [
  { name: 'joining is refused', event: refused('joining'), from: ['joining'], when: isLinked, does: refusesToJoin },
  {
    name: 'joining gets no answer',
    event: { type: 'xstate.after.patience.conversation.joining' },
    from: ['joining'],
    when: isLinked,
    does: isNotAnswered,
  },
  { name: 'joining is answered', event: joined, from: ['joining'], does: ({ answers }) => answers.letThrough(READ) },
  { name: 'reading is refused', event: refused('reading'), from: ['reading'], when: isLinked, does: refuses },
  { name: 'reading is answered', event: read, from: ['reading'], when: isLinked, does: isAnswered },
  {
    name: 'reading gets no answer',
    event: tooLate(),
    from: ['reading'],
    when: isLinked,
    does: isNotAnswered,
  },
  {
    name: 'reading gets no answer without a connection',
    event: tooLate(),
    from: ['reading'],
    when: isNotLinked,
    does: isNotAnswered,
  },
  {
    name: 'reading is refused without a connection',
    event: refused('reading'),
    from: ['reading'],
    when: isNotLinked,
    does: refuses,
  },
  {
    name: 'reading is answered without a connection',
    event: { ...read },
    from: ['reading'],
    when: isNotLinked,
    does: isAnswered,
  },
  {
    name: 'it is joined again after a pause',
    event: paused(),
    from: ['pausing'],
    when: isJoining,
    does: until(JOIN, pauses),
  },
  {
    name: 'it is read again after a pause',
    event: paused(),
    from: ['pausing'],
    when: isReading,
    does: until(READ, pauses),
  },
  {
    name: 'the agent tries again',
    event: { type: 'join.retry' },
    from: ['failed'],
    when: isJoining,
    does: until(JOIN, ({ page }) => page.getByRole('button', { name: 'Try again' }).click()),
  },
  {
    name: 'the connection is lost',
    event: lost(),
    from: ['joining', 'reading', 'live', 'failed'],
    when: isLinked,
    does: losesSocket,
  },
  { name: 'the connection is lost meanwhile', event: lost(), from: ['pausing'], when: isReading, does: losesSocket },
  {
    name: 'the connection is back, and it is read again',
    event: back(),
    from: ['interrupted'],
    does: until(READ, socketIsBack),
  },
  {
    name: 'the connection is back, and it is joined again',
    event: back(),
    from: ['failed'],
    when: ({ self, linked }: Known) => self === '' && !linked,
    does: until(JOIN, socketIsBack),
  },
  {
    name: 'the connection is back',
    event: back(),
    from: ['joining'],
    when: isNotLinked,
    does: socketIsBack,
  },
  {
    name: 'the chat ends before it is joined',
    event: ended(),
    from: ['joining'],
    when: isJoining,
    does: customerLeaves,
  },
  {
    name: 'the chat ends before it is read',
    event: ended(),
    from: ['reading', 'interrupted'],
    when: ({ self }: Known) => self !== '',
    does: until(READ, customerLeaves),
  },
  {
    name: 'the end is read',
    event: { type: 'xstate.done.actor.0.conversation.readingTheEnd', output: [] },
    from: ['readingTheEnd'],
    // The simulated service refuses to tell it after the end, by default.
    does: ({ answers }) => answers.agree(),
  },
  { name: 'the end is refused', event: refused('readingTheEnd'), from: ['readingTheEnd'], does: refuses },
  { name: 'the end gets no answer', event: tooLate(), from: ['readingTheEnd'], does: isNotAnswered },
  {
    name: 'the chat is handed over',
    event: {
      type: 'chat.item',
      item: handedOver,
    },
    from: ['live'],
    // That the contact is over comes of another question, whose answer may be the faster: the page would hear of the end from that.
    does: ({ world, agent, page }) =>
      world.network.of(agent).delayed('1h', async () => {
        await agent.transfersTo('bob')
        await timeMovesUntil(world, () => page.getByText('The chat was transferred.').isVisible())
      }, ['GetAgentSnapshot']),
  },
]

/** A conversation with all that can happen to its connection, from joining it to the end. */
export const conversing: PageGround<Cast> = {
  title: 'a conversation',
  machine: conversationMachine,
  input: { port: new FakePort(), contactId: 'chat', watched: true, linked: true },
  timeStands: true,
  apart: ({ self, tries, linked }) => [self !== '', tries, linked],
  moves,
  async stage(world) {
    const scene = await chatRings(world)
    scene.answers.hold(JOIN)
    await scene.agent.accepts()
    await timeStops(scene.page)
    return scene
  },
}
