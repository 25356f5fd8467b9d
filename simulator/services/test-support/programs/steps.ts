import fc from 'fast-check'

export const ACTIONS = [
  'start',
  'available',
  'accept',
  'reject',
  'invite',
  'withdraw',
  'remove',
  'leave',
  'customer leaves',
  'say',
  'type',
  'read',
  'drop',
  'reconnect',
  'advance',
  'clear',
  'transfer',
  'set timers',
  'choose break',
  'monitor',
  'barge',
  'back',
  'stop monitoring',
] as const
export type Action = (typeof ACTIONS)[number]

/** Something that somebody does. `a` and `b` choose people among those who could, whoever they are by then. */
export interface Step {
  readonly action: Action
  readonly a: number
  readonly b: number
}

/** How often people do what: often enough together to fill a chat, and to try for a seat more. */
const WEIGHTS: Readonly<Record<Action, number>> = {
  start: 3,
  available: 8,
  accept: 14,
  reject: 1,
  invite: 14,
  withdraw: 1,
  remove: 1,
  leave: 1,
  'customer leaves': 0.3,
  say: 12,
  type: 2,
  read: 3,
  drop: 3,
  reconnect: 6,
  advance: 3,
  clear: 3,
  transfer: 0.5,
  'set timers': 0.6,
  'choose break': 0.4,
  monitor: 2,
  barge: 3,
  back: 2,
  'stop monitoring': 1,
}

const chosen = fc.nat({ max: 11 })

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    ...ACTIONS.map((action) => ({ arbitrary: fc.constant(action), weight: Math.round(WEIGHTS[action] * 10) })),
  ),
  a: chosen,
  b: chosen,
})

/** Random programs of people acting. All agents begin by being available and a customer by starting a chat. */
export const programs = fc.array(step, { minLength: 45, maxLength: 90, size: 'max' })
