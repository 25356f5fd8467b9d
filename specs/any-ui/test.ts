import { test as base } from '@playwright/test'
import { Evidence } from '../../harness/evidence/evidence.ts'
import { witness } from '../../harness/evidence/witness.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator/index.ts'

export { expect } from '@playwright/test'

/** A test that gives the pages of its browser a simulator by itself, and leaves what a test with a world does. */
export const test = base.extend<{ attach: (options?: SimulatorOptions) => Promise<Simulator> }>({
  attach: async ({ context }, use, testInfo) => {
    const closing: (() => Promise<void>)[] = []
    await use(async (options) => {
      const simulator = createSimulator(options)
      const told = witness(simulator)
      closing.push(async () => {
        const evidence = new Evidence(told, testInfo, testInfo.errors[0])
        // What is held back keeps a context that closes in memory.
        simulator.release()
        await context.close()
        await simulator.close()
        await evidence.attachTo(testInfo)
      })
      await simulator.attach(context, { agent: 'alice' })
      return simulator
    })
    for (const close of closing) await close()
  },
})
