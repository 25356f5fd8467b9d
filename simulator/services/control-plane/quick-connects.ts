import type { QuickConnect } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'
import { notFound } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'
import { leadOf, quickConnectOf, quickConnectSummary } from './quick-connect-config.ts'
import { meets, requireNoFilter } from './search.ts'

type Operations =
  | 'CreateQuickConnect'
  | 'DescribeQuickConnect'
  | 'DeleteQuickConnect'
  | 'ListQuickConnects'
  | 'SearchQuickConnects'
  | 'UpdateQuickConnectConfig'
  | 'UpdateQuickConnectName'
  | 'AssociateQueueQuickConnects'
  | 'DisassociateQueueQuickConnects'
  | 'ListQueueQuickConnects'

/** Quick connects and the queues they are associated with: they decide who can be invited into a chat. */
export function quickConnectHandlers({ instance }: Means): Handlers<Operations> {
  const { administration, assumptions, directory } = instance
  const summary = (each: QuickConnect) => quickConnectSummary(directory.center, each)

  return {
    CreateQuickConnect({ Name: name, Description: description, QuickConnectConfig, Tags: tags }) {
      const lead = leadOf(QuickConnectConfig)
      const labels = { ...(description && { description }), ...(tags && { tags }) }
      const { id } = administration.createQuickConnect({ name, ...labels, ...lead })
      return { QuickConnectARN: arnOf(directory.center, 'transfer-destination', id), QuickConnectId: id }
    },

    DescribeQuickConnect({ QuickConnectId }) {
      const known = directory.findQuickConnect(QuickConnectId)
      if (!known) throw notFound(`quick connect ${QuickConnectId}`)
      return { QuickConnect: quickConnectOf(directory.center, known) }
    },

    DeleteQuickConnect({ QuickConnectId }) {
      administration.deleteQuickConnect(QuickConnectId)
      return {}
    },

    ListQuickConnects({ QuickConnectTypes: types = [], ...asked }) {
      const all = directory.center.quickConnects.map(summary)
      const wanted = all.filter((each) => types.length === 0 || types.includes(each.QuickConnectType))
      const { entries, next } = pageOf('ListQuickConnects', wanted, asked, instance.assumptions)
      return { QuickConnectSummaryList: entries, ...next }
    },

    SearchQuickConnects({ SearchCriteria: criteria = {}, SearchFilter, ...asked }) {
      requireNoFilter(SearchFilter)
      const found = directory.center.quickConnects.filter((each) => meets(criteria, fieldsOf(each), assumptions))
      const { entries, next } = pageOf('SearchQuickConnects', found, asked, instance.assumptions)
      const quickConnects = entries.map((each) => quickConnectOf(directory.center, each))
      return { QuickConnects: quickConnects, ApproximateTotalCount: found.length, ...next }
    },

    UpdateQuickConnectConfig({ QuickConnectId, QuickConnectConfig }) {
      administration.redirectQuickConnect(QuickConnectId, leadOf(QuickConnectConfig))
      return {}
    },

    UpdateQuickConnectName({ QuickConnectId, Name: name, Description: description }) {
      const names = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) }
      administration.nameQuickConnect(QuickConnectId, names)
      return {}
    },

    AssociateQueueQuickConnects({ QueueId, QuickConnectIds }) {
      administration.associate(QueueId, QuickConnectIds)
      return {}
    },

    DisassociateQueueQuickConnects({ QueueId, QuickConnectIds }) {
      administration.disassociate(QueueId, QuickConnectIds)
      return {}
    },

    ListQueueQuickConnects({ QueueId, ...asked }) {
      if (!directory.findQueue(QueueId)) throw notFound(`queue ${QueueId}`)
      const all = directory.quickConnectsOf([QueueId]).map(summary)
      const { entries, next } = pageOf('ListQueueQuickConnects', all, asked, instance.assumptions)
      return { QuickConnectSummaryList: entries, ...next }
    },
  }
}

/** The names of fields are documented (QuickConnectSearchCriteria). */
function fieldsOf({ id, name, description }: QuickConnect) {
  return { name: [name], description: description === undefined ? [] : [description], resourceID: [id] }
}
