import type { Works } from './make.ts'
import type { Entry } from './state.ts'
import { wordsOf } from './step.ts'

/**
 * Takes back what was made, the last first, and nothing else: what has been changed by others since stays as it is. What was
 * begun and may not have been done is looked for.
 */
export async function undo(works: Works): Promise<void> {
  for (const entry of works.state.entries.toReversed()) {
    const wasThere = await undone(entry, works)
    works.state.forgets(entry)
    works.tell(wasThere ? wordsOf(entry.step, true) : `nothing to do any more: ${wordsOf(entry.step, true)}`)
  }
}

/** Whether there was something to take back. */
async function undone({ step, quickConnectId }: Entry, { instance, state }: Works): Promise<boolean> {
  switch (step.kind) {
    case 'attribute': {
      if ((await instance.attribute(step.attribute)) !== step.to) return false
      await instance.setAttribute(step.attribute, step.from)
      return true
    }
    case 'origin': {
      if (!(await instance.isApproved(step.origin))) return false
      await instance.revoke(step.origin)
      return true
    }
    case 'quick connect': {
      const own =
        quickConnectId === undefined
          ? await instance.ownQuickConnectNamed(step.name, state.provision)
          : await instance.ownQuickConnect(quickConnectId, state.provision)
      if (!own?.QuickConnectId) return false
      await instance.deleteQuickConnect(own.QuickConnectId)
      return true
    }
    case 'association': {
      const made = async () =>
        (await instance.ownQuickConnectNamed(step.quickConnectName, state.provision))?.QuickConnectId
      const id = quickConnectId ?? step.quickConnectId ?? (await made())
      if (id === undefined || !(await instance.isAssociated(step.queueId, id))) return false
      await instance.disassociate(step.queueId, id)
      return true
    }
  }
}
