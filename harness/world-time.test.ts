import { expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../simulator/index.ts'
import { type Laptop, WorldTime } from './world-time.ts'

const PAGE_NOW = 1_000_000

/** A laptop that notes what is done to its clock, and when by the simulator's. */
function laptopIn(simulator: Simulator, notes: string[], onAsked = () => {}): Laptop {
  const start = simulator.time.now()
  const note = (what: string) => async () => {
    notes.push(`${(simulator.time.now() - start) / 1000} s: ${what}`)
  }
  const asked = async () => {
    await note('asked')()
    onAsked()
  }
  const page = { evaluate: async () => PAGE_NOW, frames: () => [{ title: asked }] }
  const clock = {
    runFor: (ms: number) => note(`runs ${ms}`)(),
    pauseAt: (at: number) => note(`stops ${at - PAGE_NOW} later`)(),
    fastForward: (ms: number) => note(`jumps ${ms}`)(),
    resume: () => note('goes on')(),
  }
  return { owner: 'alice', context: { clock, pages: () => [page] } as unknown as Laptop['context'] }
}

/** The same simulator; what has been imposed on the network and is lifted is noted. */
function noting(simulator: Simulator) {
  const lifted: string[] = []
  const impose: Simulator['impose'] = (whom, condition) => {
    const imposed = simulator.impose(whom, condition)
    const lift = () => {
      lifted.push(condition.kind)
      imposed.lift()
    }
    return { ...imposed, lift }
  }
  return { ...simulator, impose, lifted }
}

function world({ laptops = 1, stepsPages = true } = {}) {
  const simulator = noting(createSimulator({ clock: 'manual' }))
  const notes: string[] = []
  const all = Array.from({ length: laptops }, () => laptopIn(simulator, notes))
  return { simulator, notes, time: new WorldTime(simulator, all, { stepsPages }) }
}

/** Three times in a row without news. */
const heardOut = (at: string) => Array.from({ length: 3 }, () => `${at}: asked`)

test('pages are moved on in slices below a heartbeat, each heard out before the next', async () => {
  const { time, notes } = world()
  await time.passes('12s')
  expect(notes).toEqual([
    ...heardOut('0 s'),
    '5 s: runs 5000',
    ...heardOut('5 s'),
    '10 s: runs 5000',
    ...heardOut('10 s'),
    '12 s: runs 2000',
    ...heardOut('12 s'),
  ])
})

test('as long as something comes of it, pages are heard out again', async () => {
  const { simulator, notes } = world()
  let left = 2
  const laptop = laptopIn(simulator, notes, () => {
    const event = { kind: 'refused', who: 'alice', service: 'unknown', url: 'https://example.com/' } as const
    if (left-- > 0) simulator.wire.record(event)
  })
  await new WorldTime(simulator, [laptop], { stepsPages: true }).passes('1s')
  expect(notes).toEqual(['0 s: asked', '0 s: asked', ...heardOut('0 s'), '1 s: runs 1000', ...heardOut('1 s')])
})

test('where pages are not in the harness’s hands, the service’s time moves alone', async () => {
  const { simulator, time, notes } = world({ stepsPages: false })
  const start = simulator.time.now()
  await time.passes('10s')
  expect(simulator.time.now() - start).toBe(10_000)
  expect(notes.filter((each) => each.includes('runs'))).toEqual([])
})

test('more than a minute is refused where somebody has a page, with what to do instead', async () => {
  const { simulator, time, notes } = world()
  const start = simulator.time.now()
  await expect(time.passes('61s')).rejects.toThrow(
    /The pages of alice cannot live through 61s .* takes up to a minute .* world\.sleeps\('61s'\); people without pages/,
  )
  expect(simulator.time.now()).toBe(start)
  expect(notes).toEqual([])
  await time.passes('60s')
})

test('people without pages live through any time', async () => {
  const { simulator, time } = world({ laptops: 0 })
  const start = simulator.time.now()
  await time.passes('25h')
  expect(simulator.time.now() - start).toBe(90_000_000)
})

test('a closed lid: pages stop, the others go on, then the clock jumps once', async () => {
  const { time, notes } = world()
  await time.sleeps('24h', async () => void notes.push('meanwhile'))
  expect(notes).toEqual([
    ...heardOut('0 s'),
    '0 s: stops 1000 later',
    'meanwhile',
    '86400 s: jumps 86400000',
    '86400 s: goes on',
  ])
})

test('where what the others do throws, the lid is opened at once, and the network is there', async () => {
  const { simulator, time, notes } = world()
  const asleep = () => time.sleeps('24h', () => Promise.reject(new Error('The customer could not write.')))
  await expect(asleep()).rejects.toThrow('The customer could not write.')
  expect(notes).toEqual([...heardOut('0 s'), '0 s: stops 1000 later', '0 s: goes on'])
  expect(simulator.lifted).toEqual(['asleep'])
})

test('a lid can only be closed on pages whose clocks are replaced', async () => {
  const { time } = world({ stepsPages: false })
  await expect(time.sleeps('10m', async () => {})).rejects.toThrow(/test\.use\(\{ stepsPageTime: true \}\)/)
})
