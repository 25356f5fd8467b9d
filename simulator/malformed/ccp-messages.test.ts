import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CcpPage } from './test-support/ccp-page.ts'
import { type Json, NO_REQUEST, parsed } from './test-support/draft.ts'
import { mutate } from './test-support/mutate.ts'
import { mutations } from './test-support/mutation.ts'
import { isReplay, MUTANTS, printed, replayed, SEED, type Tally, wanted, withReplay } from './test-support/runs.ts'
import { foreignTo, type Scene, setScene } from './test-support/scene.ts'

const ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'
/** How many messages there are between two looks whether the engine still works. */
const MESSAGES_BETWEEN = 50

/** What a browser can post and JSON has no word for. */
const exotic = fc.constantFrom<unknown>(
  undefined,
  Number.NaN,
  1n,
  new Map([['event', 'log']]),
  new Date(0),
  new Error('a'),
  [null],
)

async function loads({ world, token }: Scene): Promise<CcpPage> {
  const page = new CcpPage(world, token.alice)
  await page.load()
  return page
}

function stateRequest(name: 'Available' | 'Break', type: string) {
  return { state: { agentStateARN: `${ARN}/agent-state/${name.toLowerCase()}`, name, type }, enqueueNextState: true }
}

/** Messages as Streams makes them in the page around the CCP, by its own factory and in its own words. */
function messagesOf({ connect }: CcpPage, { maya }: Scene): Json[] {
  const { EventFactory, EventType = {}, ClientMethods = {} } = connect
  const request = (method: string, parameters: object) => {
    const data = EventFactory.createRequest(EventType.API_REQUEST ?? '', method, parameters)
    return { event: data.event, data }
  }
  const messages = [
    request(ClientMethods.PUT_AGENT_STATE ?? '', stateRequest('Break', 'not_routable')),
    request(ClientMethods.GET_ENDPOINTS ?? '', { queueARNs: [`${ARN}/queue/support`], maxResults: 5 }),
    request(ClientMethods.DESTROY_CONNECTION ?? '', { contactId: maya.chat.id, connectionId: maya.chat.customer.id }),
    request(ClientMethods.ADD_NEW_CONNECTION ?? '', {
      contactId: maya.chat.id,
      endpoint: { endpointARN: `${ARN}/transfer-destination/to-erin`, type: 'agent', name: 'Erin' },
    }),
    { event: EventType.SYNCHRONIZE },
    { event: EventType.CONFIGURE, data: { softphone: { allowFramedSoftphone: true }, chat: {}, pageOptions: {} } },
    { event: EventType.LOG, data: [{ component: 'chat', level: 'INFO', text: 'Grüße 📐', time: 0, exception: null }] },
    { event: EventType.OUTER_CONTEXT_INFO, data: { streamsVersion: '2.28.2' } },
    { event: EventType.RELOAD_AGENT_CONFIGURATION },
    { event: EventType.CLIENT_METRIC, data: { name: 'a', time: 1, dimensions: [{ name: 'b', value: 'c' }] } },
    { type: 'cross-domain-site-ready', providerId: 'provider-1' },
    { type: 'request', namespace: 'aws.connect.contact', command: 'getInstanceDetails', requestId: '1', data: {} },
  ]
  return JSON.parse(JSON.stringify(messages))
}

/** Chooses through the engine what alice is to be, after her contacts where she has any, and looks what has come of it. */
async function works(page: CcpPage, { world }: Scene): Promise<void> {
  const { EventFactory, EventType = {}, ClientMethods = {} } = page.connect
  const chosen = () => {
    const { state, next } = world.stage.instance.presenceOf('user-alice')
    return (next ?? state).name
  }
  const wanted = chosen() === 'Break' ? 'Available' : 'Break'
  const parameters = stateRequest(wanted, wanted === 'Break' ? 'not_routable' : 'routable')
  const data = EventFactory.createRequest(EventType.API_REQUEST ?? '', ClientMethods.PUT_AGENT_STATE ?? '', parameters)
  await page.posts({ event: data.event, data })
  expect(chosen()).toBe(wanted)
}

test.for(wanted(['CCP message']))(
  'a malformed %s throws nothing in the page, and the engine goes on',
  { timeout: 60_000 },
  async (entrance) => {
    const tally: Tally = { entrance, mutants: 0, refused: 0, accepted: 0 }
    const scene = await setScene()
    const foreign = foreignTo(scene)
    let page = await loads(scene)
    const messages = messagesOf(page, scene)
    const mutant = fc.record({
      which: fc.nat(messages.length - 1),
      wrong: mutations,
      exotic: fc.option(exotic, { freq: 20 }),
    })
    const property = fc.asyncProperty(mutant, async ({ which, wrong, exotic }) => {
      const body = messages[which] ?? null
      const text = mutate({ ...NO_REQUEST, body }, wrong, foreign).body
      fc.pre(exotic !== null || text !== JSON.stringify(body))
      const message = exotic ?? parsed(text) ?? text
      fc.pre(canBePosted(message))
      const before = scene.world.wire.events.length
      try {
        await page.posts(message)
        await page.postsToSdk(message)
        expect(page.thrown.map(stackOf).join('\n')).toBe('')
        expect(scene.world.faults()).toEqual([])
        if (++tally.mutants % MESSAGES_BETWEEN === 0) await works(page, scene)
      } catch (error) {
        page = await loads(scene)
        throw error
      }
      // Passed on to a service, which has its own mutants, or not.
      if (scene.world.wire.events.length > before) tally.accepted++
      else tally.refused++
    })
    await works(page, scene)
    const settings = { numRuns: MUTANTS, seed: SEED, includeErrorInReport: true }
    await withReplay(entrance, () => fc.assert(property, { ...settings, ...replayed(entrance) }))
    await works(page, scene)
    console.log(printed([tally]))
    if (!isReplay) expect(tally).toMatchObject({ mutants: MUTANTS, refused: expect.toSatisfy((count) => count > 300) })
  },
)

test('messages of anybody but the page around the CCP are passed over', { tags: ['H52'] }, async () => {
  const scene = await setScene()
  const page = await loads(scene)
  const [request] = messagesOf(page, scene)
  const before = scene.world.wire.events.length
  await page.posts(request, 'another window')
  expect(scene.world.wire.events.length).toBe(before)
})

function stackOf(error: unknown): string {
  return error !== null && typeof error === 'object' && 'stack' in error
    ? String(error.stack).slice(0, 500)
    : String(error)
}

/** What is nested in thousands of others does not get out of the page that posts it. */
function canBePosted(message: unknown): boolean {
  try {
    structuredClone(message)
    return true
  } catch {
    return false
  }
}
