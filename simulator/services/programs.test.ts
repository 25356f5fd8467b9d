import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joined } from '../instance/chat.ts'
import { Instance, type InstanceOptions } from '../instance/instance.ts'
import { rulesOf } from '../instance/rules.ts'
import { type Outcome, Run } from './test-support/programs/run.ts'
import { programs } from './test-support/programs/steps.ts'

/** To see a failure again: ROUNDTABLE_PROGRAMS='{"seed":1,"path":"0:0"}' npx vitest run simulator/services/programs */
const replay: { seed?: number; path?: string } = JSON.parse(process.env.ROUNDTABLE_PROGRAMS ?? '{}')

const SEED = 20_261_122

test('10,000 programs of people acting keep every invariant', { timeout: 300_000 }, () => {
  const outcomes: Outcome[] = []
  fc.assert(
    fc.property(programs, (program) => {
      const outcome = new Run().of(program)
      outcomes.push(outcome)
      demandNone(outcome)
    }),
    { numRuns: 10_000, seed: SEED, ...replay },
  )
  if (replay.path) return
  const share = (holds: (outcome: Outcome) => boolean) => outcomes.filter(holds).length / outcomes.length
  const done = outcomes.map((outcome) => outcome.done).sort((a, b) => a - b)
  const coverage = {
    programs: outcomes.length,
    medianDone: done[Math.floor(done.length / 2)] ?? 0,
    reachedSix: share((outcome) => outcome.reachedSix),
    triedSeventh: share((outcome) => outcome.triedSeventh),
    cameBack: share((outcome) => outcome.cameBack),
    bargedIn: share((outcome) => outcome.bargedIn),
  }
  console.log('Coverage of the programs:', coverage)
  expect(coverage.medianDone).toBeGreaterThanOrEqual(30)
  expect(coverage.reachedSix).toBeGreaterThanOrEqual(0.05)
  expect(coverage.triedSeventh).toBeGreaterThanOrEqual(0.05)
  expect(coverage.cameBack).toBeGreaterThanOrEqual(0.2)
  expect(coverage.bargedIn).toBeGreaterThanOrEqual(0.05)
})

test('1,000 programs keep them too where only a supervisor who is barged in removes people', {
  timeout: 60_000,
}, () => {
  let leftToSupervisor = 0
  fc.assert(
    fc.property(programs, (program) => {
      const outcome = new Run((options) => new Instance(leavingRemoval(options))).of(program)
      if (outcome.leftToSupervisor) leftToSupervisor++
      demandNone(outcome)
    }),
    { numRuns: 1_000, seed: SEED, ...replay },
  )
  if (!replay.path) expect(leftToSupervisor).toBeGreaterThanOrEqual(10)
})

/** What fast-check shows of a failure, shrunk program and seed beside it. */
function demandNone({ problems }: Outcome): void {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Removing is left to a supervisor who is barged in. */
function leavingRemoval(options: InstanceOptions): InstanceOptions {
  return { ...options, assumptions: { removalWhileBarged: 'by the supervisor' } }
}

type Listen = Parameters<Instance['subscribe']>[0]

/** An instance whose events reach others changed. */
function telling(change: (tell: Listen) => Listen) {
  return (options: InstanceOptions) =>
    new (class extends Instance {
      override subscribe(listener: Listen) {
        return super.subscribe(change(listener))
      }
    })(options)
}

const bugs: Readonly<Record<string, { create: (options: InstanceOptions) => Instance; breaks: RegExp }>> = {
  'a seventh seat': {
    create: (options) =>
      new Instance({
        ...options,
        rules: (...given) => {
          const rules = rulesOf(...given)
          return { ...rules, requireSeat: (chat) => (joined(chat).length < 7 ? undefined : rules.requireSeat(chat)) }
        },
      }),
    breaks: /people are in one chat/,
  },
  'joined events that nobody is told of': {
    create: telling((tell) => (event) => {
      if (event.type !== 'item' || event.item.kind !== 'joined') tell(event)
    }),
    breaks: /knows/,
  },
  'left events told twice': {
    create: telling((tell) => (event) => {
      tell(event)
      if (event.type === 'item' && event.item.kind === 'left') tell(event)
    }),
    breaks: /same item twice/,
  },
  'messages to those who have gone': {
    create: (options) => {
      const instance: Instance = telling((tell) => (event) => {
        if (event.type !== 'item' || event.item.kind !== 'message') return tell(event)
        tell({ ...event, to: instance.chatById(event.chatId).participants })
      })(options)
      return instance
    },
    breaks: /after they had gone/,
  },
  'a supervisor who hears nothing': {
    create: telling((tell) => (event) => {
      if (!('to' in event)) return tell(event)
      tell({ ...event, to: event.to.filter((each) => each.role !== 'SUPERVISOR') })
    }),
    breaks: /Grace knows/,
  },
  'an agent who removes whom only a supervisor may': {
    create: (options) =>
      new (class extends Instance {
        override disconnect(_userId: string, _contactId: string, participantId: string) {
          super.leave(participantId)
        }
      })(leavingRemoval(options)),
    breaks: /while Grace was barged in/,
  },
  'a chat that outlives its customer': {
    create: (options) =>
      new (class extends Instance {
        override leave(participantId: string) {
          if (this.participantById(participantId).participant.role === 'AGENT') super.leave(participantId)
        }
      })(options),
    breaks: /goes on for ever/,
  },
  'timers that are never cancelled': {
    create: ({ clock, ...options }) =>
      new Instance({
        ...options,
        clock: {
          now: () => clock.now(),
          atOnce: (run) => clock.atOnce(run),
          after: (ms, run) => {
            clock.after(ms, run)
            return () => undefined
          },
        },
      }),
    breaks: /timers are left|goes on|although/,
  },
}

test.each(Object.entries(bugs))('%s: found within 1,000 programs', (_, { create, breaks }) => {
  const { failed, errorInstance } = fc.check(
    fc.property(programs, (program) => {
      demandNone(new Run(create).of(program))
    }),
    { numRuns: 1_000, seed: SEED, endOnFailure: true },
  )
  expect(failed).toBe(true)
  expect(String(errorInstance)).toMatch(breaks)
})
