import { describe, expect, test } from 'vitest'
import { planFor } from './calibrate.ts'
import { names } from './finding.ts'
import { scenes, unprobed } from './register.ts'
import { entriesOf } from './scene.ts'

const probed = scenes.flatMap(entriesOf)
const six = { agents: 6, isSupervised: true }

describe('the probes', () => {
  test('are about every entry of the register, or say why not', () => {
    expect([...probed, ...Object.keys(unprobed)].toSorted()).toEqual(names.toSorted())
  })

  test('are left out where there are too few agents, with the reason', () => {
    const { left, scenes: played } = planFor({ ...six, agents: 3 })
    expect(left.get('pendingInvitationsTakeSeats')).toBe('it needs 6 agents, and the live settings name 3')
    expect(played.flatMap(({ finds }) => finds)).toContain('transferReleasesAgents')
  })

  test('of supervisors are left out without one, and what the same scenes show besides is not', () => {
    const { left, scenes: played, isSupervised } = planFor({ ...six, isSupervised: false })
    const without = [...left].filter(([, why]) => why === 'no supervisor in the settings').map(([name]) => name)
    expect(without).toHaveLength(18)
    expect(without).toEqual(expect.arrayContaining(['supervisorConnection', 'bargedSupervisorTakesSeat']))
    expect(played.map(({ name }) => name)).not.toContain('a supervisor')
    expect(left.has('pendingInvitationsTakeSeats')).toBe(false)
    expect(isSupervised).toBe(false)
  })

  test('take a supervisor where one of them is about supervisors', () => {
    expect(planFor(six).isSupervised).toBe(true)
    expect(planFor(six, { only: ['blankMessage'] }).isSupervised).toBe(false)
  })

  test('change no settings unless they may', () => {
    expect(planFor(six).left.get('switchValues')).toMatch(/--may-change-settings/)
    expect(planFor(six, { mayChangeSettings: true }).left.has('switchValues')).toBe(false)
  })

  test('are those of the scenes that are asked for', () => {
    const plan = planFor(six, { only: ['blankMessage'] })
    expect(plan.scenes.map(({ name }) => name)).toEqual(['what can be said'])
    expect(plan.left.get('noMaxResults')).toBe('it was not asked for')
    expect(plan.left.has('jsonContent')).toBe(false)
    expect(plan).toMatchObject({ agents: 0, contacts: 3 })
  })
})
