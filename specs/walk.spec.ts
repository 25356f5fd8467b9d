import type { AnyMachineSnapshot } from 'xstate'
import { machines } from '../agent-ui/model/machines.ts'
import { walksThrough } from '../agent-ui/model/tour.ts'
import { statesOf } from '../agent-ui/model/transitions.ts'
import { contactCenter } from '../fixtures/index.ts'
import { expect, test } from '../harness/index.ts'
import { coverage } from './walk/coverage.ts'
import { MOMENT, type PageGround, POLL_MS, type Scene } from './walk/ground.ts'
import { availability } from './walk/grounds/availability.ts'
import { chatting, overFromTheStart } from './walk/grounds/chatting.ts'
import { closing } from './walk/grounds/closing.ts'
import { composing } from './walk/grounds/composing.ts'
import { conversing } from './walk/grounds/conversing.ts'
import { departures, leaving } from './walk/grounds/departures.ts'
import { monitoring } from './walk/grounds/monitoring.ts'
import { inviting, transferring } from './walk/grounds/quick-connects.ts'
import { receipting } from './walk/grounds/receipting.ts'
import { ringing } from './walk/grounds/ringing.ts'
import { signingIn } from './walk/grounds/signing-in.ts'
import { typing } from './walk/grounds/typing.ts'
import { working } from './walk/grounds/working.ts'
import { seen } from './walk/seen.ts'
import { aboutNewState } from './walk/touched.ts'
import { type Now, WatchedMachines } from './walk/watched-machines.ts'

// One after the other in one process, so that the last test can count what all of them have reached.
test.describe.configure({ mode: 'default' })

// A chat rings for as long as it takes to walk around it.
test.use({ stepsPageTime: true, center: { ...contactCenter, ringSeconds: 600 } })

const watched = new WatchedMachines()
/** By machine, what walks through it. */
const titles = new Map<string, readonly string[]>()
const walksOf = (machine: string) => titles.get(machine) ?? []
let walks = 0
let walked = 0

/** The details of a test that asks nobody to chat: the report draws nothing of it, and says why. */
const withoutWorld = (why: string) => ({ annotation: { type: 'no world', description: why } })

test('every state of the machines has its entry in the table of what is seen', withoutWorld('a table is read'), () => {
  const states = machines.flatMap(statesOf)
  const missing = machines.flatMap((machine) =>
    statesOf(machine)
      .filter(({ id }) => !seen[id])
      .map(({ id }) => aboutNewState(id, machine, walksOf(machine.id))),
  )
  expect(missing.join('\n'), 'states that are not in the table').toBe('')
  // A state around others is seen by them.
  const parents = new Set(states.map(({ id }) => id.replace(/\.[^.]*$/, '')))
  const unseen = states.filter(({ id }) => !parents.has(id) && !seen[id]?.look && !seen[id]?.nobodySees)
  expect(unseen.map(({ id }) => `${id}: look for it in specs/walk/seen.ts`)).toEqual([])
  expect(Object.keys(seen).filter((id) => !states.some((each) => each.id === id))).toEqual([])
})

for (const ground of [availability, ringing, composing, inviting, transferring, monitoring, closing]) walk(ground)
walk(departures)
walk(leaving)
walk(conversing)
walk(signingIn)
walk(chatting)
walk(overFromTheStart)
walk(receipting)
walk(typing)
walk(working)

const COUNTS = withoutWorld('what all walks have reached is counted')

test('that was every state and every transition', COUNTS, ({ browserName: _ }, testInfo) => {
  const { report, missing } = coverage(watched, walksOf)
  console.log(report)
  testInfo.annotations.push({ type: 'walked', description: report })
  // After a walk that failed, or when some were chosen, this process has not seen them all.
  if (walked === walks) expect(missing.join('\n'), 'what no walk reaches').toBe('')
})

function walk<Cast extends Scene>(ground: PageGround<Cast>): void {
  const { title, machine, actor = machine.id, stage, timeStands, apart } = ground
  titles.set(machine.id, [...walksOf(machine.id), title])
  for (const [index, { start, steps }] of walksThrough(ground).entries()) {
    walks++
    test(`${title}, walk ${index + 1}: ${steps.length} steps`, async ({ world, browser }) => {
      browser.once('context', (context) => watched.watch(context))
      const cast = await stage(world)
      await arrives(cast, start)
      for (const { move, after } of steps) {
        await test.step(move.name, async () => {
          const before = watched.timesHeard(actor, move.event.type)
          await move.does(cast)
          await arrives(cast, after, () => watched.timesHeard(actor, move.event.type) > before)
        })
      }
      walked++
    })
  }

  /** The state, and what of its context the walk tells apart. */
  const place = (at: Now | undefined) => at && [at.value, apart?.(at.context)]

  /** @param isMade whether the machine has heard of the step: where it leads back, the place does not tell */
  async function arrives({ world, page }: Cast, after: AnyMachineSnapshot, isMade = () => true): Promise<void> {
    const { context, _nodes } = after
    const there = { isMade: true, place: place(after) }
    const now = () => ({ isMade: isMade(), place: place(watched.now(actor)) })
    const here = async () => {
      if (timeStands && JSON.stringify(now()) !== JSON.stringify(there)) await world.passes(MOMENT)
      return now()
    }
    await expect.poll(here, { message: `state of ${actor}`, intervals: [POLL_MS] }).toEqual(there)
    for (const { id } of _nodes) await seen[id]?.look?.(page, { actor, context })
  }
}
