import { contactCenter } from '../../fixtures/index.ts'
import { createSimulator, type Simulator, serialised } from '../../simulator/index.ts'
import { Customer } from '../people/customer.ts'
import { HeadlessAgent } from '../people/headless-agent.ts'
import { routedPlace } from '../transports/routed.ts'

/** A chat of three with a bit of everything that takes ids, tokens and time: its wire log. */
export async function logOf(seed: number): Promise<string> {
  const simulator = createSimulator({ clock: 'manual', seed })
  simulator.listen()
  try {
    await chat(simulator)
    return serialised(simulator.wire.events)
  } finally {
    await simulator.close()
  }
}

async function chat(simulator: Simulator): Promise<void> {
  const { time } = simulator
  const place = routedPlace(simulator)
  const signIn = (name: string) => {
    const user = contactCenter.users.find((each) => each.username === name)
    if (!user) throw new Error(`There is no ${name} in the default contact center.`)
    return HeadlessAgent.signsIn(user, place)
  }
  const [alice, bob] = await Promise.all([signIn('alice'), signIn('bob')])
  await alice.goesAvailable()
  const customer = await Customer.startsChat('Maya', place)
  await alice.accepts()
  await customer.says('Hello')
  await time.settled()
  await alice.reads()
  await bob.goesAvailable()
  await alice.invites('bob')
  await bob.accepts()
  await Promise.all([alice.says('One'), bob.says('Two'), customer.says('Three'), customer.types()])
  await time.advances('70m')
  simulator.dropSocketsOf('bob')
  await time.advances('90s')
  await customer.dropsOff()
  await bob.says('Are you there?')
  await customer.comesBack()
  await bob.leaves()
  await customer.leaves()
  await time.settled()
  for (const person of [alice, bob, customer]) await person[Symbol.asyncDispose]()
}
