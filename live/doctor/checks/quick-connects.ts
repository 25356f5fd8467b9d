import type { QuickConnect } from '@aws-sdk/client-connect'
import { Trouble } from '../../control-plane/trouble.ts'
import type { Step } from '../../provision/step.ts'
import { LEASE_PREFIX } from '../../run/people.ts'
import type { LiveAgent } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { awsConnect, check, type Examined, orNamed } from './checking.ts'
import { queueOf } from './queue.ts'

/** The quick connect that is meant for an agent; undefined when there is none. */
export async function quickConnectOf(
  { facts }: Pick<Examined, 'facts'>,
  { quickConnect: wanted }: Pick<LiveAgent, 'quickConnect'>,
  userId: string | undefined,
): Promise<QuickConnect | undefined> {
  const found = await facts.quickConnects()
  if (wanted === undefined) {
    return found.find((each) => userIn(each) === userId && userId !== undefined && !each.Name?.startsWith(LEASE_PREFIX))
  }
  if (wanted.by === 'name') return found.find(({ Name }) => Name === wanted.name)
  const known = found.find(({ QuickConnectId }) => QuickConnectId === wanted.id)
  if (known) return known
  return facts.quickConnect(wanted.id).catch((trouble) => {
    if (trouble instanceof Trouble && trouble.kind === 'not found') return undefined
    throw trouble
  })
}

function userIn({ QuickConnectConfig }: QuickConnect): string | undefined {
  return QuickConnectConfig?.UserConfig?.UserId
}

export function checkQuickConnect(examined: Examined, agent: LiveAgent): Promise<Finding>[] {
  const { facts, settings } = examined
  const { username, quickConnect: wanted } = agent
  const pages = `${settings.site}: Routing, Quick connects`
  const idOfAgent = async () => (await facts.users()).get(username)
  return [
    check('Quick connects', `quick connect of ${username}`, async () => {
      const userId = await idOfAgent()
      if (userId === undefined && wanted === undefined) {
        return { unknown: `the quick connect of ${username}, who is not there.` }
      }
      const quickConnect = await quickConnectOf(examined, agent, userId)
      if (!quickConnect) {
        const called = wanted === undefined ? '' : wanted.by === 'name' ? wanted.name : wanted.id
        const names = (await facts.quickConnects()).flatMap(({ Name }) => Name ?? [])
        return {
          wrong:
            wanted === undefined
              ? `no quick connect leads to ${username}.`
              : `there is no quick connect ${called}.${orNamed(called, names)}`,
          mend: {
            steps: `${pages}, Add quick connect: type User, user ${username}, contact flow "Default agent transfer".`,
            ...(userId !== undefined && { provision: await toBeMade(examined, agent, userId) }),
          },
        }
      }
      const { Name, QuickConnectConfig } = quickConnect
      const page = `${settings.site}/transfer-dests/edit?id=${quickConnect.QuickConnectId}`
      if (QuickConnectConfig?.QuickConnectType !== 'USER') {
        return {
          wrong: `the quick connect ${Name} is of type ${QuickConnectConfig?.QuickConnectType}, not User.`,
          mend: { steps: `${page}: only one of type User adds an agent to a chat. Name another in the live settings.` },
        }
      }
      if (userIn(quickConnect) !== userId) {
        return {
          wrong: `the quick connect ${Name} leads to ${await usernameOf(examined, userIn(quickConnect))}, not to ${username}.`,
          mend: { steps: `${page}: choose the user ${username}, or name another quick connect in the live settings.` },
        }
      }
      return { ok: `the quick connect ${Name} leads to ${username}` }
    }),
    check('Quick connects', `queue of the quick connect of ${username}`, async () => {
      const userId = await idOfAgent()
      const [quickConnect, queue] = await Promise.all([quickConnectOf(examined, agent, userId), queueOf(examined)])
      if (!quickConnect?.QuickConnectId)
        return { unknown: `the queues of the quick connect of ${username}, which is not there.` }
      if (!queue?.Id) return { unknown: 'there is no queue to look at.' }
      const associated = await facts.queueQuickConnects(queue.Id)
      const { Name, QuickConnectId } = quickConnect
      if (associated.includes(QuickConnectId)) return { ok: `${Name} can be used in the queue ${queue.Name}` }
      return {
        wrong: `the quick connect ${Name} is not associated with the queue ${queue.Name}: those who work it do not see it.`,
        mend: {
          steps: `${settings.site}: Routing, Queues, ${queue.Name}, Quick connects: add ${Name}, save.`,
          command: awsConnect(
            settings,
            'associate-queue-quick-connects',
            `--queue-id ${queue.Id} --quick-connect-ids ${QuickConnectId}`,
          ),
          ...(userIn(quickConnect) === userId && {
            provision: [
              {
                kind: 'association',
                queueId: queue.Id,
                queueName: queue.Name ?? '',
                quickConnectId: QuickConnectId,
                quickConnectName: Name ?? '',
              },
            ] as const,
          }),
        },
      }
    }),
  ]
}

/** What makes a quick connect and has it seen in the queue; one that is named by its id cannot be made: ids are given out. */
async function toBeMade(
  examined: Examined,
  { username, quickConnect }: LiveAgent,
  userId: string,
): Promise<readonly Step[]> {
  if (quickConnect?.by === 'id') return []
  const name = quickConnect?.name ?? `${username} (Roundtable)`
  const queue = await queueOf(examined)
  const association =
    queue?.Id === undefined
      ? []
      : [{ kind: 'association', queueId: queue.Id, queueName: queue.Name ?? '', quickConnectName: name } as const]
  return [{ kind: 'quick connect', name, username, userId }, ...association]
}

async function usernameOf({ facts }: Examined, userId: string | undefined): Promise<string> {
  const users = await facts.users()
  return [...users].find(([, id]) => id === userId)?.[0] ?? userId ?? 'nobody'
}
