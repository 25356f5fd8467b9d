import { availableParallelism } from 'node:os'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import type { ServedSimulator } from '../serve.ts'
import { connectOperations } from '../services/model/connect-operations.ts'
import type { Operation } from '../services/model/operation.ts'
import { participantOperations } from '../services/model/participant-operations.ts'
import { AwsCli, type CliService, findAwsCli, kebab } from './test-support/aws-cli.ts'
import { type Call, connectCalls } from './test-support/calls.ts'
import { served } from './test-support/served.ts'

// A command takes half a second of a core before it asks anything.
vi.setConfig({ maxConcurrency: availableParallelism(), testTimeout: 60_000, hookTimeout: 60_000 })

const { region, instanceId: InstanceId } = contactCenter
const program = findAwsCli()
const OPERATIONS: Readonly<Record<string, Operation>> = connectOperations
const nothing = () => ''
const SIMULATED: Readonly<Record<CliService, readonly string[]>> = {
  connect: Object.keys(connectCalls({ chat: nothing, answeredChat: nothing, quickConnect: nothing, origin: nothing })),
  connectparticipant: Object.keys(participantOperations),
}
const known = { connect: await knownTo('connect'), connectparticipant: await knownTo('connectparticipant') }

/** Of what is simulated, the operations that this CLI's own model has. */
async function knownTo(service: CliService): Promise<readonly string[]> {
  if (!program) return []
  const commands = await new AwsCli(program, { origin: 'http://127.0.0.1:1', region }).commandsOf(service)
  return SIMULATED[service].filter((name) => commands.has(kebab(name)))
}

test('the AWS CLI is there, on CI at least, and says what it knows', async () => {
  if (!program) {
    console.log('There is no AWS CLI here: its tests are left out. Debian: apt-get install awscli')
    expect(process.env.CI, 'CI has to have an AWS CLI: see scripts/set-up').toBeUndefined()
    return
  }
  const version = await new AwsCli(program, { origin: '', region }).version()
  const lines = (['connect', 'connectparticipant'] as const).map((service) => {
    const lacking = SIMULATED[service].filter((name) => !known[service].includes(name))
    const rest = lacking.length > 0 ? `; its model lacks ${lacking.join(', ')}` : ''
    return `  ${service}: ${known[service].length} of ${SIMULATED[service].length} operations${rest}\n    ${known[service].join(' ')}`
  })
  console.log([`${program}: ${version}`, ...lines].join('\n'))
  // As Debian's awscli 2.9.19 has them; later ones have more.
  expect(known.connect.length).toBeGreaterThanOrEqual(32)
  expect(known.connectparticipant.length).toBeGreaterThanOrEqual(8)
})

describe.skipIf(!program)('the AWS CLI', () => {
  let simulator: ServedSimulator
  let cli: AwsCli
  let calls: Readonly<Record<string, Call>>

  beforeAll(async () => {
    const made = await served()
    simulator = made.simulator
    cli = new AwsCli(program ?? '', { origin: simulator.origin, region })
    calls = connectCalls(made.own)
  })

  afterAll(() => simulator.close())

  test.concurrent.for(known.connect)('calls %s, and prints what it is refused for', async (operation, { expect }) => {
    const call = calls[operation]
    if (!call) throw new Error(`There is no call of ${operation}.`)
    const succeeded = await cli.calls('connect', operation, { InstanceId, ...call.input })
    expect(succeeded.error).toBeUndefined()
    if (call.prints) expect(succeeded.output).toMatchObject(call.prints)
    else expect(succeeded.output ?? {}).toEqual({})
    for (const [input, type] of call.refused) {
      const { error } = await cli.calls('connect', operation, { InstanceId, ...input })
      expect(error, JSON.stringify(input)).toMatchObject({ type, operation, message: expect.stringMatching(/\w/) })
    }
  })

  const lists = known.connect.filter((name) => 'MaxResults' in (OPERATIONS[name]?.input.members ?? {}))

  test.concurrent.for(lists)('reads all of %s in pages of one by itself', async (operation, { expect }) => {
    const { NextToken: _, ...input } = calls[operation]?.input ?? {}
    const before = asked(operation)
    const { output, error } = await cli.calls('connect', operation, { InstanceId, ...input }, ['--page-size', '1'])
    expect(error).toBeUndefined()
    const entries = Object.values(Object(output)).find(Array.isArray) ?? []
    expect(entries.length).toBeGreaterThan(0)
    // Besides those of the test that runs beside this one.
    expect(asked(operation) - before).toBeGreaterThanOrEqual(entries.length)
  })

  test('stops after as many entries as asked for, and goes on from there', async () => {
    const names = ({ output }: { output: unknown }) =>
      Object(output).UserSummaryList.map((user: { Username: string }) => user.Username)
    const first = await cli.calls('connect', 'ListUsers', { InstanceId }, ['--max-items', '2', '--page-size', '3'])
    const more = ['--max-items', '99', '--starting-token', Object(first.output).NextToken]
    const rest = await cli.calls('connect', 'ListUsers', { InstanceId }, more)
    expect(names(first)).toHaveLength(2)
    expect([...names(first), ...names(rest)]).toEqual(contactCenter.users.map((user) => user.username))
  })

  /** How often an operation has been asked for. */
  function asked(operation: string): number {
    return simulator.wire.events.filter((event) => event.kind === 'request' && event.operation === operation).length
  }
})
