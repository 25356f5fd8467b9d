import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Draft, draftOf, type Json, parsed } from './test-support/draft.ts'
import { mutate } from './test-support/mutate.ts'
import { mutations } from './test-support/mutation.ts'
import { isReplay, MUTANTS, printed, replayed, SEED, type Tally, wanted, withReplay } from './test-support/runs.ts'
import { foreignTo, setScene } from './test-support/scene.ts'
import { isGroup, isList } from './test-support/tree.ts'

const FRAMES: readonly Json[] = [
  { topic: 'aws/subscribe', content: { topics: ['aws/chat'] } },
  { topic: 'aws/heartbeat' },
  { topic: 'aws/ping' },
]
const HEARTBEAT = '{"topic":"aws/heartbeat"}'
const settings = { numRuns: MUTANTS, seed: SEED, includeErrorInReport: true }

const scene = await setScene()
const { world, maya } = scene
const { network } = world
const subject = maya.chat.customer.id
const foreign = foreignTo(scene)
const untouched = world.fingerprint()

/** A socket on an address, with what it got. */
function opens(url: URL) {
  const got: string[] = []
  const closed: number[] = []
  const session = network.open(url, { send: (text) => got.push(text), close: (code) => closed.push(code) })
  return { session, got, closed }
}

const address = () => new URL(network.sockets.issueUrl(subject).url)

function draftOfFrame(body: Json): Draft {
  return { ...draftOf({ method: 'GET', url: address(), headers: {}, body: '' }, '/chat'), body }
}

test.for(wanted(['socket frame']))('a malformed %s changes nothing, and the socket goes on', async (entrance) => {
  const tally: Tally = { entrance, mutants: 0, refused: 0, accepted: 0 }
  const drafts = FRAMES.map(draftOfFrame)
  const recorded = drafts.map((draft) => mutate(draft, [], []).body)
  const property = fc.property(fc.nat(drafts.length - 1), mutations, (which, wrong) => {
    const frame = mutate(drafts[which] ?? draftOfFrame(null), wrong, foreign).body
    fc.pre(!recorded.includes(frame))
    const { session, got, closed } = opens(address())
    session?.received(frame)
    const answers = got.map((text) => parsed(text))
    for (const answer of answers) expect(answer).toMatchObject({ topic: topicOf(frame) })
    network.sockets.push([subject], { for: 'those who have subscribed' })
    expect(got.length - answers.length, 'frames pushed').toBe(subscribes(frame) ? 1 : 0)
    session?.received(HEARTBEAT)
    expect(got.at(-1)).toBe(HEARTBEAT)
    expect(closed).toEqual([])
    session?.closed()
    expect(world.fingerprint()).toBe(untouched)
    expect(world.faults()).toEqual([])
    tally.mutants++
    if (answers.length > 0) tally.accepted++
    else tally.refused++
  })
  await withReplay(entrance, () => fc.assert(property, { ...settings, ...replayed(entrance) }))
  console.log(printed([tally]))
  if (!isReplay) expect(tally).toMatchObject({ mutants: MUTANTS, refused: expect.toSatisfy((count) => count > 300) })
})

function topicOf(frame: string): Json | undefined {
  const value = parsed(frame)
  return value !== undefined && isGroup(value) ? value.topic : undefined
}

/** As the protocol has it, read here once more. */
function subscribes(frame: string): boolean {
  const value = parsed(frame) ?? null
  const isTooDeep = /\[{501}/.test(frame)
  if (isTooDeep || !isGroup(value) || value.topic !== 'aws/subscribe') return false
  const { content = null } = value
  const topics = isGroup(content) ? (content.topics ?? null) : null
  return isList(topics) && topics.includes('aws/chat')
}

test.for(wanted(['socket address']))('a malformed %s opens no socket', async (entrance) => {
  const tally: Tally = { entrance, mutants: 0, refused: 0, accepted: 0 }
  const property = fc.property(mutations, (wrong) => {
    const url = address()
    const draft = draftOf({ method: 'GET', url, headers: {}, body: '' }, '/chat')
    const asked = mutate(draft, wrong, foreign).url
    fc.pre(asked.href !== url.href)
    const { session, closed } = opens(asked)
    const isOwn = asked.searchParams.get('ticket') === url.searchParams.get('ticket')
    expect([session !== undefined, closed]).toEqual(isOwn ? [true, []] : [false, [1008]])
    session?.closed()
    expect(world.fingerprint()).toBe(untouched)
    tally.mutants++
    if (isOwn) tally.accepted++
    else tally.refused++
  })
  await withReplay(entrance, () => fc.assert(property, { ...settings, ...replayed(entrance) }))
  console.log(printed([tally]))
  if (!isReplay) expect(tally).toMatchObject({ mutants: MUTANTS, refused: expect.toSatisfy((count) => count > 300) })
})
