import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'

const FLOW = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact-flow/flow-1'

interface Listed {
  readonly ContactFlowSummaryList: readonly { readonly Id: string; readonly ContactFlowType: string }[]
  readonly NextToken?: string
}

describe('contact flows', () => {
  test('are the one for chats and the one of quick connects, by type and page by page', async () => {
    const services = new Services({ center: center({ transferFlowId: 'flow-2' }) })
    const { body } = await services.calls<Listed>('ListContactFlows')
    expect(body.ContactFlowSummaryList.map(({ Id, ContactFlowType }) => [Id, ContactFlowType])).toEqual([
      ['flow-1', 'CONTACT_FLOW'],
      ['flow-2', 'AGENT_TRANSFER'],
    ])
    expect(body.ContactFlowSummaryList[0]).toMatchObject({ Arn: FLOW, ContactFlowStatus: 'PUBLISHED' })
    const first = await services.calls<Listed>('ListContactFlows', { MaxResults: 1 })
    const { NextToken } = first.body
    const rest = await services.calls<Listed>('ListContactFlows', { MaxResults: 1, NextToken })
    expect(rest.body).toMatchObject({ ContactFlowSummaryList: [{ Id: 'flow-2' }] })
    const transfers = await services.calls<Listed>('ListContactFlows', { ContactFlowTypes: ['AGENT_TRANSFER'] })
    expect(transfers.body.ContactFlowSummaryList.map(({ Id }) => Id)).toEqual(['flow-2'])
  })

  test('are one where quick connects have the flow of chats', async () => {
    const { body } = await new Services().calls<Listed>('ListContactFlows')
    expect(body.ContactFlowSummaryList.map(({ Id }) => Id)).toEqual(['flow-1'])
  })

  test('say in which queue they put a chat', async () => {
    const services = new Services()
    const { body } = await services.calls<{ ContactFlow: { Content: string; Arn: string } }>('DescribeContactFlow', {
      ContactFlowId: 'flow-1',
    })
    expect(body.ContactFlow).toMatchObject({ Arn: FLOW, Type: 'CONTACT_FLOW', Status: 'PUBLISHED', State: 'ACTIVE' })
    expect(JSON.parse(body.ContactFlow.Content)).toMatchObject({
      StartAction: 'step-1',
      Actions: [
        { Identifier: 'step-1', Parameters: { QueueId: expect.stringMatching(/\/queue\/support$/) } },
        { Identifier: 'step-2', Type: 'TransferContactToQueue', Transitions: { NextAction: 'step-3' } },
        { Identifier: 'step-3', Type: 'DisconnectParticipant' },
      ],
    })
  })

  test('that are not there are not found', async () => {
    const services = new Services()
    const missing = { status: 404, type: 'ResourceNotFoundException', words: /contact flow flow-9/ }
    await services.refuses(() => services.calls('DescribeContactFlow', { ContactFlowId: 'flow-9' }), missing)
  })
})
