import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { Customer } from './people/customer.ts'
import { HeadlessAgent } from './people/headless-agent.ts'
import { routed } from './transports/routed.ts'
import { served } from './transports/served.ts'

const [user] = contactCenter.users
if (!user) throw new Error('The default contact center has agents.')
const alice = user

/** Far more than anything on its way needs. */
const MANY_TURNS = 100
/** In the minute after it (57 min 50 s) every kind of moment comes: heartbeats, polls, a socket that is replaced. */
const BEFORE = '3470s'
const STEPS = 20

test.each([
  ['intercepted', routed],
  ['over real sockets', served],
])(
  'what a moment triggers is done when the step is, %s: later nothing more comes',
  async (_, open) => {
    const service = await open({ clock: 'manual' })
    const {
      simulated: { time },
      wire,
    } = service
    const agent = await HeadlessAgent.signsIn(alice, service)
    await agent.goesAvailable()
    const customer = await Customer.startsChat('Maya', service)
    await agent.accepts()
    await time.advances(BEFORE)

    const tooLate: string[] = []
    for (let step = 0; step < STEPS; step++) {
      await time.step()
      const done = wire.count
      for (let turns = 0; turns < MANY_TURNS; turns++) await turn()
      tooLate.push(...wire.events.slice(done).map(({ kind }) => kind))
    }

    for (const person of [customer, agent]) await person[Symbol.asyncDispose]()
    await service.close()
    expect(tooLate).toEqual([])
  },
  30_000,
)
