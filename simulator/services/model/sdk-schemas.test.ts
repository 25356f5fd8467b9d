import { describe, expect, test } from 'vitest'
import { sdkErrorStatus, sdkOperation, sdkOperations, sdkStructure } from '../test-support/sdk-schema.ts'
import type { Operation, Shape } from './operation.ts'
import { participantOperations } from './participant-operations.ts'

const table: Readonly<Record<string, Operation>> = participantOperations

test('the table has the operations that the SDK has, all eleven', () => {
  expect(Object.keys(table).toSorted()).toEqual(sdkOperations.toSorted())
  expect(sdkOperations).toHaveLength(11)
})

describe.each(Object.entries(table))('%s in the table and in the SDK', (name, { http, input, output, errors }) => {
  const { http: binding, request, response } = sdkOperation(name)

  test('has the same binding and answers 200', () => {
    expect(binding).toEqual([http.method, http.path, 200])
  })

  test('has the same members, in the same places, of the same types', () => {
    const members = Object.entries<Shape>(input.members ?? {})
    expect(members.map(([member]) => member).toSorted()).toEqual(Object.keys(request.members).toSorted())
    for (const [member, shape] of members) {
      expect(request.members[member]?.types, member).toContain(shape.type)
      expect(request.members[member]?.header, member).toBe(shape.in === 'header' ? shape.name : undefined)
      expect(request.members[member]?.isInPath, member).toBe(shape.in === 'uri')
    }
  })

  test('requires the same members', () => {
    // The SDK fills in a client token that is left out; on the wire it is required.
    const required = (input.required ?? []).filter((each) => each !== 'ClientToken')
    expect(required.toSorted()).toEqual(request.required.toSorted())
  })

  test('answers with the same members', () => {
    expect(Object.keys(output.members).toSorted()).toEqual(Object.keys(response.members).toSorted())
    for (const [member, type] of Object.entries(output.members)) {
      expect(response.members[member]?.types, member).toContain(type)
    }
    expect(output.required.toSorted()).toEqual(response.required.toSorted())
  })

  test('has errors that the SDK knows, with their statuses', () => {
    for (const [error, status] of Object.entries(errors)) expect(sdkErrorStatus(error), error).toBe(status)
  })
})

test('the position in a transcript has the same members', () => {
  const { members, required } = sdkStructure('StartPosition')
  const { StartPosition } = participantOperations.GetTranscript.input.members
  expect(Object.keys(StartPosition.members).toSorted()).toEqual(Object.keys(members).toSorted())
  expect(required).toEqual(StartPosition.required)
})
