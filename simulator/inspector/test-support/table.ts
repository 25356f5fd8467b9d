import type { Page } from './page.ts'

/** Whoever is named goes Available. */
export async function areAvailable(page: Page, ...agents: readonly string[]): Promise<void> {
  const state = await page.sees(({ world }) => world.view?.center.agentStates.find(({ type }) => type === 'routable'))
  for (const agent of agents) await page.acts({ action: 'choose state', agent, stateId: state.id })
}

/** A customer, Maya, and these agents: the first has brought in the others. */
export async function sitDown(page: Page, first: string, ...others: readonly string[]): Promise<void> {
  await areAvailable(page, first)
  await page.acts({ action: 'start chat', name: 'Maya' })
  await accepts(page, first)
  await areAvailable(page, ...others)
  for (const other of others) {
    await invites(page, first, other)
    await accepts(page, other)
  }
}

export async function invites(page: Page, agent: string, other: string) {
  const { contactId } = await page.sees(() => seatOf(page, agent))
  const name = page.agent(other)?.name
  const quickConnect = page.agent(agent)?.quickConnects.find((each) => each.name === name)
  return page.acts({ action: 'invite', agent, contactId, quickConnectId: quickConnect?.id ?? '' })
}

export async function accepts(page: Page, agent: string): Promise<void> {
  const ringing = await page.sees(() => page.agent(agent)?.contacts.find(({ state }) => state === 'connecting'))
  await page.acts({ action: 'accept', agent, contactId: ringing.contactId })
  await page.sees(() => seatOf(page, agent))
}

function seatOf(page: Page, agent: string) {
  const seat = page.seat(agent)
  return seat?.state === 'joined' ? seat : undefined
}
