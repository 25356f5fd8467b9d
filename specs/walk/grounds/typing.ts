import { agent, alice, maya, said } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { typistsMachine } from '../../../agent-ui/machines/typists.ts'
import type { Agent, Customer } from '../../../harness/index.ts'
import { type PageGround, type PageMove, type Scene, sceneOf } from '../ground.ts'

interface Cast extends Scene {
  readonly customer: Customer
  readonly bob: Agent
}

interface Known {
  readonly typists: Readonly<Record<string, string>>
}

/** Longer than a typist may be silent. */
const SILENCE_S = 13
const types =
  (who: string) =>
  ({ typists }: Known) =>
    who in typists
const nobodyTypes = ({ typists }: Known) => Object.keys(typists).length === 0

const moves: PageMove<Cast>[] = [
  {
    name: 'the customer types',
    event: { type: 'chat.typing', participantId: 'maya', name: 'Maya' },
    from: [''],
    when: nobodyTypes,
    does: ({ customer }) => customer.types(),
  },
  {
    name: 'the customer says it',
    event: { type: 'chat.item', item: said(1, maya) },
    from: [''],
    when: types('maya'),
    does: ({ customer }) => customer.says('Hello?'),
  },
  {
    name: 'another agent types too',
    event: { type: 'chat.typing', participantId: 'bob', name: 'Bob Bianchi' },
    from: [''],
    when: types('maya'),
    does: ({ bob }) => bob.types(),
  },
  {
    name: 'the customer says no more',
    event: { type: 'typing.stopped', participantId: 'maya' },
    from: [''],
    when: (known: Known) => types('maya')(known) && !types('bob')(known),
    does: ({ world }) => world.passes(SILENCE_S),
  },
  {
    name: 'the other agent leaves',
    event: { type: 'people.changed', people: [maya, alice, agent('Bob', 'gone')] },
    from: [''],
    when: types('bob'),
    does: ({ bob }) => bob.leaves(),
  },
]

/** Who is seen typing. */
export const typing: PageGround<Cast> = {
  title: 'typing',
  machine: typistsMachine,
  input: undefined,
  apart: ({ typists }) => Object.values(typists),
  moves,
  async stage(world) {
    const { customer, alice: first, bob } = await world.chatOfThree({ pages: ['alice'] })
    return { ...(await sceneOf(world, first)), customer, bob }
  },
}
