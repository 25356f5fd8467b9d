import { member } from '../../../simulator/diagram/values.ts'
import { firstToRing } from '../acting-agent.ts'
import { notProbed } from '../finding.ts'
import type { Scene } from '../scene.ts'

/** Whom a chat is offered to, of two who are available. */
export const routing: Scene = {
  name: 'routing',
  finds: ['routesTo'],
  agents: 2,
  contacts: 2,
  messages: 0,

  async play(stage) {
    const [alice, bob] = [stage.agent(0), stage.agent(1)]
    await stage.find(
      'routesTo',
      'One agent has a chat and has been available for longer, another has none.',
      async () => {
        const configuration = await alice.must('getAgentConfiguration')
        const chats = member(configuration, 'configuration', 'routingProfile', 'channelConcurrencyMap', 'CHAT')
        if (Number(chats) < 2) return notProbed('an agent has one chat at a time')
        await stage.chatTakenBy(alice, bob)
        const { id } = await stage.chat()
        const ringing = await firstToRing(id, [alice, bob])
        return ringing === bob ? 'fewest chats first' : 'longest available first'
      },
    )
  },
}
