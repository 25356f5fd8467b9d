import {
  AssociateApprovedOriginCommand,
  AssociateQueueQuickConnectsCommand,
  type ConnectClient,
  CreateQuickConnectCommand,
  DeleteQuickConnectCommand,
  DescribeInstanceAttributeCommand,
  DescribeQuickConnectCommand,
  DisassociateApprovedOriginCommand,
  DisassociateQueueQuickConnectsCommand,
  type InstanceAttributeType,
  paginateListApprovedOrigins,
  paginateListContactFlows,
  paginateListQueueQuickConnects,
  paginateListQuickConnects,
  paginateSearchQuickConnects,
  type QuickConnect,
  UpdateInstanceAttributeCommand,
} from '@aws-sdk/client-connect'
import { type Trouble, troubleOf } from '../control-plane/trouble.ts'
import type { Environment } from '../settings/index.ts'

/** The key of the tag on everything that is made and can have one; its value says by which provision. */
export const TAG = 'roundtable:provision'
const DESCRIPTION = 'Made by "roundtable provision", which can delete it: --undo'
/** What a quick connect to a user goes through unless an administrator has made another (documented). */
const USUAL_FLOW = 'Default agent transfer'

/** An instance as it is changed. Everything rejects with a Trouble. */
export class ChangedInstance {
  readonly #client: ConnectClient
  readonly #InstanceId: string
  readonly #env: Environment

  constructor(client: ConnectClient, instanceId: string, env: Environment) {
    this.#client = client
    this.#InstanceId = instanceId
    this.#env = env
  }

  attribute(AttributeType: InstanceAttributeType): Promise<string | undefined> {
    return this.#ask('DescribeInstanceAttribute', async (InstanceId) => {
      const asked = new DescribeInstanceAttributeCommand({ InstanceId, AttributeType })
      return (await this.#client.send(asked)).Attribute?.Value?.toLowerCase()
    })
  }

  setAttribute(AttributeType: InstanceAttributeType, Value: string): Promise<unknown> {
    return this.#ask('UpdateInstanceAttribute', (InstanceId) =>
      this.#client.send(new UpdateInstanceAttributeCommand({ InstanceId, AttributeType, Value })),
    )
  }

  /** Of type User, of this name and with the tag of this provision; a search would find it later. */
  async ownQuickConnectNamed(name: string, provision: string): Promise<QuickConnect | undefined> {
    const id = await this.#ask('ListQuickConnects', async (InstanceId) => {
      const given = { InstanceId, QuickConnectTypes: ['USER' as const] }
      for await (const page of paginateListQuickConnects({ client: this.#client }, given)) {
        const found = page.QuickConnectSummaryList?.find(({ Name }) => Name === name)
        if (found) return found.Id
      }
      return undefined
    })
    return id === undefined ? undefined : this.ownQuickConnect(id, provision)
  }

  /** The quick connects that any provision has made. */
  provisionedQuickConnects(): Promise<QuickConnect[]> {
    return this.#ask('SearchQuickConnects', async (InstanceId) => {
      const found: QuickConnect[] = []
      for await (const page of paginateSearchQuickConnects({ client: this.#client }, { InstanceId })) {
        found.push(...(page.QuickConnects ?? []))
      }
      return found.filter(({ Tags = {} }) => TAG in Tags)
    })
  }

  /** Undefined when there is none, or it does not carry the tag of this provision. */
  async ownQuickConnect(QuickConnectId: string, provision: string): Promise<QuickConnect | undefined> {
    const found = await this.#ask('DescribeQuickConnect', async (InstanceId) => {
      const asked = new DescribeQuickConnectCommand({ InstanceId, QuickConnectId })
      return (await this.#client.send(asked)).QuickConnect
    }).catch(gone)
    return found?.Tags?.[TAG] === provision ? found : undefined
  }

  /** Answers its id. */
  createQuickConnect(Name: string, UserId: string, ContactFlowId: string, provision: string): Promise<string> {
    return this.#ask('CreateQuickConnect', async (InstanceId) => {
      const { QuickConnectId = '' } = await this.#client.send(
        new CreateQuickConnectCommand({
          InstanceId,
          Name,
          Description: DESCRIPTION,
          QuickConnectConfig: { QuickConnectType: 'USER', UserConfig: { UserId, ContactFlowId } },
          Tags: { [TAG]: provision },
        }),
      )
      return QuickConnectId
    })
  }

  deleteQuickConnect(QuickConnectId: string): Promise<unknown> {
    return this.#ask('DeleteQuickConnect', (InstanceId) =>
      this.#client.send(new DeleteQuickConnectCommand({ InstanceId, QuickConnectId })),
    ).catch(gone)
  }

  /** The flow that quick connects to users go through; undefined when the instance has none. */
  transferFlow(): Promise<string | undefined> {
    return this.#ask('ListContactFlows', async (InstanceId) => {
      const given = { InstanceId, ContactFlowTypes: ['AGENT_TRANSFER' as const] }
      const flows = []
      for await (const page of paginateListContactFlows({ client: this.#client }, given)) {
        flows.push(...(page.ContactFlowSummaryList ?? []))
      }
      return (flows.find(({ Name }) => Name === USUAL_FLOW) ?? flows[0])?.Id
    })
  }

  isAssociated(QueueId: string, quickConnectId: string): Promise<boolean> {
    return this.#ask('ListQueueQuickConnects', async (InstanceId) => {
      for await (const page of paginateListQueueQuickConnects({ client: this.#client }, { InstanceId, QueueId })) {
        if (page.QuickConnectSummaryList?.some(({ Id }) => Id === quickConnectId)) return true
      }
      return false
    })
  }

  associate(QueueId: string, quickConnectId: string): Promise<unknown> {
    const input = { QueueId, QuickConnectIds: [quickConnectId] }
    return this.#ask('AssociateQueueQuickConnects', (InstanceId) =>
      this.#client.send(new AssociateQueueQuickConnectsCommand({ InstanceId, ...input })),
    )
  }

  disassociate(QueueId: string, quickConnectId: string): Promise<unknown> {
    const input = { QueueId, QuickConnectIds: [quickConnectId] }
    return this.#ask('DisassociateQueueQuickConnects', (InstanceId) =>
      this.#client.send(new DisassociateQueueQuickConnectsCommand({ InstanceId, ...input })),
    ).catch(gone)
  }

  isApproved(origin: string): Promise<boolean> {
    return this.#ask('ListApprovedOrigins', async (InstanceId) => {
      for await (const page of paginateListApprovedOrigins({ client: this.#client }, { InstanceId })) {
        if (page.Origins?.includes(origin)) return true
      }
      return false
    })
  }

  approve(Origin: string): Promise<unknown> {
    return this.#ask('AssociateApprovedOrigin', (InstanceId) =>
      this.#client.send(new AssociateApprovedOriginCommand({ InstanceId, Origin })),
    )
  }

  revoke(Origin: string): Promise<unknown> {
    return this.#ask('DisassociateApprovedOrigin', (InstanceId) =>
      this.#client.send(new DisassociateApprovedOriginCommand({ InstanceId, Origin })),
    ).catch(gone)
  }

  async #ask<Answer>(operation: string, question: (InstanceId: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(this.#InstanceId)
    } catch (error) {
      throw troubleOf(error, operation, this.#env)
    }
  }
}

/** What is not there any more needs no undoing. */
function gone(trouble: Trouble): undefined {
  if (trouble.kind === 'not found') return undefined
  throw trouble
}
