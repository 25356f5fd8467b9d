import { appMachine } from '../../../agent-ui/machines/app.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import type { Customer } from '../../../harness/index.ts'
import { isBeforeTheEyes, type PageGround, type Scene, sceneOf } from '../ground.ts'

interface Cast extends Scene {
  readonly noah: Customer
}

/** The page as a whole: two chats, and the agent's settings. */
export const working: PageGround<Cast> = {
  title: 'the page',
  machine: appMachine,
  input: { port: new FakePort(), newToken: () => 'token', colourMode: 'light' },
  apart: ({ colourMode, colourChosen, visible }) => [colourMode, colourChosen, visible],
  moves: [
    {
      name: 'the browser turns dark',
      event: { type: 'page.colour', colourMode: 'dark' },
      from: [''],
      when: ({ colourChosen }) => !colourChosen,
      does: ({ page }) => page.emulateMedia({ colorScheme: 'dark' }),
    },
    {
      name: 'the agent wants it light',
      event: { type: 'colour.choose', colourMode: 'light' },
      from: [''],
      when: ({ colourMode }) => colourMode === 'dark',
      does: ({ page }) => page.getByRole('button', { name: 'Light mode' }).click(),
    },
    {
      name: 'the page is out of sight',
      event: { type: 'page.visibility', visible: false },
      from: [''],
      does: ({ page }) => isBeforeTheEyes(page, false),
    },
    {
      name: 'the page is before the agent again',
      event: { type: 'page.visibility', visible: true },
      from: [''],
      does: ({ page }) => isBeforeTheEyes(page, true),
    },
    {
      name: 'the agent turns to another chat',
      event: { type: 'contact.select', contactId: 'noah' },
      from: [''],
      does: ({ agent }) => agent.turnsTo('Noah'),
    },
    {
      name: 'the other chat ends and is put away',
      event: { type: 'contact.gone', contactId: 'noah' },
      from: [''],
      async does({ agent, noah }) {
        await noah.leaves()
        await agent.closesContact()
      },
    },
  ],
  async stage(world) {
    const { alice } = await world.chatOfTwo({ pages: ['alice'] })
    const noah = await world.customerStartsChat('Noah')
    await alice.accepts()
    return { ...(await sceneOf(world, alice)), noah }
  },
}
