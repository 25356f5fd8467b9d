import type { Works } from './make.ts'
import type { Entry } from './state.ts'

/** Finds out what became of steps that were begun and are not known to be done: the process may have been killed. */
export async function settle(works: Pick<Works, 'instance' | 'state'>): Promise<void> {
  for (const entry of works.state.entries.filter(({ isDone }) => !isDone)) {
    const { isThere, quickConnectId } = await foundOut(entry, works)
    if (isThere) works.state.hasDone(entry.step, quickConnectId)
    else works.state.forgets(entry)
  }
}

async function foundOut(
  { step }: Entry,
  { instance, state }: Pick<Works, 'instance' | 'state'>,
): Promise<{ isThere: boolean; quickConnectId?: string | undefined }> {
  switch (step.kind) {
    case 'attribute':
      return { isThere: (await instance.attribute(step.attribute)) === step.to }
    case 'origin':
      return { isThere: await instance.isApproved(step.origin) }
    case 'quick connect': {
      const quickConnectId = (await instance.ownQuickConnectNamed(step.name, state.provision))?.QuickConnectId
      return { isThere: quickConnectId !== undefined, quickConnectId }
    }
    case 'association': {
      const named = () => instance.ownQuickConnectNamed(step.quickConnectName, state.provision)
      const quickConnectId = step.quickConnectId ?? (await named())?.QuickConnectId
      const isThere = quickConnectId !== undefined && (await instance.isAssociated(step.queueId, quickConnectId))
      return { isThere, quickConnectId }
    }
  }
}
