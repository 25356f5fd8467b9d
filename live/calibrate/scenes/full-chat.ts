import { unlike } from '../finding.ts'
import { goes, mustMonitor, stops } from '../monitoring.ts'
import { either, inWords } from '../outcome.ts'
import type { Scene } from '../scene.ts'

/** How many may be in a chat, and who counts (documented: a customer and five agents). */
export const fullChat: Scene = {
  name: 'a full chat',
  finds: ['pendingInvitationsTakeSeats'],
  supervised: ['bargedSupervisorTakesSeat'],
  agents: 6,
  contacts: 1,
  messages: 0,

  async play(stage) {
    const [alice, bob, carol, dave, erin, frank] = [0, 1, 2, 3, 4, 5].map((each) => stage.agent(each))
    if (!alice || !bob || !carol || !dave || !erin || !frank) return
    const { id } = await stage.chatTakenBy(alice, bob, carol, dave, erin, frank)
    for (const each of [bob, carol, dave]) await alice.bringsIn(id, each)

    await stage.find(
      'pendingInvitationsTakeSeats',
      'Five are in the chat; a sixth is invited, and then a seventh.',
      async () => {
        await alice.mustInvite(id, erin)
        const answer = await alice.invites(id, frank.person)
        if (!answer.ok) return answer.status === 400 ? true : unlike(inWords(answer))
        await frank.rings(id)
        await alice.withdraws(id, frank)
        return false
      },
    )
    if (erin.isIn(id)) await alice.withdraws(id, erin)
    const { supervisor } = stage
    if (supervisor) {
      await alice.bringsIn(id, erin)
      await supervisor.becomes('not_routable')
      await mustMonitor(stage, id, supervisor)
      await stage.find('bargedSupervisorTakesSeat', 'Six are in the chat, and a supervisor barges in.', async () =>
        either(await goes(supervisor, id, 'BARGE'), false, true),
      )
      await stops(supervisor, id)
    }
  },
}
