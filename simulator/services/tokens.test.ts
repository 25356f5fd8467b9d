import { describe, expect, test } from 'vitest'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import { countedIds } from '../instance/test-support/stage.ts'
import { Tokens } from './tokens.ts'

function fresh() {
  const clock = new ManualClock()
  return { clock, tokens: new Tokens(clock, countedIds()) }
}

describe('a token', () => {
  test('stands for its subject, as the kind it was given as', () => {
    const { tokens } = fresh()
    const { token } = tokens.grant('connection', 'maya')
    expect(tokens.subjectOf('connection', token)).toBe('maya')
    expect(tokens.subjectOf('participant', token)).toBeUndefined()
    expect(tokens.subjectOf('connection', undefined)).toBeUndefined()
  })

  test('expires when its time is up; without a time never', () => {
    const { clock, tokens } = fresh()
    const { token, expiresAt } = tokens.grant('auth', 'alice', 1_000)
    const lasting = tokens.grant('auth', 'alice')
    expect(expiresAt).toBe(clock.now() + 1_000)
    clock.advance(999)
    expect(tokens.subjectOf('auth', token)).toBe('alice')
    clock.advance(1)
    expect(tokens.subjectOf('auth', token)).toBeUndefined()
    clock.advance(365 * 86_400_000)
    expect(tokens.subjectOf('auth', lasting.token)).toBe('alice')
  })

  test('is found with the time since when it is theirs, and not as another kind', () => {
    const { clock, tokens } = fresh()
    const { token } = tokens.grant('socket', 'maya', 1_000)
    const grantedAt = clock.now()
    clock.advance(999)
    expect(tokens.find('auth', token)).toBeUndefined()
    expect(tokens.find('socket', token)).toMatchObject({ subject: 'maya', grantedAt })
    clock.advance(1)
    expect(tokens.find('socket', token)).toBeUndefined()
  })

  test('that is spent is good for nothing', () => {
    const { tokens } = fresh()
    const { token } = tokens.grant('socket', 'maya')
    tokens.spend(token)
    expect([tokens.find('socket', token), tokens.subjectOf('socket', token)]).toEqual([undefined, undefined])
  })

  test('that lasts is the same every time, one for each kind and subject', () => {
    const { tokens } = fresh()
    const token = tokens.lasting('participant', 'maya')
    expect(tokens.lasting('participant', 'maya')).toBe(token)
    expect(tokens.lasting('participant', 'noor')).not.toBe(token)
    expect(tokens.lasting('auth', 'maya')).not.toBe(token)
    const given = tokens.grant('participant', 'omar').token
    expect(tokens.lasting('participant', 'omar')).toBe(given)
  })

  test('that expires is not the one that lasts', () => {
    const { clock, tokens } = fresh()
    tokens.grant('auth', 'alice', 1_000)
    const lasting = tokens.lasting('auth', 'alice')
    clock.advance(1_000)
    expect(tokens.subjectOf('auth', lasting)).toBe('alice')
  })

  test('has a holder, also when it has expired, unless it stands for a file or a view', () => {
    const { clock, tokens } = fresh()
    const ofMaya = tokens.grant('connection', 'maya', 1_000).token
    const ofView = tokens.grant('view', 'maya view-1').token
    clock.advance(1_000)
    expect([ofMaya, ofView, 'made-up', undefined].map((token) => tokens.holderOf(token))).toEqual([
      'maya',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('that is suspended is good for nothing until it is restored; new ones, other kinds and other people’s are', () => {
    const { tokens } = fresh()
    const { token } = tokens.grant('connection', 'maya')
    const others = [tokens.grant('connection', 'noor'), tokens.grant('auth', 'maya')]
    const [first, second] = [1, 2].map(() => tokens.suspend('connection', (subject) => subject === 'maya'))
    const fresher = tokens.grant('connection', 'maya').token
    expect(tokens.subjectOf('connection', token)).toBeUndefined()
    expect([tokens.holderOf(token), first?.has(token), first?.has(fresher)]).toEqual(['maya', true, false])
    expect(tokens.subjectOf('connection', fresher)).toBe('maya')
    expect(others.map(({ token }, index) => tokens.subjectOf(index ? 'auth' : 'connection', token))).toEqual([
      'noor',
      'maya',
    ])
    first?.restore()
    expect(tokens.subjectOf('connection', token)).toBeUndefined()
    second?.restore()
    expect(tokens.subjectOf('connection', token)).toBe('maya')
  })

  test('is a run of 64 hexadecimal digits: what is taken out of records', () => {
    const { tokens } = fresh()
    expect(tokens.grant('auth', 'alice').token).toMatch(/^[0-9a-f]{64}$/)
  })
})
