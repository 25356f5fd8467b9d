import type { QueueSummary } from '@aws-sdk/client-connect'
import type { Finding } from '../finding.ts'
import { check, type Examined, orNamed } from './checking.ts'

/** The queue of the settings; undefined when there is none. */
export async function queueOf({ facts, settings: { queue } }: Examined): Promise<QueueSummary | undefined> {
  const queues = await facts.queues()
  return queues.find(({ Id, Name }) => (queue.by === 'id' ? Id === queue.id : Name === queue.name))
}

export function checkQueue(examined: Examined): Promise<Finding> {
  const { facts, settings } = examined
  const wanted = settings.queue.by === 'id' ? settings.queue.id : settings.queue.name
  return check('Queue and flow', 'queue', async () => {
    const queue = await queueOf(examined)
    if (queue) return { ok: `the queue ${queue.Name} is there` }
    const names = (await facts.queues()).flatMap(({ Name }) => Name ?? [])
    return {
      wrong: `there is no queue ${wanted} on the instance.${orNamed(wanted, names)}`,
      mend: { steps: `${settings.site}: Routing, Queues. Correct queue in the live settings, or add the queue there.` },
    }
  })
}

export function checkFlow(examined: Examined): Promise<Finding> {
  const { facts, settings } = examined
  const flowPages = `${settings.site}: Routing, Flows.`
  return check('Queue and flow', 'contact flow', async () => {
    const [flow, queue] = await Promise.all([
      facts.flow(settings.contactFlowId).catch((trouble) => {
        if (trouble.kind === 'not found') return undefined
        throw trouble
      }),
      queueOf(examined).catch(() => undefined),
    ])
    if (!flow) {
      return {
        wrong: `there is no published contact flow ${settings.contactFlowId} on the instance.`,
        mend: { steps: `${flowPages} Publish the flow, or copy the address of its page into contactFlow.` },
      }
    }
    if (flow.Type !== 'CONTACT_FLOW') {
      return {
        wrong: `the flow ${flow.Name} is of type ${flow.Type}: chats start with one of type CONTACT_FLOW.`,
        mend: { steps: `${flowPages} Choose one of type "Contact flow (inbound)".` },
      }
    }
    if (flow.State !== undefined && flow.State !== 'ACTIVE') {
      return { wrong: `the flow ${flow.Name} is archived.`, mend: { steps: `${flowPages} Unarchive it.` } }
    }
    if (!queue?.Id) return { ok: `the contact flow ${flow.Name} is published` }
    if (flow.Content?.includes(queue.Id))
      return { ok: `the contact flow ${flow.Name} leads to the queue ${queue.Name}` }
    return {
      ok: `the contact flow ${flow.Name} is published; it does not name the queue ${queue.Name} itself, so an attribute or a module has to`,
    }
  })
}
