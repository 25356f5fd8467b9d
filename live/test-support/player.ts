/*
 * A live run without pages, in a process of its own, which a test can kill at any moment: it begins, has an agent at work and a
 * customer who says something, and ends. What it needs is in its environment.
 */
import { hostname } from 'node:os'
import { ListAgentStatusesCommand, PutUserStatusCommand } from '@aws-sdk/client-connect'
import { Customer } from '../../simulator/customer/index.ts'
import { beginRun } from '../run/begin.ts'
import { LiveRun, RUN_ATTRIBUTE } from '../run/live-run.ts'
import { newRunId } from '../run/run-folder.ts'
import { readSettings } from '../settings/index.ts'
import { recordedSockets } from '../wire/recorded-socket.ts'

const settings = readSettings({ env: process.env, cwd: process.cwd() })
const id = newRunId(new Date())
const begun = await beginRun(id, settings, (line) => console.log(line))
const run = new LiveRun(id, settings)
const { recorder } = run.recorder()
const connect = run.connectClient('Maya', recorder)
const { instanceId: InstanceId, region, contactFlowId } = settings

try {
  const [alice] = run.ground.people
  if (!alice) throw new Error(`Nobody plays on ${hostname()}.`)
  const { AgentStatusSummaryList: statuses = [] } = await connect.send(new ListAgentStatusesCommand({ InstanceId }))
  const AgentStatusId = statuses.find(({ Type }) => Type === 'ROUTABLE')?.Id
  run.journal.add({ kind: 'agent taken', username: alice.username, userId: alice.userId })
  await connect.send(new PutUserStatusCommand({ InstanceId, UserId: alice.userId, AgentStatusId }))
  const maya = await Customer.startsChat({
    region,
    instanceId: InstanceId,
    contactFlowId,
    displayName: 'Maya',
    attributes: { [RUN_ATTRIBUTE]: id },
    connectClient: connect,
    participantClient: run.participantClient('Maya', recorder),
    WebSocket: recordedSockets(recorder, 'Maya'),
  })
  try {
    for (const text of ['Hello', 'Is anybody there?']) await maya.says(text)
    console.log('Said everything.')
  } finally {
    await maya[Symbol.asyncDispose]()
  }
} finally {
  await begun.end()
}
