import { assign } from 'xstate'
import type { Person } from '../../../agent-ui/connect/port.ts'
import { defectsOf } from './ui-defect.ts'

/** A chat that was full once stays so. */
function fullForGood(): (people: readonly Person[]) => boolean {
  const wereFull = new Set<string>()
  return (people) => {
    const self = people.find((one) => one.self)?.connectionId ?? ''
    if (people.filter((one) => one.state !== 'gone').length >= 6) wereFull.add(self)
    return wereFull.has(self)
  }
}

export const cap = defectsOf('cap', [
  {
    name: 'invite-not-disabled',
    is: 'The page lets the agent invite somebody into a full chat.',
    caughtBy: 'cap: the page lets nobody invite into a full chat',
    change: { people: { isFull: () => false } },
  },
  {
    name: 'invite-stays-disabled',
    is: 'The page does not let the agent invite anybody when a seat gets free in a full chat.',
    caughtBy: 'cap: the page lets nobody invite into a full chat',
    change: { people: { isFull: fullForGood() } },
  },
  {
    name: 'refusal-not-shown',
    is: 'The page does not say why an invitation was refused.',
    caughtBy: 'cap: the page shows the words of a refusal',
    change: {
      machines: { quickConnects: (sound) => sound.provide({ actions: { noteRefusal: assign({ refusal: '' }) } }) },
    },
  },
])
