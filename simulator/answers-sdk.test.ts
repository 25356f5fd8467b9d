import { ConnectClient, ListUsersCommand, StopContactCommand } from '@aws-sdk/client-connect'
import { ConnectParticipantClient, SendMessageCommand } from '@aws-sdk/client-connectparticipant'
import { afterEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './index.ts'

const { region, instanceId: InstanceId } = contactCenter
const UUID = /^[\da-f-]{36}$/

let simulator: Simulator | undefined

function simulates(options: SimulatorOptions = {}) {
  simulator = createSimulator(options)
  simulator.listen()
  return simulator
}

afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

function connect(maxAttempts = 1): ConnectClient {
  return new ConnectClient({ region, credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' }, maxAttempts })
}

async function requestIds(seed: number): Promise<(string | undefined)[]> {
  await using _ = simulates({ seed })
  const client = connect()
  const listed = await client.send(new ListUsersCommand({ InstanceId }))
  const refused = await client.send(new StopContactCommand({ InstanceId, ContactId: 'none' })).catch((error) => error)
  const participant = new ConnectParticipantClient({ region, credentials: { accessKeyId: '', secretAccessKey: '' } })
  const message = new SendMessageCommand({ ConnectionToken: 'none', ContentType: 'text/plain', Content: 'Hello' })
  const denied = await participant.send(message).catch((error) => error)
  return [listed, refused, denied].map(({ $metadata }) => $metadata.requestId)
}

describe('the SDK’s $metadata', () => {
  test('has the id of each request, of errors too; the seed decides it', async () => {
    const ids = await requestIds(1)
    for (const id of ids) expect(id).toMatch(UUID)
    expect(new Set(ids).size).toBe(3)
    expect(await requestIds(1)).toEqual(ids)
    expect(await requestIds(2)).not.toEqual(ids)
  })
})

describe('the service’s time', () => {
  test('corrects the clock that the SDK signs with, where signatures are checked', async () => {
    const { clock } = simulates({ credentials: { AKID: 'secret' } })
    clock.advance(90 * 60_000)
    expect(
      await connect(1)
        .send(new ListUsersCommand({ InstanceId }))
        .catch((error) => error),
    ).toMatchObject({
      name: 'InvalidSignatureException',
    })
    const { UserSummaryList, $metadata } = await connect(2).send(new ListUsersCommand({ InstanceId }))
    expect(UserSummaryList).not.toHaveLength(0)
    expect($metadata.attempts).toBe(2)
  })
})
