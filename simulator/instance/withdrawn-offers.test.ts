import { describe, expect, test } from 'vitest'
import type { Assumptions } from './assumptions.ts'
import { Stage } from './test-support/stage.ts'

/** Alice and Bob are with the customer; Carol, who is available, is invited by Bob. */
function inviting(assumptions: Partial<Assumptions>) {
  const stage = new Stage({ assumptions })
  const chat = stage.chatOf('bob')
  stage.is('Available', 'carol')
  stage.invites('bob', 'carol', chat)
  return { stage, chat }
}

describe('assumption inviterLeaves', () => {
  test.each([
    ['invitation stays', ['Maya', 'Alice', 'Carol?']],
    ['invitation withdrawn', ['Maya', 'Alice']],
  ] as const)('%s, when who gave it leaves or is removed', (inviterLeaves, roster) => {
    for (const go of ['leaves', 'is removed'] as const) {
      const { stage, chat } = inviting({ inviterLeaves })
      if (go === 'leaves') stage.leaves('bob', chat)
      else stage.removes('alice', 'bob', chat)
      expect(stage.roster(chat)).toEqual(roster)
      expect(stage.contacts('carol')).toHaveLength(inviterLeaves === 'invitation stays' ? 1 : 0)
    }
  })

  test('invitation withdrawn: not when somebody else leaves, nor a transfer', () => {
    const { stage, chat } = inviting({ inviterLeaves: 'invitation withdrawn', transferReleasesAgents: 'when accepted' })
    stage.leaves('alice', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob', 'Carol?'])
    stage.accepts('carol', chat)
    stage.is('Available', 'dave')
    stage.transfers('bob', 'dave', chat)
    stage.leaves('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Carol', 'Dave?'])
  })

  test('invitation withdrawn: the chat of an only agent ends, whoever they have invited', () => {
    const { stage, chat } = inviting({ inviterLeaves: 'invitation withdrawn' })
    stage.leaves('alice', chat)
    stage.leaves('bob', chat)
    expect(chat.state).toBe('ended')
    expect(chat.transcript.filter(({ kind }) => kind === 'chat ended')).toHaveLength(1)
  })
})

describe('assumption withdrawnOffer', () => {
  const ways = {
    'the inviter takes it back': (stage, chat) => stage.removes('bob', 'carol', chat),
    'the customer leaves': (stage, chat) => stage.leaves('customer', chat),
    'the chat is transferred': (stage, chat) => {
      stage.is('Available', 'dave')
      stage.transfers('alice', 'dave', chat)
    },
  } as const satisfies Record<string, (stage: Stage, chat: ReturnType<Stage['chatOf']>) => void>

  test.each(Object.entries(ways))('gone: once %s there is nothing to see of it', (_, end) => {
    const { stage, chat } = inviting({ withdrawnOffer: 'gone' })
    end(stage, chat)
    expect(stage.contacts('carol')).toEqual([])
    expect(stage.presence('carol')).toBe('Available')
  })

  test.each(Object.entries(ways))('missed: once %s it stands as missed until it is cleared', (_, end) => {
    const { stage, chat } = inviting({ withdrawnOffer: 'missed' })
    end(stage, chat)
    expect(stage.contacts('carol')).toMatchObject([{ state: 'missed' }])
    expect(stage.presence('carol')).toBe('MissedCallAgent')
    stage.clears('carol', chat)
    expect(stage.contacts('carol')).toEqual([])
    expect(stage.presence('carol')).toBe('Available')
  })
})
