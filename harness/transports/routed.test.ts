import { expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { createSimulator } from '../../simulator/index.ts'
import { CtiClient, CtiError } from '../people/cti-client.ts'
import { routedPlace } from './routed.ts'

const [user] = contactCenter.users
if (!user) throw new Error('The default contact center has agents.')
const { username, password } = user

test('a poll that is held fails as soon as whoever asked gives it up', async () => {
  await using simulator = createSimulator({ clock: 'manual' })
  const { reach, askSite } = routedPlace(simulator)
  const cti = await CtiClient.signIn(reach.site, username, password, askSite)
  const { nextToken } = await cti.call<{ nextToken: string }>('GetAgentSnapshot', {})
  const closing = new AbortController()
  const held = cti.call('GetAgentSnapshot', { nextToken, timeout: 30_000 }, closing.signal)
  await simulator.time.settled()
  closing.abort()
  await expect(held).rejects.toThrow(CtiError)
  await expect(cti.call('GetAgentSnapshot', {}, closing.signal)).rejects.toThrow(CtiError)
}, 1_000)
