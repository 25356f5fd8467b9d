import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { OPERATIONS, policyFor } from './permissions.ts'

const LIVE = fileURLToPath(new URL('..', import.meta.url))
/** The customer of a run asks for a chat. */
const CUSTOMER = fileURLToPath(new URL('../../simulator/customer', import.meta.url))
/** Of the Participant Service, which takes tokens and no policies. */
const BY_TOKEN = /^(CreateParticipantConnection|DisconnectParticipant|GetTranscript|Send\w+|\w+Attachment\w*)$/
/** What only a calibration that may change settings has turned is turned back. */
const TURNS_SWITCHES = 'UpdateInstanceAttribute'
const USED = /(?:new (\w+)Command\(|paginate(\w+)\()/g

/** The operations that the sources in a folder ask the control plane for. */
function usedIn(folder: string): string[] {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  )
  const names = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(USED)].map(([, command, page]) => command ?? page ?? ''),
  )
  return [...new Set(names)].filter((name) => !BY_TOKEN.test(name)).sort()
}

describe('the permissions that are told of', () => {
  test('for doctor are those that it asks for, with those of a run', () => {
    expect(usedIn(join(LIVE, 'doctor'))).toEqual([...new Set([...OPERATIONS.doctor, ...OPERATIONS.run])].sort())
  })

  test('for provision are those that it asks for, and the one for tags', () => {
    expect([...usedIn(join(LIVE, 'provision')), 'TagResource'].sort()).toEqual([...OPERATIONS.provision])
  })

  test('for a run are those that it asks for', () => {
    const used = [...new Set([...usedIn(join(LIVE, 'run')), ...usedIn(CUSTOMER)])].sort()
    expect(used.filter((name) => name !== TURNS_SWITCHES)).toEqual([...OPERATIONS.run])
  })
})

test('a policy is about one instance and what is in it', () => {
  const of = { region: 'us-west-2', instanceId: 'i' }
  expect(policyFor(['connect:ListUsers', 'connect:ListQueues', 'connect:ListUsers'], of).Statement).toEqual([
    {
      Sid: 'Roundtable',
      Effect: 'Allow',
      Action: ['connect:ListQueues', 'connect:ListUsers'],
      Resource: ['arn:aws:connect:us-west-2:*:instance/i', 'arn:aws:connect:us-west-2:*:instance/i/*'],
    },
  ])
})
