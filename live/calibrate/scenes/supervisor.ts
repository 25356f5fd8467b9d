import { EventType } from '../../../simulator/customer/content-types.ts'
import { member } from '../../../simulator/diagram/values.ts'
import { type ActingAgent, firstToRing, MANY } from '../acting-agent.ts'
import { notProbed, type Seen, unlike } from '../finding.ts'
import { comesTo, goes, listens, monitors, mustGo, mustMonitor, permissionsOf, stops } from '../monitoring.ts'
import { either, inWords, oneOf } from '../outcome.ts'
import type { CtiAnswer } from '../probe-agent.ts'
import type { Scene } from '../scene.ts'
import type { Stage, StartedChat } from '../stage.ts'
import { GRACE_MS, grace } from '../waiting.ts'

/** To fill up whoever takes more at the same time would cost too many chats. */
const MOST_CHATS = 3

const SUPERVISED = [
  'monitoringPresence',
  'monitoringBegins',
  'repeatedMonitoring',
  'supervisorConnection',
  'silentMonitorSends',
  'repeatedMonitorMode',
  'supervisorComingAndGoing',
  'supervisorAmongOthers',
  'removalWhileBarged',
  'bargedSupervisorActs',
  'addingWhileBarged',
  'endedMonitoring',
  'refusedMonitorMode',
  'monitoredAgentLeaves',
  'monitoringPermission',
  'quickConnectPermission',
  'monitoringTakesCapacity',
] as const

interface Cast {
  readonly alice: ActingAgent
  readonly bob: ActingAgent
  readonly supervisor: ActingAgent
}

/** A supervisor listens to a chat, barges in, and leaves. */
export const supervision: Scene = {
  name: 'a supervisor',
  finds: [],
  supervised: SUPERVISED,
  agents: 2,
  // Of the last probe: as many as the supervisor takes, and one to see that they are offered any.
  contacts: 1 + MOST_CHATS + 1,
  messages: 2,

  async play(stage) {
    const { supervisor } = stage
    if (!supervisor) return
    const cast = { alice: stage.agent(0), bob: stage.agent(1), supervisor }
    await cast.bob.becomes('not_routable')
    await supervisor.becomes('offline')
    const chat = await stage.chatTakenBy(cast.alice)
    // Whom else a chat is offered to is to be seen.
    await cast.alice.willBecome('not_routable')
    const refusal = await whileOffline(stage, chat, supervisor)
    if (refusal) {
      for (const name of SUPERVISED) await stage.find(name, '', async () => notProbed(refusal))
      return
    }
    await supervisor.becomes('not_routable')
    await listening(stage, chat, supervisor)
    await bargedIn(stage, chat, cast)
    await endings(stage, chat, cast)
    await permissions(stage, chat, cast)
    await stage.find(
      'monitoringTakesCapacity',
      'A supervisor monitors a chat and has room for one more; a chat is started.',
      () => capacity(stage, chat, cast),
    )
  },
}

/** @returns why nobody can monitor anything, if it is so */
async function whileOffline(stage: Stage, { id }: StartedChat, supervisor: ActingAgent): Promise<string | undefined> {
  let refusal: string | undefined
  await stage.find('monitoringPresence', 'MonitorContact is asked for a supervisor who is offline.', async () => {
    const answer = await monitors(stage, id, supervisor)
    if (!answer.ok && answer.status === 403) {
      refusal = `MonitorContact is not permitted to the caller, or not to ${supervisor.who}: ${answer.message}`
      return notProbed(refusal)
    }
    if (answer.ok) {
      await listens(id, supervisor)
      await stops(supervisor, id)
    }
    return either(answer, 'any', 'not offline')
  })
  return refusal
}

async function listening(stage: Stage, { id }: StartedChat, supervisor: ActingAgent): Promise<void> {
  await stage.find('monitoringBegins', 'A chat is brought to a supervisor; their snapshot is looked at.', async () => {
    const answer = await monitors(stage, id, supervisor)
    if (!answer.ok) return unlike(inWords(answer))
    const { state } = await comesTo(id, supervisor)
    if (state.type === 'connected') return 'at once'
    await grace(2 * GRACE_MS)
    return supervisor.contactOf(id)?.state.type === 'connecting' ? 'when accepted' : 'at once'
  })
  const contact = await listens(id, supervisor)
  await stage.find(
    'repeatedMonitoring',
    'MonitorContact is asked for a supervisor who monitors the chat.',
    async () => {
      const answer = await monitors(stage, id, supervisor)
      if (!answer.ok) return either(answer, '', 'refused')
      return answer.output.ContactId === contact.contactId ? 'the same contact' : unlike('another contact')
    },
  )
  await stage.find(
    'supervisorConnection',
    'The type of a supervisor’s own connection is looked up.',
    async () => supervisor.own(contact).type,
  )
  await stage.find('repeatedMonitorMode', 'A supervisor who listens asks to listen.', async () =>
    either(await goes(supervisor, id, 'SILENT_MONITOR'), 'nothing to do', 'refused'),
  )
}

async function bargedIn(stage: Stage, { id, customer }: StartedChat, { alice, bob, supervisor }: Cast): Promise<void> {
  const seat = await stage.sits(supervisor, id)
  const { connectionId } = supervisor.own(await supervisor.inChat(id))
  await stage.find('silentMonitorSends', 'A supervisor who only listens sends a message.', async () =>
    oneOf(await seat.says('unheard'), ['AccessDeniedException', 'ValidationException']),
  )
  // An agent may have nothing to say any more once a supervisor has barged in.
  await bob.becomes('routable')
  await alice.bringsIn(id, bob)
  await stage.find('supervisorComingAndGoing', 'A supervisor barges in and says something.', async () => {
    await mustGo(supervisor, id, 'BARGE')
    await seat.mustSay('barged in')
    await customer.hearsText('barged in')
    await grace()
    const isTold = customer.items.some(
      ({ contentType, participantId }) => contentType === EventType.participantJoined && participantId === connectionId,
    )
    return isTold ? 'joined and left' : 'untold'
  })
  await stage.find(
    'supervisorAmongOthers',
    'The type that an agent’s snapshot has for them is looked up.',
    async () => {
      const { type } = await alice.until('the supervisor', () => alice.connectionOf(id, connectionId))
      return type
    },
  )
  await stage.find('removalWhileBarged', 'An agent disconnects another while a supervisor is barged in.', async () =>
    either(await removes(id, alice, bob), 'by any agent', 'by the supervisor'),
  )
  // While a supervisor is barged in it may be that nobody can invite.
  await mustGo(supervisor, id, 'SILENT_MONITOR')
  await comesBack(id, bob, alice)
  await mustGo(supervisor, id, 'BARGE')
  await stage.find('bargedSupervisorActs', 'A supervisor who has barged in disconnects an agent.', async () =>
    either(await removes(id, supervisor, bob), 'as an agent', 'speaks only'),
  )
  await stage.find('addingWhileBarged', 'An agent invites another while a supervisor is barged in.', async () => {
    if (bob.isIn(id)) await bob.leaves(id)
    await bob.clearsUp()
    const answer = await alice.invites(id, bob.person)
    if (answer.ok) {
      await bob.rings(id)
      await alice.withdraws(id, bob)
    }
    return either(answer, 'by any agent', 'by the supervisor')
  })
}

async function removes(chatId: string, agent: ActingAgent, other: ActingAgent): Promise<CtiAnswer> {
  const { contactId } = await agent.inChat(chatId)
  const { connectionId } = other.own(await other.inChat(chatId))
  const answer = await agent.asks('destroyConnection', { contactId, connectionId })
  if (answer.ok) await other.outOf(chatId)
  return answer
}

/** Has an agent in the chat again whom a probe may have removed. */
async function comesBack(chatId: string, agent: ActingAgent, inviter: ActingAgent): Promise<void> {
  if (agent.isIn(chatId)) return
  await agent.clearsUp()
  await inviter.bringsIn(chatId, agent)
}

async function endings(stage: Stage, { id }: StartedChat, { alice, bob, supervisor }: Cast): Promise<void> {
  await stage.find('endedMonitoring', 'A supervisor leaves, and their snapshot is looked at.', async () => {
    await supervisor.leaves(id)
    await grace()
    const contact = supervisor.contactOf(id)
    if (!contact) return 'contact gone'
    return contact.state.type === 'ended' ? 'contact ended' : unlike(`the contact is ${contact.state.type}`)
  })
  await supervisor.clearsUp()
  await comesBack(id, bob, alice)
  const { contactId } = await bob.inChat(id)
  await mustMonitor(stage, id, supervisor, { contactId, may: ['SILENT_MONITOR'] })
  await stage.find('refusedMonitorMode', 'A supervisor who may only listen barges in.', async () => {
    const answer = await goes(supervisor, id, 'BARGE')
    if (answer.ok) return unlike('it is answered')
    return answer.type === 'InvalidStateException' ? 'InvalidStateException' : 'a type each'
  })
  await stage.find('monitoredAgentLeaves', 'The agent who is monitored leaves, and another one stays.', async () => {
    await bob.leaves(id)
    await grace(2 * GRACE_MS)
    return supervisor.isIn(id) ? 'monitoring goes on' : 'monitoring ends'
  })
  await stops(supervisor, id)
  await bob.clearsUp()
}

async function permissions(stage: Stage, { id }: StartedChat, { alice, bob, supervisor }: Cast): Promise<void> {
  await bob.becomes('not_routable')
  await stage.find('monitoringPermission', 'MonitorContact is asked for an agent who may not monitor.', async () => {
    if ((await permissionsOf(stage, bob)).includes('ManagerListenIn')) {
      return notProbed(`${bob.who} has the permission to monitor`)
    }
    const answer = await monitors(stage, id, bob, ['SILENT_MONITOR'])
    if (answer.ok) {
      await listens(id, bob)
      await stops(bob, id)
    }
    return either(answer, 'left to the caller', 'required', 403)
  })
  await stage.find('quickConnectPermission', 'Whoever may not view quick connects asks for them.', async () => {
    if ((await permissionsOf(stage, supervisor)).includes('TransferDestinations.View')) {
      return notProbed(`it needs a supervisor who may not view quick connects, and ${supervisor.who} may`)
    }
    const answer = await supervisor.asks('getEndpoints', { queueARNs: await alice.queueArns(), maxResults: MANY })
    if (!answer.ok) return answer.type === 'AccessDeniedException' ? 'required' : unlike(inWords(answer))
    const endpoints = member(answer.output, 'endpoints')
    return Array.isArray(endpoints) && endpoints.length > 0 ? 'left to the client' : 'required'
  })
}

/** Of two people whom a chat can be offered to, the supervisor has been available for longer. */
async function capacity(stage: Stage, { id }: StartedChat, { alice, bob, supervisor }: Cast): Promise<Seen> {
  const configuration = await supervisor.must('getAgentConfiguration')
  const chats = member(configuration, 'configuration', 'routingProfile', 'channelConcurrencyMap', 'CHAT')
  const room = Number(chats ?? 0)
  const { queue } = await alice.inChat(id)
  if (room < 1 || !queue || !(await supervisor.queueArns()).includes(queue.queueARN)) {
    return notProbed(`it needs a supervisor who takes chats of the queue, and ${supervisor.who} takes none`)
  }
  if (room > MOST_CHATS) return notProbed(`${supervisor.who} takes ${room} chats, which are too many to fill them up`)
  await supervisor.becomes('routable')
  await mustMonitor(stage, id, supervisor)
  for (let taken = 1; taken < room; taken += 1) await stage.chatWith(supervisor)
  const another = await stage.chat()
  await bob.chooses('routable')
  if ((await firstToRing(another.id, [supervisor, bob])) === supervisor) return false
  // Seen to be offered the next one as soon as they do not monitor any more.
  await bob.willBecome('not_routable')
  await stops(supervisor, id)
  const next = await stage.chat()
  await supervisor.rings(next.id)
  return true
}
