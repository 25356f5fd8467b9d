import { monitoringMachine } from '../../../agent-ui/machines/monitoring.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type Scene, sceneOf } from '../ground.ts'

/** Presses a button that a supervisor has in the other mode only; goes there first. */
async function changes({ page, answers }: Scene, wanted: string, other: string): Promise<void> {
  const back = page.getByRole('button', { name: other })
  if (await back.isVisible()) await back.click()
  const button = page.getByRole('button', { name: wanted })
  await button.waitFor()
  answers.hold('UpdateMonitorParticipantState')
  await button.click()
}

/** A supervisor barging in and going back. */
export const monitoring: PageGround<Scene> = {
  title: 'a supervisor',
  machine: monitoringMachine,
  input: { port: new FakePort(), contactId: 'chat' },
  moves: [
    {
      name: 'barges in',
      event: { type: 'monitor.barge' },
      from: ['idle'],
      does: (scene) => changes(scene, 'Barge in', 'Back to silent'),
    },
    {
      name: 'goes back',
      event: { type: 'monitor.silent' },
      from: ['idle'],
      does: (scene) => changes(scene, 'Back to silent', 'Barge in'),
    },
    ...answersTo({ state: 'monitoring.changing', yes: 'done' }),
  ],
  async stage(world) {
    const { customer } = await world.chatOfTwo()
    const grace = await world.supervisorAtPage()
    await grace.monitors(customer)
    return sceneOf(world, grace)
  },
}
