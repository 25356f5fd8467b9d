import { afterEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { World } from '../world.ts'
import type { WorldOptions } from '../world-options.ts'
import type { Person } from './person.ts'

const worlds: World[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world[Symbol.asyncDispose]()
})

/** A world in which no time passes but by `world.passes`. */
async function still(options: WorldOptions = {}): Promise<World> {
  const world = await World.create({ clock: 'manual', ...options })
  worlds.push(world)
  return world
}

/** What goes over the wire is on its way for a moment that is the machine's. */
const PATIENCE = { timeout: 10_000 }

const seesTyping = (person: Person, names: readonly string[]) =>
  expect.poll(() => person.typists(), PATIENCE).toEqual(names)

/** Something is tried again in the time of the simulator. */
const hearsInTime = (world: World, person: Person, texts: readonly string[]) => {
  const heard = async () => {
    await world.passes('1s')
    return (await person.messages()).map(({ text }) => text)
  }
  return expect.poll(heard, PATIENCE).toEqual(texts)
}

const endsInTime = (world: World, person: Person) => {
  const sawTheEnd = async () => {
    await world.passes('1s')
    return person.sawTheEnd()
  }
  return expect.poll(sawTheEnd, PATIENCE).toBe(true)
}

describe('an agent who joins', () => {
  test('has what was said before, though its transcript was refused at first', async () => {
    const world = await still()
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await customer.says('Early')
    await alice.invites('bob')
    // Is in the chat all the same, once the SDK has given up.
    await world.network.of(bob).failing({ operation: 'GetTranscript', status: 403 }, () => bob.accepts())
    await customer.says('Late')
    await hearsInTime(world, bob, ['Early', 'Late'])
  })

  test('is in the chat, though its session was refused at first', async () => {
    const world = await still()
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await customer.says('Early')
    await alice.invites('bob')
    await bob.acceptsAutomatically()
    await world.network.of(bob).failing({ operation: 'CreateTransport', status: 400 }, ({ met }) => met())
    await hearsInTime(world, bob, ['Early'])
    await bob.says('Hello')
    await hearsInTime(world, customer, ['Early', 'Hello'])
  })

  test('hears of everything else meanwhile', async () => {
    const world = await still()
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    await bob.acceptsAutomatically()
    await world.network.of(bob).failing({ operation: 'CreateTransport', status: 400 }, async ({ met }) => {
      await alice.invites('bob')
      await met()
      await bob.goesOffline()
    })
    expect(await bob.availability()).toBe('Available, then Offline')
  })
})

describe('an agent whose socket is dead when the chat ends', () => {
  test.each([
    ['nothing', ['Before']],
    ['everything', ['Before', 'I have to go']],
  ] as const)('has what can still be read (assumption readByTheGone %s)', async (readByTheGone, texts) => {
    const world = await still({ assumptions: { readByTheGone } })
    const { customer, alice } = await world.chatOfTwoWith(['bob'])
    await customer.says('Before')
    await hearsInTime(world, alice, ['Before'])
    await world.network.of(alice).halfOpen(async () => {
      await customer.says('I have to go')
      await customer.leaves()
      await expect.poll(() => alice.sawTheEnd(), PATIENCE).toBe(true)
      await world.passes('1m')
    })
    await world.passes('1m')
    await hearsInTime(world, alice, texts)
    await alice.closesContact()
  })
})

describe('typing is seen', () => {
  test('until it is said', async () => {
    const world = await still()
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.types()
    for (const each of [customer, alice]) await seesTyping(each, ['Bob Bianchi'])
    await bob.says('Sent')
    for (const each of [customer, alice]) await seesTyping(each, [])
  })

  test('until they leave', async () => {
    const world = await still()
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.types()
    await alice.types()
    await seesTyping(customer, ['Bob Bianchi', 'Alice Adams'])
    await bob.leaves()
    await seesTyping(customer, ['Alice Adams'])
  })

  test('until they have been quiet, in the time of the simulator', async () => {
    const world = await still()
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.types()
    for (const each of [customer, alice]) await seesTyping(each, ['Bob Bianchi'])
    await world.passes('11999ms')
    for (const each of [customer, alice]) expect(await each.typists()).toEqual(['Bob Bianchi'])
    await world.passes('1ms')
    for (const each of [customer, alice]) expect(await each.typists()).toEqual([])
  })
})

test('a chat that ended while an agent was offline, and cannot be read, is let go: their other chat goes on', async () => {
  const world = await still()
  const { customer: maya, alice } = await world.chatOfTwo()
  const noah = await world.customerStartsChat('Noah')
  await alice.accepts()
  await world.network.of(alice).dropped(async () => {
    await maya.leaves()
    await noah.says('Late')
  })
  await alice.turnsTo('Noah')
  await hearsInTime(world, alice, ['Late'])
  await alice.turnsTo('Maya')
  await endsInTime(world, alice)
  const asked = () => world.wire.requests('GetTranscript').filter(({ who }) => who === 'alice').length
  const askedMeanwhile = async () => {
    const before = asked()
    for (let second = 0; second < 20; second++) {
      await world.passes('1s')
      // When he is answered, so is she, and asks again in good time.
      await noah.transcript()
    }
    return asked() - before
  }
  await expect.poll(askedMeanwhile, PATIENCE).toBe(0)
})

test('what an agent was refused is told until something else is done', async () => {
  const world = await still()
  const { alice, bob } = await world.chatOfTwoWith(['bob'])
  await alice.invites('carol')
  expect(await alice.notice()).toMatch(/Carol Chen is not available/)
  await alice.invites('bob')
  expect(await alice.notice()).toBe('')
  await expect.poll(() => bob.ringing(), PATIENCE).toEqual(['Maya'])
})

test('a quick connect is found on whichever page of the list it stands', async () => {
  const [first] = contactCenter.quickConnects
  const others = Array.from({ length: 10 }, (_, n) => ({ ...first, id: `other-${n}`, name: `Other ${n}` }))
  const quickConnects = [...others, ...contactCenter.quickConnects] as typeof contactCenter.quickConnects
  const world = await still({ assumptions: { ctiPageSize: 10 }, center: { ...contactCenter, quickConnects } })
  const { alice, bob } = await world.chatOfTwoWith(['bob'])
  await alice.invites('bob')
  await expect.poll(() => bob.ringing(), PATIENCE).toEqual(['Maya'])
})
