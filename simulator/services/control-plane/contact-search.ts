import { isObject } from '../model/validation.ts'
import { contactOf } from './contact.ts'
import { unusable } from './errors.ts'
import type { Handlers, Input, Means } from './handlers.ts'
import { pageOf } from './paging.ts'

type Contact = ReturnType<typeof contactOf>
type Criteria = NonNullable<Input<'SearchContacts'>['SearchCriteria']>
type TimestampType = Input<'SearchContacts'>['TimeRange']['Type']

/** What is simulated of the criteria. */
const CRITERIA: readonly (keyof Criteria)[] = ['AdditionalTimeRange', 'Channels', 'InitiationMethods', 'QueueIds']

/** All contacts there have been, also those that go on (documented for chats, administrator guide "Search for contacts"). */
export function contactSearchHandlers({ instance }: Means): Handlers<'SearchContacts'> {
  const { directory } = instance
  const all = () =>
    instance.chats.flatMap((chat) =>
      [...new Set([chat.id, ...chat.participants.map(({ contactId }) => contactId)])].map((id) =>
        contactOf(directory.center, chat, id),
      ),
    )

  return {
    SearchContacts({ TimeRange: { Type, StartTime, EndTime }, SearchCriteria = {}, Sort, ...asked }) {
      if (Sort) throw unusable("Value at 'Sort' is not simulated: contacts come in the order in which chats began")
      requireSimulated(SearchCriteria)
      const found = all().filter((contact) => {
        const time = timeOf(contact, Type)
        return time !== undefined && time >= StartTime && time <= EndTime && meets(contact, SearchCriteria)
      })
      const { entries, next } = pageOf('SearchContacts', found, asked, instance.assumptions)
      // A search tells nothing of attributes: DescribeContact does.
      const Contacts = entries.map(({ Attributes: _, LastUpdateTimestamp: __, ...summary }) => summary)
      return { Contacts, TotalCount: found.length, ...next }
    },
  }
}

function requireSimulated(criteria: Criteria): void {
  const other = Object.keys(criteria).find((each) => !CRITERIA.some((known) => known === each))
  if (other !== undefined) {
    throw unusable(`Value at 'SearchCriteria.${other}' is not simulated: search by ${CRITERIA.join(', ')}`)
  }
}

function meets(contact: Contact, { Channels, InitiationMethods, QueueIds, AdditionalTimeRange }: Criteria): boolean {
  if (Channels && !Channels.some((each) => each === contact.Channel)) return false
  if (InitiationMethods && !InitiationMethods.some((each) => each === contact.InitiationMethod)) return false
  if (QueueIds && !QueueIds.some((each) => each === contact.QueueInfo?.Id)) return false
  return AdditionalTimeRange?.Criteria.every((each) => lacksTime(contact, each.TimestampCondition)) ?? true
}

/** The model is cut off here: `{ Type, ConditionType: 'NOT_EXISTS' }` is all that there is (documented). */
function lacksTime(contact: Contact, condition: unknown): boolean {
  if (!isObject(condition) || condition.ConditionType !== 'NOT_EXISTS' || !isTimestampType(condition.Type)) {
    throw unusable("Value at 'AdditionalTimeRange' is not simulated: ask for times that do not exist")
  }
  return timeOf(contact, condition.Type) === undefined
}

const TIMES: Readonly<Record<TimestampType, (contact: Contact) => number | undefined>> = {
  INITIATION_TIMESTAMP: ({ InitiationTimestamp }) => InitiationTimestamp,
  DISCONNECT_TIMESTAMP: ({ DisconnectTimestamp }) => DisconnectTimestamp,
  CONNECTED_TO_AGENT_TIMESTAMP: ({ AgentInfo }) => AgentInfo?.ConnectedToAgentTimestamp,
  ENQUEUE_TIMESTAMP: ({ QueueInfo }) => QueueInfo?.EnqueueTimestamp,
  // Nothing is scheduled here.
  SCHEDULED_TIMESTAMP: () => undefined,
}

function timeOf(contact: Contact, type: TimestampType): number | undefined {
  return TIMES[type](contact)
}

function isTimestampType(type: unknown): type is TimestampType {
  return typeof type === 'string' && Object.hasOwn(TIMES, type)
}
