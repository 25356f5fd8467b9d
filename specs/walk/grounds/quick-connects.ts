import { quickConnectsMachine } from '../../../agent-ui/machines/quick-connects.ts'
import { alice, FakePort, maya } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type PageMove, type Scene, sceneOf } from '../ground.ts'

const bob = { arn: 'bob', type: 'agent', name: 'Bob Bianchi' }
const load = { state: 'quickConnects.open.loading', yes: 'done', output: [bob] } as const
const choose = { type: 'quickConnect.choose', arn: 'bob' }

const press =
  (name: string, operation = '') =>
  async ({ page, answers }: Scene) => {
    answers.hold(operation)
    await page.getByRole('button', { name, exact: true }).click()
  }

const common = (opener: string): PageMove<Scene>[] => [
  {
    name: 'opens the dialog',
    event: { type: 'dialog.open' },
    from: ['closed', 'refused'],
    does: press(opener, 'GetEndpoints'),
  },
  {
    name: 'closes the dialog',
    event: { type: 'dialog.close' },
    from: ['open.choosing', 'open.loading'],
    does: ({ page }) => page.getByRole('button', { name: 'Close dialog' }).click(),
  },
  {
    name: 'dismisses the refusal',
    event: { type: 'refusal.dismiss' },
    from: ['refused'],
    does: ({ page }) => page.getByRole('button', { name: 'Dismiss notice' }).click(),
  },
  ...answersTo(load),
  ...answersTo({ state: 'quickConnects.asking' }),
]

const stage: PageGround<Scene>['stage'] = async (world) => {
  const { alice } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  return sceneOf(world, alice)
}

const input = { port: new FakePort(), contactId: 'chat', people: [maya, alice] }

/** The dialog to invite somebody. */
export const inviting: PageGround<Scene> = {
  title: 'inviting',
  actor: 'invite',
  machine: quickConnectsMachine,
  input: { ...input, purpose: 'invite' },
  moves: [
    ...common('Invite'),
    {
      name: 'chooses Bob',
      event: choose,
      from: ['open.choosing'],
      does: press('Invite Bob Bianchi', 'AddNewConnection'),
    },
  ],
  stage,
}

/** The dialog to hand the chat over. */
export const transferring: PageGround<Scene> = {
  title: 'transferring',
  actor: 'transfer',
  machine: quickConnectsMachine,
  input: { ...input, purpose: 'transfer' },
  moves: [
    ...common('Transfer'),
    { name: 'chooses Bob', event: choose, from: ['open.choosing'], does: press('Transfer to Bob Bianchi') },
    {
      name: 'confirms',
      event: { type: 'transfer.confirm' },
      from: ['open.confirming'],
      does: press('Confirm transfer', 'TransferContact'),
    },
    {
      name: 'changes their mind',
      event: { type: 'dialog.close' },
      from: ['open.confirming'],
      does: press('Cancel'),
    },
  ],
  stage,
}
