import { closingMachine } from '../../../agent-ui/machines/closing.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type Scene, sceneOf } from '../ground.ts'

/** A chat that is over. */
export const closing: PageGround<Scene> = {
  title: 'after-contact work',
  machine: closingMachine,
  input: { port: new FakePort(), contactId: 'chat' },
  moves: [
    {
      name: 'closes the contact',
      event: { type: 'contact.clear' },
      from: ['open'],
      does: async ({ page, answers }) => {
        answers.hold('ClearContact')
        await page.getByRole('button', { name: 'Close contact' }).click()
      },
    },
    ...answersTo({ state: 'closing.clearing', yes: 'not heard' }),
  ],
  async stage(world) {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.leaves()
    return sceneOf(world, alice)
  },
}
