import type { ContactCenter } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'
import { notFound } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'

type Operations = 'ListContactFlows' | 'DescribeContactFlow'

interface Flow {
  readonly id: string
  readonly name: string
  readonly type: 'CONTACT_FLOW' | 'AGENT_TRANSFER'
  readonly content: object
}

/** The flows of the contact center, published: the one that chats are started with, and the one of quick connects. */
export function flowHandlers({ instance }: Means): Handlers<Operations> {
  const { directory } = instance

  return {
    ListContactFlows({ ContactFlowTypes: types = [], ...asked }) {
      const { center } = directory
      const wanted = flowsOf(center).filter(({ type }) => types.length === 0 || types.includes(type))
      const { entries, next } = pageOf('ListContactFlows', wanted, asked, instance.assumptions)
      const summaries = entries.map(({ id, name, type }) => ({
        Id: id,
        Arn: arnOf(center, 'contact-flow', id),
        Name: name,
        ContactFlowType: type,
        ContactFlowState: 'ACTIVE',
        ContactFlowStatus: 'PUBLISHED',
      }))
      return { ContactFlowSummaryList: summaries, ...next }
    },

    DescribeContactFlow({ ContactFlowId }) {
      const { center } = directory
      const flow = flowsOf(center).find(({ id }) => id === ContactFlowId)
      if (!flow) throw notFound(`contact flow ${ContactFlowId}`)
      return {
        ContactFlow: {
          Arn: arnOf(center, 'contact-flow', flow.id),
          Id: flow.id,
          Name: flow.name,
          Type: flow.type,
          State: 'ACTIVE',
          Status: 'PUBLISHED',
          Content: JSON.stringify(flow.content),
        },
      }
    },
  }
}

function flowsOf(center: ContactCenter): Flow[] {
  const { contactFlow, transferFlowId } = center
  const queue = arnOf(center, 'queue', contactFlow.queueId)
  const inbound: Flow = {
    id: contactFlow.id,
    name: 'Inbound chats',
    type: 'CONTACT_FLOW',
    content: flowOf([
      { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: queue } },
      { Type: 'TransferContactToQueue', Parameters: {} },
    ]),
  }
  if (transferFlowId === undefined || transferFlowId === contactFlow.id) return [inbound]
  const transfer: Flow = {
    id: transferFlowId,
    name: 'Default agent transfer',
    type: 'AGENT_TRANSFER',
    content: flowOf([{ Type: 'TransferToAgent', Parameters: {} }]),
  }
  return [inbound, transfer]
}

/** One action after the other, in the flow language (documented). */
function flowOf(actions: readonly { readonly Type: string; readonly Parameters: object }[]): object {
  const steps = [...actions, { Type: 'DisconnectParticipant', Parameters: {} }]
  return {
    Version: '2019-10-30',
    StartAction: 'step-1',
    Actions: steps.map((action, index) => ({
      Identifier: `step-${index + 1}`,
      ...action,
      Transitions: index + 1 < steps.length ? { NextAction: `step-${index + 2}` } : {},
    })),
  }
}
