import { EventType } from '../../../simulator/customer/content-types.ts'
import { notProbed, unlike } from '../finding.ts'
import type { Scene } from '../scene.ts'
import { GRACE_MS, grace } from '../waiting.ts'

/** A chat that is handed over, and one whose agents come and go. */
export const transfers: Scene = {
  name: 'transfers',
  finds: [
    'transferReleasesAgents',
    'invitationsAtTransfer',
    'transferAttributedTo',
    'transferFailedTo',
    'afterFailedTransfer',
    'inviterLeaves',
  ],
  agents: 3,
  contacts: 3,
  messages: 0,

  async play(stage) {
    const [alice, bob, carol] = [stage.agent(0), stage.agent(1), stage.agent(2)]
    const first = await stage.chatTakenBy(alice, bob, carol)
    await stage.find('transferReleasesAgents', 'An agent transfers the chat; nobody has accepted it yet.', async () => {
      await alice.mustInvite(first.id, carol)
      await alice.mustTransfer(first.id, bob)
      await grace(2 * GRACE_MS)
      return alice.isIn(first.id) ? 'when accepted' : 'at once'
    })
    await stage.find('invitationsAtTransfer', 'Somebody was invited when the chat was transferred.', async () =>
      carol.isIn(first.id) ? 'kept' : 'withdrawn',
    )
    await stage.clears()

    const second = await stage.chatTakenBy(alice, bob, carol)
    await stage.find('inviterLeaves', 'One of two agents invites a third, and leaves.', async () => {
      await alice.bringsIn(second.id, bob)
      await bob.mustInvite(second.id, carol)
      await bob.leaves(second.id)
      await grace(2 * GRACE_MS)
      return carol.isIn(second.id) ? 'invitation stays' : 'invitation withdrawn'
    })
    await stage.clears()

    const { id, customer } = await stage.chatTakenBy(alice, bob, carol)
    await alice.bringsIn(id, bob)
    const ids = {
      alice: alice.own(await alice.inChat(id)).connectionId,
      bob: bob.own(await bob.inChat(id)).connectionId,
    }
    await bob.mustTransfer(id, carol)
    const { contactId } = await carol.rings(id)
    await carol.must('rejectContact', { contactId })
    await carol.until('the contact to be rejected', () => (carol.isIn(id) ? undefined : true))
    await grace(2 * GRACE_MS)

    await stage.find(
      'transferAttributedTo',
      'The second agent transfers the chat; the author is looked up.',
      async () => {
        // On the socket, as a chat that has ended shows its transcript to nobody.
        const isOfTransfer = (type = '') => type === EventType.transferSucceeded || type === EventType.transferFailed
        const heard = customer.items.find(({ contentType }) => isOfTransfer(contentType))?.participantId
        const author =
          heard ?? (await customer.transcript()).find((each) => isOfTransfer(each.ContentType))?.ParticipantId
        if (author === undefined) return notProbed('the transcript says nothing of the transfer')
        if (author === ids.bob) return 'who transferred'
        return author === ids.alice ? 'primary agent' : unlike('it is of somebody else')
      },
    )
    await stage.find(
      'transferFailedTo',
      'Whom the transfer was for does not take it; who hears of it is looked at.',
      async () => {
        if (customer.hasHeard(EventType.transferFailed)) return 'everybody'
        // The customer has heard what came of it, and not that it failed.
        if (customer.hasHeard(EventType.chatEnded)) return 'the agents'
        const isInTranscript = (await customer.transcript()).some(
          (each) => each.ContentType === EventType.transferFailed,
        )
        return isInTranscript ? 'the agents' : unlike('nobody')
      },
    )
    await stage.find('afterFailedTransfer', 'A transfer fails after the agents have been disconnected.', async () => {
      if (stage.found('transferReleasesAgents') !== 'at once') return notProbed('the agents stay until it is accepted')
      if (customer.hasHeard(EventType.chatEnded)) return 'chat ends'
      return [alice, bob].some((agent) => agent.isIn(id)) ? 'back in the queue' : unlike('it goes on, with nobody')
    })
  },
}
