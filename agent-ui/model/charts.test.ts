import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { charts } from './charts.ts'
import { machines } from './machines.ts'
import { statesOf, transitionsOf } from './transitions.ts'

/** `npm run charts` writes it anew. */
const DOCUMENT = fileURLToPath(new URL('../../docs/state-charts.md', import.meta.url))

test('the charts are those of the machines: otherwise run "npm run charts"', async () => {
  await expect(charts(machines)).toMatchFileSnapshot(DOCUMENT)
})

test('no two transitions of a machine have the same name', () => {
  const names = machines.flatMap((machine) => transitionsOf(machine)).map((each) => each.name)
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

const door = createMachine({
  id: 'door',
  initial: 'shut',
  on: { slam: '.shut', look: { actions: () => undefined } },
  states: {
    shut: { on: { push: 'open' } },
    open: { initial: 'ajar', states: { ajar: { after: { 1000: 'wide' } }, wide: { always: '#door.shut' } } },
  },
})

test('a chart shows states in states, the way in, delays, and what happens at once', () => {
  const drawn = charts([door])
  for (const part of [
    '[*] --> door_shut',
    'state "open" as door_open {',
    '[*] --> door_open_ajar',
    'door_shut --> door_open : push',
    'door_open_ajar --> door_open_wide : after 1000',
    'door_open_wide --> door_shut : at once',
    'door --> door_shut : slam',
    '- `look` in door',
  ]) {
    expect(drawn).toContain(part)
  }
  expect(statesOf(door).map((state) => state.id)).toEqual([
    'door.shut',
    'door.open',
    'door.open.ajar',
    'door.open.wide',
  ])
})
