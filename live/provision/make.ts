import { Failure } from '../../written/failure.ts'
import { Trouble } from '../control-plane/trouble.ts'
import type { ChangedInstance } from './instance.ts'
import type { ProvisionState } from './state.ts'
import { type Step, wordsOf } from './step.ts'

/** What a provision works with. */
export interface Works {
  readonly instance: ChangedInstance
  readonly state: ProvisionState
  /** Hears of each step when it is done. */
  readonly tell: (line: string) => void
}

/** Makes the steps one after the other, each written down before and after. */
export async function make(steps: readonly Step[], works: Works): Promise<void> {
  for (const step of steps) {
    works.state.begins(step)
    const quickConnectId = await made(step, works).catch((error: unknown) => {
      // Who was not let in has made nothing; of anything else it is looked up later.
      if (error instanceof Trouble && error.isNoEntry) works.state.forgets({ step })
      throw error
    })
    works.state.hasDone(step, quickConnectId)
    works.tell(wordsOf(step))
  }
}

/** Answers the id of the quick connect that it is about, if it is about one. */
async function made(step: Step, { instance, state }: Works): Promise<string | undefined> {
  switch (step.kind) {
    case 'attribute':
      await instance.setAttribute(step.attribute, step.to)
      return undefined
    case 'origin':
      await instance.approve(step.origin)
      return undefined
    case 'quick connect': {
      // One that is there already was made by a process that did not live to say so.
      const own = await instance.ownQuickConnectNamed(step.name, state.provision)
      if (own?.QuickConnectId !== undefined) return own.QuickConnectId
      const flow = await instance.transferFlow()
      if (flow === undefined) {
        throw new Failure(
          'The instance has no flow of type "Agent transfer", through which a quick connect to a user goes. Add one (Routing, Flows, Create transfer to agent flow), publish it, and run this again.',
        )
      }
      return instance.createQuickConnect(step.name, step.userId, flow, state.provision)
    }
    case 'association': {
      const id = step.quickConnectId ?? madeBefore(step.quickConnectName, state)
      await instance.associate(step.queueId, id)
      return id
    }
  }
}

function madeBefore(name: string, { entries }: ProvisionState): string {
  const entry = entries.find(({ step }) => step.kind === 'quick connect' && step.name === name)
  if (entry?.quickConnectId === undefined) throw new Error(`The quick connect ${name} has not been made.`)
  return entry.quickConnectId
}
