import type { Person } from '../../../agent-ui/connect/port.ts'
import { showingPeople } from './ports.ts'
import { defectsOf } from './ui-defect.ts'

/** Whoever was once in a chat stays in it. */
function keeping(): (people: readonly Person[]) => Person[] {
  const known = new Map<string, Person[]>()
  return (people) => {
    const self = people.find((one) => one.self)?.connectionId ?? ''
    const kept = (known.get(self) ?? []).filter((one) => !people.some((each) => each.connectionId === one.connectionId))
    const all = [...people, ...kept]
    known.set(
      self,
      all.filter((one) => one.state === 'joined'),
    )
    return all
  }
}

export const roster = defectsOf('roster', [
  {
    name: 'roster-not-updated',
    is: 'The page does not take those off its list who leave.',
    caughtBy: 'join-and-leave: an agent invites, and the invited agent joins and leaves',
    change: { port: showingPeople(keeping()) },
  },
  {
    name: 'invited-drawn-as-joined',
    is: 'The page lists who has only been invited as if they had joined.',
    caughtBy: 'join-and-leave: an agent invites, and the invited agent joins and leaves',
    change: {
      port: showingPeople((people) =>
        people.map((one) => (one.state === 'invited' ? { ...one, state: 'joined' } : one)),
      ),
    },
  },
  {
    name: 'sixth-not-drawn',
    is: 'The page lists five people at most.',
    caughtBy: 'cap: the page lets nobody invite into a full chat',
    change: { port: showingPeople((people) => people.filter((one, index) => index < 5 || one.self)) },
  },
  {
    name: 'supervisor-not-drawn',
    is: 'The page does not list a supervisor who has barged in.',
    caughtBy: 'supervisor: she barges in, everybody sees and hears her',
    change: {
      port: showingPeople((people) => people.filter((one) => one.self || one.role !== 'supervisor')),
    },
  },
])
