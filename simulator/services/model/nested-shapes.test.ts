import * as connect from '@aws-sdk/client-connect'
import * as participant from '@aws-sdk/client-connectparticipant'
import { describe, expect, test } from 'vitest'
import { kindIn, operationIn, statusIn, structureIn } from '../test-support/connect-schema.ts'
import { connectOperations } from './connect-operations.ts'
import { operations } from './constraints.ts'
import type { Operation, Shape } from './operation.ts'
import { participantOperations } from './participant-operations.ts'

const schemas: Readonly<Record<string, unknown>> = { ...connect, ...participant }
const table: Readonly<Record<string, Operation>> = operations

/** The SDK is newer than the table; the operation is not simulated. */
const NEWER = ['SearchCriteria.AiAgents is lacking']

/** What in a shape is not as the SDK has it, however deep; where the table is cut off, nothing is compared any more. */
function differences(shape: Shape, schema: unknown, path: string): string[] {
  const { types, inside } = kindIn(schema)
  if (!types.includes(shape.type)) return [`${path} is a ${shape.type}, not a ${types.join(' or ')}`]
  if (shape.of) return differences(shape.of, inside, `${path}[]`)
  if (shape.value) return differences(shape.value, inside, `${path}{}`)
  if (!shape.members) return []
  const { members, required } = structureIn(schema)
  const strange = Object.keys(shape.members).filter((name) => !members.has(name))
  const lacking = [...members.keys()].filter((name) => !shape.members?.[name])
  return [
    ...strange.map((name) => `${path}.${name} is unknown to the SDK`),
    ...lacking.map((name) => `${path}.${name} is lacking`),
    ...requiredOtherwise(shape.required ?? [], required).map((name) => `${path}.${name} is required by one alone`),
    ...Object.entries(shape.members).flatMap(([name, member]) =>
      members.has(name) ? differences(member, members.get(name)?.schema, `${path}.${name}`) : [],
    ),
  ]
}

/** The SDK fills in a client token that is left out; on the wire it is required. */
function requiredOtherwise(ours: readonly string[], theirs: readonly string[]): string[] {
  const once = [...ours.filter((name) => !theirs.includes(name)), ...theirs.filter((name) => !ours.includes(name))]
  return once.filter((name) => name !== 'ClientToken')
}

test('the table has both services whole', () => {
  expect(Object.keys(participantOperations)).toHaveLength(11)
  expect(Object.keys(table)).toHaveLength(11 + Object.keys(connectOperations).length)
})

describe.each(Object.entries(table))('%s in the table and in the SDK', (name, { http, input, output, errors }) => {
  const schema = operationIn(schemas[`${name}$`])

  test('asks for the same, down to the bottom', () => {
    expect([http.method, http.path, 200]).toEqual([schema.method, schema.path, schema.status])
    const { members, required } = schema.input
    expect(Object.keys(input.members ?? {}).toSorted()).toEqual([...members.keys()].toSorted())
    expect(requiredOtherwise(input.required ?? [], required)).toEqual([])
    const found = Object.entries(input.members ?? {}).flatMap(([member, shape]) =>
      differences(shape, members.get(member)?.schema, member),
    )
    expect(found.filter((each) => !NEWER.includes(each))).toEqual([])
  })

  test('answers with the same members, of the same types', () => {
    const { members, required } = schema.output
    expect(Object.keys(output.members).toSorted()).toEqual([...members.keys()].toSorted())
    expect(output.required.toSorted()).toEqual(required.toSorted())
    for (const [member, type] of Object.entries(output.members)) {
      expect(kindIn(members.get(member)?.schema).types, member).toContain(type)
    }
  })

  test('has errors that the SDK knows, with their statuses', () => {
    for (const [error, status] of Object.entries(errors)) expect(statusIn(schemas[`${error}$`]), error).toBe(status)
  })
})

test('a difference is found, however deep', () => {
  const { QuickConnectConfig } = connectOperations.CreateQuickConnect.input.members
  const { UserConfig } = QuickConnectConfig.members
  const { ContactFlowId: _, ...less } = UserConfig.members
  const spoilt: Shape = {
    ...QuickConnectConfig,
    members: {
      ...QuickConnectConfig.members,
      UserConfig: { ...UserConfig, members: { ...less, UserId: { type: 'integer' } } },
    },
  }
  expect(differences(spoilt, connect.QuickConnectConfig$, '')).toEqual([
    '.UserConfig.ContactFlowId is lacking',
    '.UserConfig.UserId is a integer, not a string',
  ])
})
