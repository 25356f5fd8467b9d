import { type ParticipantTimerConfiguration, UpdateParticipantRoleConfigCommand } from '@aws-sdk/client-connect'
import { EventType } from '../../../simulator/customer/content-types.ts'
import type { ActingAgent } from '../acting-agent.ts'
import { notProbed, type Seen, unlike } from '../finding.ts'
import { LongWait } from '../long-wait.ts'
import { inWords, outcomeOf, permitted } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Stage, StartedChat } from '../stage.ts'
import { GRACE_MS, grace } from '../waiting.ts'

/** The shortest that can be set (documented, ParticipantTimerValue). */
const TIMER_MINUTES = 2
const TIMER_S = TIMER_MINUTES * 60
/** Between any two moments at which a timer starts, so that it is known of each timer when it began. Seconds. */
const APART_S = 30
/** A timer that is further off is none of those that are known. Seconds. */
const OFF_S = APART_S / 2
/** The last timer that counts starts when three have, one after the other. */
const WHOLE_S = 2 * APART_S + TIMER_S

/** What the last of the agents says whose timer starts again. */
const LAST_SAID = 'so am I'

const IDLE_CUSTOMER = 'The customer says nothing; a second agent joins when half a minute of their idle timer is over.'
const IDLE_AGENT = 'The second of two agents says nothing until the service disconnects them.'

/** What becomes of those who say nothing: no timer is shorter than two minutes. */
export const timers: Scene = {
  name: 'timers',
  finds: ['customerTimerAtLaterAgent', 'autoDisconnected'],
  agents: 2,
  contacts: 1,
  messages: 2,
  minutes: WHOLE_S / 60,

  async play(stage) {
    const [alice, bob] = [stage.agent(0), stage.agent(1)]
    await bob.becomes('not_routable')
    await alice.becomes('routable')
    const chat = await stage.chat()
    const set = await setsTimers(stage, chat)
    if (set.ok) stage.tells(`takes ${WHOLE_S / 60} minutes, as the timers of the service cannot be set to less`)
    const played = { stage, chat, alice, bob, wait: new LongWait(stage, WHOLE_S) }
    const withTimers = async (probe: (played: Played) => Promise<Seen>) => {
      if (set.ok) return probe(played)
      return permitted('UpdateParticipantRoleConfig', set, () => notProbed(inWords(set)))
    }
    await stage.find('customerTimerAtLaterAgent', IDLE_CUSTOMER, () => withTimers(customerIdles))
    await stage.find('autoDisconnected', IDLE_AGENT, () => withTimers(agentGoes))
  },
}

/** What both probes are played with: the second goes on where the first has ended. */
interface Played {
  readonly stage: Stage
  readonly chat: StartedChat
  readonly alice: ActingAgent
  readonly bob: ActingAgent
  readonly wait: LongWait
}

/** Before the agents come: what is set later counts from the next one on (documented). */
function setsTimers({ connect, means }: Stage, { id: ContactId }: StartedChat) {
  const TimerValue = { ParticipantTimerDurationInMinutes: TIMER_MINUTES }
  const ParticipantTimerConfigList: ParticipantTimerConfiguration[] = [
    { ParticipantRole: 'CUSTOMER', TimerType: 'IDLE', TimerValue },
    { ParticipantRole: 'AGENT', TimerType: 'DISCONNECT_NONCUSTOMER', TimerValue },
  ]
  const ChannelConfiguration = { Chat: { ParticipantTimerConfigList } }
  const { instanceId: InstanceId } = means
  return outcomeOf(
    connect.send(new UpdateParticipantRoleConfigCommand({ InstanceId, ContactId, ChannelConfiguration })),
  )
}

async function customerIdles({ stage, chat, alice, bob, wait }: Played): Promise<Seen> {
  const { id, customer } = chat
  await alice.accepts(id)
  const first = await joined(chat, alice)
  const hers = await stage.sits(alice, id)
  await wait.until(APART_S)
  await bob.becomes('routable')
  await alice.bringsIn(id, bob)
  const later = await joined(chat, bob)
  const his = await stage.sits(bob, id)
  // Otherwise his timer might run out with the customer's, and hers would before his.
  await wait.until(2 * APART_S)
  await his.mustSay('still here')
  await wait.until(3 * APART_S)
  await hers.mustSay(LAST_SAID)
  const idle = () =>
    customer.items.find(({ contentType, role }) => contentType === EventType.participantIdle && role === 'CUSTOMER')
  await wait.comes(() => idle() !== undefined, WHOLE_S - OFF_S)
  const at = idle()?.time
  if (at === undefined) return unlike('the customer is not idle')
  return timerOf({ sinceFirst: secondsBetween(first, at), sinceLater: secondsBetween(later, at) })
}

/** Which of the two timers has run out, by the seconds since each of the agents joined. */
export function timerOf({ sinceFirst, sinceLater }: { sinceFirst: number; sinceLater: number }): Seen {
  if (Math.abs(sinceFirst - TIMER_S) < OFF_S) return 'runs on'
  if (Math.abs(sinceLater - TIMER_S) < OFF_S) return 'starts again'
  return unlike(`the customer is idle ${sinceFirst} s after the first agent joined, ${sinceLater} s after the second`)
}

async function agentGoes({ chat: { id, customer }, alice, bob, wait }: Played): Promise<Seen> {
  const areAllHere = customer.items.some(({ content }) => content === LAST_SAID)
  if (!areAllHere) return notProbed('the two agents did not get as far as to be silent')
  const isSomebodyGone = () => !bob.isIn(id) || !alice.isIn(id)
  if (!(await wait.comes(isSomebodyGone, WHOLE_S + OFF_S))) return unlike('nobody is disconnected')
  await grace(2 * GRACE_MS)
  if (bob.isIn(id)) return unlike('the first agent is disconnected, who has spoken later')
  if (!customer.hasHeard(EventType.participantAutoDisconnection)) return unlike('they go, and no event says why')
  return alice.isIn(id) ? 'the idle agent' : 'all but the customer'
}

/** When an agent joined, as the service says. */
async function joined({ id, customer }: StartedChat, agent: ActingAgent): Promise<string> {
  const { connectionId } = agent.own(await agent.inChat(id))
  const { time } = await customer.hears(
    `${agent.who} to join`,
    ({ contentType, participantId }) => contentType === EventType.participantJoined && participantId === connectionId,
  )
  return time
}

/** Both ISO 8601. */
function secondsBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000)
}
