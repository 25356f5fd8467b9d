import { expect, test } from 'vitest'
import { planFor } from '../../../live/calibrate/calibrate.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import { serveSimulator } from '../../../simulator/serve.ts'
import { CREDENTIALS, playOn } from './play-on.ts'

/** Takes timers and forgets them. */
class Timeless extends Instance {
  override setRoleTimers(): void {}
}

test('on an instance whose timers do not run, that is what is found, after as long as they might have run', async () => {
  const createInstance = (options: ConstructorParameters<typeof Instance>[0]) => new Timeless(options)
  await using simulator = await serveSimulator({ credentials: CREDENTIALS, createInstance })
  const before = simulator.time.now()
  const plan = planFor({ agents: 2, isSupervised: false }, { only: ['autoDisconnected'] })
  const { findings } = await playOn(simulator, plan)
  expect(findings.get('customerTimerAtLaterAgent')).toMatchObject({ unlike: 'the customer is not idle' })
  expect(findings.get('autoDisconnected')).toMatchObject({ unlike: 'nobody is disconnected' })
  expect(simulator.time.now() - before).toBeGreaterThan(190_000)
})
