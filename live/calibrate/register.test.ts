import { describe, expect, test } from 'vitest'
import { planFor } from './calibrate.ts'
import { names } from './finding.ts'
import { scenes, unprobed } from './register.ts'

const probed = scenes.flatMap(({ finds }) => finds)

describe('the probes', () => {
  test('are about every entry of the register, or say why not', () => {
    expect([...probed, ...Object.keys(unprobed)].toSorted()).toEqual(names.toSorted())
  })

  test('are left out where there are too few agents, with the reason', () => {
    const { left, scenes: played } = planFor(3)
    expect(left.get('pendingInvitationsTakeSeats')).toBe('it needs 6 agents, and the live settings name 3')
    expect(played.flatMap(({ finds }) => finds)).toContain('transferReleasesAgents')
  })

  test('change no settings unless they may', () => {
    expect(planFor(6).left.get('switchValues')).toMatch(/--may-change-settings/)
    expect(planFor(6, { mayChangeSettings: true }).left.has('switchValues')).toBe(false)
  })

  test('are those of the scenes that are asked for', () => {
    const plan = planFor(6, { only: ['blankMessage'] })
    expect(plan.scenes.map(({ name }) => name)).toEqual(['what can be said'])
    expect(plan.left.get('noMaxResults')).toBe('it was not asked for')
    expect(plan.left.has('jsonContent')).toBe(false)
    expect(plan).toMatchObject({ agents: 0, contacts: 3 })
  })
})
