import { agentNames, fullNames } from '../../fixtures/index.ts'
import { median } from '../../simulator/bench/statistics.ts'
import { expect, test } from '../index.ts'
import { World } from '../world.ts'
import type { WorldOptions } from '../world-options.ts'
import { serveBarePage } from './bare-page.ts'
import { figures, ROUNDS, timeOf } from './figures.ts'

const AT_MOST = 2
const five = agentNames.slice(0, 5)

test('a spec with six people, all agents with a page', async ({ browser, pageDriver, center, transport }) => {
  const options: WorldOptions = { browser, center, transport }
  await using bare = await serveBarePage()
  const floors: number[] = []
  const specs: number[] = []
  // The first of each makes the browser warm.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const floor = await timeOf(() => fivePages({ ...options, pageDriver: bare.driver }))
    const spec = await timeOf(() => sixPeopleTalk({ ...options, pageDriver }))
    if (round === 0) continue
    floors.push(floor)
    specs.push(spec)
    console.error(`pages: ${round} of ${ROUNDS}`)
  }
  const [floor, spec] = [median(floors), median(specs)]
  figures([
    {
      what: 'a spec with six people, five pages',
      measured: seconds(spec),
      floor: `${seconds(floor)} (five bare pages)`,
      ratio: (spec / floor).toFixed(2),
      target: `at most ${AT_MOST}`,
      isMet: spec <= floor * AT_MOST,
    },
  ])
})

async function fivePages(options: WorldOptions): Promise<void> {
  await using world = await World.create(options)
  await Promise.all(five.map((name) => world.opensPage(name)))
}

async function sixPeopleTalk(options: WorldOptions): Promise<void> {
  await using world = await World.create(options)
  const { customer, ...agents } = await world.chatOfSix({ pages: five })
  await customer.says('Hello everybody')
  const said = ['Maya: Hello everybody']
  for (const name of five) {
    await expect(agents[name]).toSeeMessagesInOrder(said)
    await agents[name].says(`This is ${name}`)
    said.push(`${fullNames[name]}: This is ${name}`)
  }
  for (const person of [customer, ...five.map((name) => agents[name])]) await expect(person).toSeeMessagesInOrder(said)
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
