import { composerMachine } from '../../../agent-ui/machines/composer.ts'
import type { Unsent } from '../../../agent-ui/machines/outbox.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type PageMove, type Scene, sceneOf } from '../ground.ts'

const field = ({ page }: Scene) => page.getByRole('textbox', { name: 'Message to' })
const hasFailed = ({ outbox }: { outbox: Unsent[] }) => outbox.some(({ status }) => status === 'failed')

const moves: PageMove<Scene>[] = [
  {
    name: 'writes',
    event: { type: 'draft.changed', draft: 'Hello' },
    from: ['typing.quiet'],
    does: (scene) => field(scene).pressSequentially('o'),
  },
  {
    name: 'pauses',
    event: { type: 'xstate.after.typingStaysTrue.composer.typing.told' },
    from: ['typing.told'],
    does: ({ world }) => world.passes(10),
  },
  {
    name: 'sends',
    event: { type: 'draft.send' },
    from: ['sending.idle', 'typing.told'],
    when: ({ draft, outbox }) => draft !== '' && outbox.length === 0,
    does: async (scene) => {
      scene.answers.hold('SendMessage')
      await field(scene).press('Enter')
    },
  },
  {
    name: 'sends it again',
    event: { type: 'unsent.retry', token: 'token' },
    from: ['sending.idle'],
    when: hasFailed,
    does: async ({ page, answers }) => {
      answers.hold('SendMessage')
      await page.getByRole('button', { name: 'Send again' }).click()
    },
  },
  {
    name: 'discards it',
    event: { type: 'unsent.discard', token: 'token' },
    from: ['sending.idle'],
    when: hasFailed,
    does: ({ page }) => page.getByRole('button', { name: 'Discard' }).click(),
  },
  {
    name: 'takes to Markdown',
    event: { type: 'format.changed', format: 'text/markdown' },
    from: ['sending.idle'],
    does: ({ page }) => page.getByLabel('Markdown').check(),
  },
  ...answersTo({ state: 'composer.sending.posting', yes: 'done', output: { id: 'm', at: '' }, patience: 30 }),
]

/** Writing and sending. */
export const composing: PageGround<Scene> = {
  title: 'writing',
  machine: composerMachine,
  input: { port: new FakePort(), contactId: 'chat', newToken: () => 'token' },
  apart: ({ draft, outbox }) => [draft !== '', outbox.map(({ status }: Unsent) => status)],
  moves,
  async stage(world) {
    const { alice } = await world.chatOfTwo({ pages: ['alice'] })
    return sceneOf(world, alice)
  },
}
