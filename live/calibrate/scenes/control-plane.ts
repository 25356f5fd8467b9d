import { randomUUID } from 'node:crypto'
import {
  CreateParticipantCommand,
  DisassociateApprovedOriginCommand,
  SearchQuickConnectsCommand,
  SearchUsersCommand,
} from '@aws-sdk/client-connect'
import { notProbed, unlike } from '../finding.ts'
import { either, inWords, oneOf, outcomeOf, permitted } from '../outcome.ts'
import type { Scene } from '../scene.ts'

/** Nobody's: `example` is reserved (RFC 2606). */
const NOWHERE = 'https://calibrate.roundtable.example'
/** Between the two: which of them AWS means, it says in two places. */
const SKEW_MS = 10 * 60_000
/** The smaller of the pages that an undocumented size is assumed to be. */
const SMALL_PAGE = 10

/** What the control plane makes of requests that its reference leaves open. */
export const controlPlane: Scene = {
  name: 'the control plane',
  finds: [
    'reusedClientToken',
    'refusedParameter',
    'unnamedBot',
    'absentAssociation',
    'searchCapitals',
    'unfitContains',
    'undocumentedPageSize',
    'signatureSkewMinutes',
  ],
  agents: 0,
  contacts: 4,
  messages: 0,

  async play(stage) {
    const { connect, means } = stage
    const { instanceId: InstanceId } = means
    const { id: ContactId } = await stage.startsChat()

    await stage.find('reusedClientToken', 'A chat is started with the ClientToken of another one.', async () => {
      const ClientToken = randomUUID()
      const named = (DisplayName: string) => stage.asks({ ClientToken, ParticipantDetails: { DisplayName } })
      const first = await stage.tries(named('Maya'))
      const second = await stage.tries(named('Noor'))
      if (!first.ok) return notProbed(inWords(first))
      if (!second.ok) return second.status < 500 ? 'refused' : unlike(inWords(second))
      return second.output.ContactId === first.output.ContactId ? 'answered as before' : unlike('two chats begin')
    })
    await stage.find(
      'refusedParameter',
      'A chat is started with an attribute whose name has a blank in it.',
      async () => {
        const answer = await stage.tries(stage.asks({ Attributes: { ...means.attributes, 'a blank': 'x' } }))
        return oneOf(answer, ['InvalidRequestException', 'InvalidParameterException'])
      },
    )
    await stage.find('unnamedBot', 'A custom bot without a name is asked into a chat.', async () => {
      const ParticipantDetails = { ParticipantRole: 'CUSTOM_BOT' as const }
      const bot = { InstanceId, ContactId, ClientToken: randomUUID(), ParticipantDetails }
      const answer = await outcomeOf(connect.send(new CreateParticipantCommand(bot)))
      return permitted('CreateParticipant', answer, () => either(answer, 'goes by its role', 'refused'))
    })
    await stage.find('absentAssociation', 'An origin is taken back that is not approved.', async () => {
      const command = new DisassociateApprovedOriginCommand({ InstanceId, Origin: NOWHERE })
      const answer = await outcomeOf(connect.send(command))
      return permitted('DisassociateApprovedOrigin', answer, () => either(answer, 'nothing to do', 'refused', 404))
    })
    await stage.find('searchCapitals', 'A quick connect is searched for in other capitals than its own.', async () => {
      const [person] = means.people
      const name = person?.quickConnect ?? ''
      const Value = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase()
      if (Value === name) return notProbed('no name has letters')
      const found = await connect.send(
        new SearchQuickConnectsCommand({
          InstanceId,
          SearchCriteria: { StringCondition: { FieldName: 'name', Value, ComparisonType: 'EXACT' } },
        }),
      )
      return (found.QuickConnects ?? []).some(({ Name }) => Name === name) ? 'ignored' : 'heeded'
    })
    await stage.find('unfitContains', 'Users are searched for whose names contain one letter.', async () => {
      const Value = means.people[0]?.username[0]
      const StringCondition = { FieldName: 'Username', Value, ComparisonType: 'CONTAINS' as const }
      const command = new SearchUsersCommand({ InstanceId, SearchCriteria: { StringCondition } })
      const answer = await outcomeOf(connect.send(command))
      return permitted('SearchUsers', answer, () => {
        if (!answer.ok) return either(answer, '', 'refused')
        return answer.output.Users?.length ? 'searched' : 'finds nothing'
      })
    })
    await stage.find('undocumentedPageSize', 'The first page of SearchQuickConnects is counted.', async () => {
      const page = await connect.send(new SearchQuickConnectsCommand({ InstanceId }))
      const size = page.QuickConnects?.length ?? 0
      if (page.NextToken) return size === SMALL_PAGE ? SMALL_PAGE : size === 100 ? 'as other lists' : unlike(`${size}`)
      return size > SMALL_PAGE ? 'as other lists' : notProbed(`there are only ${size} quick connects`)
    })
    await stage.find('signatureSkewMinutes', 'A request is signed with a time that is ten minutes off.', async () => {
      const off = means.connectClient('the administrator', stage.recorder)
      let tries = 0
      // The SDK would look at the answer, set its clock, and try again.
      off.middlewareStack.add(
        (next) => async (args) => {
          tries += 1
          if (tries > 1) throw new SecondTry()
          return next(args)
        },
        { step: 'finalizeRequest', priority: 'low', name: 'roundtableOnce' },
      )
      off.config.systemClockOffset = -SKEW_MS
      try {
        await off.send(new SearchQuickConnectsCommand({ InstanceId, MaxResults: 1 }))
        return 15
      } catch (error) {
        if (error instanceof SecondTry) return 5
        if (error instanceof Error && /signature (expired|not yet current)/i.test(error.message)) return 5
        throw error
      } finally {
        off.destroy()
      }
    })
  },
}

/** The first was refused. */
class SecondTry extends Error {}
