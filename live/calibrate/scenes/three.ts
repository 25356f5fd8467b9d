import { StopContactCommand } from '@aws-sdk/client-connect'
import { EventType } from '../../../simulator/customer/content-types.ts'
import type { ActingAgent } from '../acting-agent.ts'
import { notProbed, unlike } from '../finding.ts'
import { inWords } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Stage } from '../stage.ts'
import { GRACE_MS, grace } from '../waiting.ts'

/** A customer and two agents: inviting, receipts, going. */
export const threePeople: Scene = {
  name: 'a customer and two agents',
  finds: [
    'refusedInvitation',
    'addParticipantOperation',
    'invitableAgents',
    'addConnectionInChats',
    'receiptsAmongMoreThanTwo',
    'leftParticipantsInSnapshot',
    'lapsedInvitation',
    'withdrawnOffer',
    'stoppedAgentContact',
    'primaryAgentLeaves',
    'lastAgentLeaves',
    'lastAgentLeavesDuringInvitation',
  ],
  agents: 2,
  contacts: 4,
  messages: 4,

  async play(stage) {
    const [alice, bob] = [stage.agent(0), stage.agent(1)]
    await alice.becomes('routable')
    await bob.becomes('not_routable')
    await invitations(stage, alice, bob)
    await together(stage, alice, bob)
    await stage.clears()
    await leaving(stage, alice, bob)
    await stage.clears()
    await leavingDuringInvitation(stage, alice, bob)
  },
}

async function invitations(stage: Stage, alice: ActingAgent, bob: ActingAgent): Promise<void> {
  const { id } = await stage.chatWith(alice)
  await stage.find('refusedInvitation', 'An agent adds somebody by a quick connect that there is not.', async () => {
    const endpoint = await alice.endpointTo(bob.person)
    const endpointARN = endpoint.endpointARN.replace(/[^/]*$/, '00000000-0000-4000-8000-000000000000')
    const { contactId } = await alice.inChat(id)
    const answer = await alice.asks('addNewConnection', { contactId, endpoint: { ...endpoint, endpointARN } })
    if (answer.ok) return unlike('it is answered')
    return answer.type === 'InvalidStateException' ? 'InvalidStateException' : 'a type each'
  })
  await stage.find('addParticipantOperation', 'The operation behind addParticipant is looked up.', async () => {
    const operation = alice.operationOf('addNewConnection')
    return operation ?? notProbed('what the CCP sends cannot be seen: its engine runs in a worker')
  })
  await stage.find('invitableAgents', 'An agent who is on a break is invited.', async () => {
    const answer = await alice.invites(id, bob.person)
    if (!answer.ok) return answer.status === 400 ? 'routable' : unlike(inWords(answer))
    await bob.rings(id)
    await alice.withdraws(id, bob)
    return 'signed in'
  })
  await bob.becomes('routable')
  await stage.find('addConnectionInChats', 'An agent is added as to a call.', async () => {
    const endpoint = await alice.endpointTo(bob.person)
    const { contactId } = await alice.inChat(id)
    const answer = await alice.asks('createAdditionalConnection', { contactId, endpoint })
    if (!answer.ok) return answer.status === 400 ? 'refused' : unlike(inWords(answer))
    await bob.rings(id)
    await alice.withdraws(id, bob)
    return 'invites'
  })
  await stage.clears()
}

async function together(stage: Stage, alice: ActingAgent, bob: ActingAgent): Promise<void> {
  const { id, customer } = await stage.chatTakenBy(alice, bob)
  await alice.bringsIn(id, bob)
  const hers = await stage.sits(alice, id)

  await stage.find('receiptsAmongMoreThanTwo', 'A customer reads a message in a chat with two agents.', async () => {
    const messageId = await hers.mustSay('to three')
    await customer.hearsText('to three')
    const answer = await customer.reads(messageId)
    await hers.mustSay('afterwards')
    await customer.hearsText('afterwards')
    await hers.hearsText('afterwards')
    await grace()
    if (hers.receipts > 0) return unlike('the receipt is delivered')
    if (answer.ok) return 'dropped'
    return answer.status === 409 ? 'refused' : unlike(inWords(answer))
  })
  await stage.find(
    'leftParticipantsInSnapshot',
    'One of two agents leaves; the snapshot of the other is looked at.',
    async () => {
      const { connectionId } = bob.own(await bob.inChat(id))
      await alice.until('the second agent', () => alice.connectionOf(id, connectionId))
      await bob.leaves(id)
      const seen = await alice.until('somebody to be gone', () => {
        const connection = alice.connectionOf(id, connectionId)
        if (!connection) return 'dropped'
        return connection.state.type === 'connected' ? undefined : connection.state.type
      })
      if (seen === 'dropped') return seen
      return seen === 'disconnected' ? 'listed as disconnected' : unlike(`they are ${seen}`)
    },
  )
  await bob.clearsUp()
  await stage.find('lapsedInvitation', 'An invitation is taken back before it is accepted.', async () => {
    const left = () => customer.items.filter(({ contentType }) => contentType === EventType.participantLeft).length
    const before = left()
    await alice.mustInvite(id, bob)
    await alice.withdraws(id, bob)
    await hers.mustSay('taken back')
    await customer.hearsText('taken back')
    await grace()
    return left() > before ? 'left event' : 'silent'
  })
  await stage.find(
    'withdrawnOffer',
    'An invitation is taken back; the snapshot of who was invited is looked at.',
    async () => {
      await alice.mustInvite(id, bob)
      await alice.takesBack(id, bob)
      const { type } = bob.contactOf(id)?.state ?? { type: 'gone' }
      return ['gone', 'missed'].includes(type) ? type : unlike(`the contact is ${type}`)
    },
  )
  await stage.find(
    'stoppedAgentContact',
    'StopContact is asked for with the contact of the second agent.',
    async () => {
      await bob.clearsUp()
      await alice.bringsIn(id, bob)
      const { contactId } = await bob.inChat(id)
      await stage.connect.send(new StopContactCommand({ InstanceId: stage.means.instanceId, ContactId: contactId }))
      await bob.outOf(id)
      await grace(2 * GRACE_MS)
      return alice.isIn(id) ? 'the agent leaves' : 'the chat ends'
    },
  )
}

async function leaving(stage: Stage, alice: ActingAgent, bob: ActingAgent): Promise<void> {
  const { id, customer } = await stage.chatTakenBy(alice, bob)
  await alice.bringsIn(id, bob)
  await stage.find('primaryAgentLeaves', 'The first of two agents leaves.', async () => {
    await alice.leaves(id)
    await grace(2 * GRACE_MS)
    return bob.isIn(id) ? 'chat goes on' : 'chat ends'
  })
  await stage.find('lastAgentLeaves', 'The last agent leaves.', async () => {
    if (stage.found('primaryAgentLeaves') !== 'chat goes on') {
      return notProbed('the chat has ended with its primary agent, as it does then: nobody can be the last of several')
    }
    await bob.leaves(id)
    await grace(2 * GRACE_MS)
    return customer.hasHeard(EventType.chatEnded) ? 'chat ends' : 'customer stays'
  })
}

async function leavingDuringInvitation(stage: Stage, alice: ActingAgent, bob: ActingAgent): Promise<void> {
  await stage.find('lastAgentLeavesDuringInvitation', 'The only agent leaves while another is invited.', async () => {
    if (stage.found('primaryAgentLeaves') !== 'chat goes on') {
      return notProbed('a chat ends with its primary agent, whoever is invited')
    }
    if (stage.found('lastAgentLeaves') !== 'chat ends') {
      return notProbed('a chat goes on without agents, whoever is invited')
    }
    if (stage.found('inviterLeaves') === 'invitation withdrawn') {
      return notProbed('nobody is invited any more once the only agent has left')
    }
    const { id, customer } = await stage.chatTakenBy(alice, bob)
    await alice.mustInvite(id, bob)
    await alice.leaves(id)
    await grace(2 * GRACE_MS)
    if (customer.hasHeard(EventType.chatEnded)) return 'chat ends'
    return bob.isIn(id) ? 'chat waits' : unlike('the chat goes on, and the invitation is gone')
  })
}
