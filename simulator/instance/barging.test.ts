import { describe, expect, test } from 'vitest'
import type { Assumptions } from './assumptions.ts'
import { centerWithMonitoring } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

function supervised(assumptions: Partial<Assumptions> = {}): Stage {
  return new Stage({ center: centerWithMonitoring(), assumptions })
}

describe('a supervisor who barges in', () => {
  test('is seen to come, speaks, and is seen to go back', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const grace = stage.monitors('grace', chat)
    expect(stage.heard(chat.customer, () => stage.barges('grace', chat))).toEqual(['joined Grace'])
    expect(chat.transcript.at(-1)).toMatchObject({ kind: 'joined', role: 'SUPERVISOR', participantId: grace.id })
    expect(stage.heard(chat.customer, () => stage.says('grace', 'Let me help', chat))).toEqual(['Grace: Let me help'])
    expect(stage.heard(chat.customer, () => stage.goesBack('grace', chat))).toEqual(['left Grace'])
    expect(stage.heard(grace, () => stage.says('alice', 'Thank you', chat))).toEqual(['Alice: Thank you'])
    stage.refuses(() => stage.says('grace', 'Psst', chat), 'silent monitor')
  })

  test('changes the snapshots of all agents', () => {
    const stage = supervised()
    const chat = stage.chatOf('bob')
    stage.monitors('grace', chat)
    const changed = stage.told(() => stage.barges('grace', chat)).filter((each) => each.type === 'agent changed')
    expect(changed.map((each) => each.userId)).toEqual(['user-alice', 'user-bob', 'user-grace'])
  })

  test('comes and goes without a word, where that is assumed', () => {
    const stage = supervised({ supervisorComingAndGoing: 'untold' })
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    const before = chat.transcript.length
    stage.barges('grace', chat)
    stage.goesBack('grace', chat)
    stage.barges('grace', chat)
    stage.leaves('grace', chat)
    expect(chat.transcript).toHaveLength(before)
  })

  test('is the only one, and may be followed by another', { tags: ['H23'] }, () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.monitors('bob', chat)
    stage.barges('grace', chat)
    stage.refuses(() => stage.barges('bob', chat), 'supervisor barged in already', /Grace/)
    stage.goesBack('grace', chat)
    stage.barges('bob', chat)
  })

  test('needs to be allowed to, and to be allowed back', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat, ['silent'])
    stage.refuses(() => stage.barges('grace', chat), 'monitor mode not allowed', /barge into/)
    stage.monitors('bob', chat, ['barge'])
    stage.barges('bob', chat)
    stage.refuses(() => stage.goesBack('bob', chat), 'monitor mode not allowed', /listen to/)
  })

  test('does so in a chat that they monitor, while it goes on', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.refuses(() => stage.barges('alice', chat), 'wrong contact state')
    stage.monitors('grace', chat)
    stage.leaves('grace', chat)
    stage.refuses(() => stage.barges('grace', chat), 'wrong contact state')
    stage.refuses(() => stage.instance.monitorAs('user-grace', 'no-such-contact', 'barge'), 'unknown contact')
  })

  test('twice changes nothing, or is refused where that is assumed', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.goesBack('grace', chat)
    stage.barges('grace', chat)
    expect(stage.told(() => stage.barges('grace', chat))).toEqual([])
    const strict = supervised({ repeatedMonitorMode: 'refused' })
    const other = strict.chatOf()
    strict.monitors('grace', other)
    strict.refuses(() => strict.goesBack('grace', other), 'monitor mode already')
  })

  test('stops all receipts, whatever else is assumed about them', { tags: ['H29'] }, () => {
    for (const receiptsAmongMoreThanTwo of ['refused', 'dropped'] as const) {
      const stage = supervised({ receiptsAmongMoreThanTwo })
      const chat = stage.chatOf()
      const message = stage.says('alice', 'Hello', chat)
      stage.monitors('grace', chat)
      stage.barges('grace', chat)
      stage.refuses(() => stage.acknowledges('customer', message, 'read', chat), 'receipts not available')
      stage.goesBack('grace', chat)
      stage.acknowledges('customer', message, 'read', chat)
      expect(chat.receipts).toHaveLength(1)
    }
  })

  test('takes no seat of the six, or takes one where that is assumed', () => {
    const stage = supervised()
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.bringsIn('alice', 'erin', chat)
    expect(stage.roster(chat)).toHaveLength(7)
    stage.goesBack('grace', chat)
    stage.barges('grace', chat)
    const counted = supervised({ bargedSupervisorTakesSeat: true })
    const full = counted.chatOf('bob', 'carol', 'dave', 'erin')
    counted.monitors('grace', full)
    counted.refuses(() => counted.barges('grace', full), 'chat full')
    counted.leaves('erin', full)
    counted.barges('grace', full)
    counted.is('Available', 'erin')
    counted.refuses(() => counted.invites('alice', 'erin', full), 'chat full')
  })

  test('keeps the chat going when the agents have left, and cannot go back then', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.leaves('alice', chat)
    expect(chat.state).toBe('active')
    stage.refuses(() => stage.goesBack('grace', chat), 'alone with the customer', /Grace/)
    const message = stage.says('customer', 'Anybody?', chat)
    stage.refuses(() => stage.acknowledges('grace', message, 'read', chat), 'receipts not available')
    stage.leaves('grace', chat)
    expect(chat.state).toBe('ended')
  })

  test('can go back while an agent is there, before the customer has come', () => {
    const stage = supervised()
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.accepts('alice', chat)
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.goesBack('grace', chat)
    stage.barges('grace', chat)
    stage.leaves('alice', chat)
    stage.refuses(() => stage.goesBack('grace', chat), 'alone with the customer')
  })

  test('can be disconnected by an agent', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const grace = stage.monitors('grace', chat)
    stage.barges('grace', chat)
    expect(stage.heard(grace, () => stage.removes('alice', 'grace', chat))).toEqual(['chat ended Grace'])
    expect(stage.contact('grace', chat).state).toBe('ended')
    expect(chat.state).toBe('active')
  })

  test('acts as an agent does, or only speaks where that is assumed', () => {
    const stage = supervised()
    const chat = stage.chatOf('bob')
    stage.monitors('carol', chat)
    stage.barges('carol', chat)
    stage.removes('carol', 'bob', chat)
    stage.is('Available', 'dave')
    stage.invites('carol', 'dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Carol', 'Dave?'])
    const quiet = supervised({ bargedSupervisorActs: 'speaks only' })
    const other = quiet.chatOf('bob')
    quiet.monitors('carol', other)
    quiet.barges('carol', other)
    quiet.says('carol', 'Hello', other)
    quiet.refuses(() => quiet.removes('carol', 'bob', other), 'supervisor may not act', /Carol/)
    quiet.is('Available', 'dave')
    quiet.refuses(() => quiet.invites('carol', 'dave', other), 'supervisor may not act')
    quiet.removes('carol', 'carol', other)
  })

  test('who is invited as well is one person in the chat, an agent', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const monitoring = stage.monitors('bob', chat)
    stage.invites('alice', 'bob', chat)
    stage.instance.monitorAs('user-bob', monitoring.contactId, 'barge')
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
    expect(stage.participant('bob', chat).role).toBe('AGENT')
    stage.monitors('carol', chat)
    stage.barges('carol', chat)
    stage.refuses(() => stage.invites('alice', 'carol', chat), 'agent already in chat')
    stage.refuses(() => stage.transfers('alice', 'carol', chat), 'agent already in chat')
  })
})

describe('assumption removalWhileBarged', () => {
  /** Alice, Bob and Carol are with the customer; Grace listens. */
  function monitored(removalWhileBarged: Assumptions['removalWhileBarged']) {
    const stage = supervised({ removalWhileBarged })
    const chat = stage.chatOf('bob', 'carol')
    stage.monitors('grace', chat)
    return { stage, chat }
  }

  test('by any agent: whoever it is, and by the supervisor', () => {
    const { stage, chat } = monitored('by any agent')
    stage.barges('grace', chat)
    stage.removes('bob', 'carol', chat)
    stage.removes('grace', 'bob', chat)
    stage.removes('alice', 'grace', chat)
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.removes('alice', 'customer', chat)
    expect(chat.state).toBe('ended')
  })

  test('by the supervisor: no agent removes another, the customer, or the supervisor', () => {
    const { stage, chat } = monitored('by the supervisor')
    stage.barges('grace', chat)
    for (const name of ['carol', 'alice', 'customer', 'grace'] as const) {
      stage.refuses(() => stage.removes('bob', name, chat), 'only the supervisor removes', /Grace has barged into/)
    }
    stage.removes('grace', 'carol', chat)
    stage.removes('grace', 'alice', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob', 'Grace'])
    stage.removes('grace', 'customer', chat)
    expect(chat.state).toBe('ended')
  })

  test('by the supervisor: agents still leave, and take invitations back', () => {
    const { stage, chat } = monitored('by the supervisor')
    stage.barges('grace', chat)
    stage.is('Available', 'dave')
    stage.invites('alice', 'dave', chat)
    stage.removes('bob', 'dave', chat)
    stage.removes('bob', 'bob', chat)
    stage.leaves('carol', chat)
    stage.removes('grace', 'grace', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })

  test('by the supervisor: while they only listen agents do, and those who listen besides never', () => {
    const { stage, chat } = monitored('by the supervisor')
    stage.removes('alice', 'carol', chat)
    stage.barges('grace', chat)
    stage.monitors('dave', chat)
    stage.refuses(() => stage.removes('alice', 'bob', chat), 'only the supervisor removes')
    stage.refuses(() => stage.removes('dave', 'bob', chat), 'silent monitor')
    stage.goesBack('grace', chat)
    stage.removes('alice', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Grace', 'Dave'])
  })

  test('by the supervisor: agents do once they have left', () => {
    const { stage, chat } = monitored('by the supervisor')
    stage.barges('grace', chat)
    stage.refuses(() => stage.removes('alice', 'bob', chat), 'only the supervisor removes')
    stage.leaves('grace', chat)
    stage.removes('alice', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Carol'])
  })

  test('by the supervisor: nobody, where one who has barged in only speaks', () => {
    const stage = supervised({ removalWhileBarged: 'by the supervisor', bargedSupervisorActs: 'speaks only' })
    const chat = stage.chatOf('bob')
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.refuses(() => stage.removes('grace', 'bob', chat), 'supervisor may not act')
    stage.refuses(() => stage.removes('alice', 'bob', chat), 'only the supervisor removes')
  })
})

describe('assumption addingWhileBarged', () => {
  /** Alice and Bob are with the customer; Carol, who listens, and Dave are available. */
  function monitored(assumptions: Partial<Assumptions>) {
    const stage = supervised(assumptions)
    const chat = stage.chatOf('bob')
    stage.monitors('carol', chat)
    stage.is('Available', 'dave')
    return { stage, chat }
  }

  test('by any agent: whoever it is, and by the supervisor', () => {
    const { stage, chat } = monitored({ addingWhileBarged: 'by any agent' })
    stage.barges('carol', chat)
    stage.invites('bob', 'dave', chat)
    stage.rejects('dave', chat)
    stage.clears('dave', chat)
    stage.is('Available', 'dave')
    stage.invites('carol', 'dave', chat)
    stage.removes('alice', 'dave', chat)
    stage.transfers('alice', 'dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Carol', 'Dave?'])
  })

  test('by the supervisor: no agent invites or transfers until they go back', () => {
    const { stage, chat } = monitored({ addingWhileBarged: 'by the supervisor' })
    stage.barges('carol', chat)
    for (const name of ['alice', 'bob'] as const) {
      stage.refuses(() => stage.invites(name, 'dave', chat), 'only the supervisor adds', /Carol has barged into/)
      stage.refuses(() => stage.transfers(name, 'dave', chat), 'only the supervisor adds', /Carol has barged into/)
    }
    stage.goesBack('carol', chat)
    stage.invites('bob', 'dave', chat)
    stage.barges('carol', chat)
    stage.accepts('dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave'])
  })

  test('by the supervisor: who does, or nobody, where they only speak', () => {
    const { stage, chat } = monitored({ addingWhileBarged: 'by the supervisor' })
    stage.barges('carol', chat)
    stage.transfers('carol', 'dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Carol', 'Dave?'])
    const quiet = monitored({ addingWhileBarged: 'by the supervisor', bargedSupervisorActs: 'speaks only' })
    quiet.stage.barges('carol', quiet.chat)
    quiet.stage.refuses(() => quiet.stage.invites('carol', 'dave', quiet.chat), 'supervisor may not act')
    quiet.stage.refuses(() => quiet.stage.invites('bob', 'dave', quiet.chat), 'only the supervisor adds')
  })
})

describe('when the agent who is watched leaves', () => {
  test.each([
    ['monitoring goes on', 'listening', 'joined'],
    ['monitoring ends', 'left', 'joined'],
  ] as const)('%s, and whoever has barged in stays', (monitoredAgentLeaves, listener, barged) => {
    const stage = supervised({ monitoredAgentLeaves })
    const chat = stage.chatOf('bob')
    stage.is('Available', 'carol', 'dave', 'grace')
    for (const name of ['carol', 'grace'] as const) {
      stage.instance.monitor(stage.contact('bob', chat).contactId, `user-${name}`, ['silent', 'barge'])
    }
    stage.monitors('dave', chat)
    stage.barges('grace', chat)
    stage.leaves('bob', chat)
    expect(stage.participant('carol', chat).state).toBe(listener)
    expect(stage.participant('grace', chat).state).toBe(barged)
    expect(stage.participant('dave', chat).state).toBe('listening')
  })
})

describe('how monitoring begins and ends, where it is assumed otherwise', () => {
  test('it begins when the supervisor accepts, until when they hear nothing', () => {
    const stage = supervised({ monitoringBegins: 'when accepted' })
    const chat = stage.chatOf()
    const grace = stage.monitors('grace', chat)
    expect(stage.contact('grace', chat).state).toBe('connecting')
    expect(stage.heard(grace, () => stage.says('customer', 'Hello', chat))).toEqual([])
    stage.refuses(() => stage.barges('grace', chat), 'wrong contact state')
    stage.refuses(() => stage.removes('alice', 'grace', chat), 'unknown participant')
    stage.accepts('grace', chat)
    expect(stage.heard(grace, () => stage.says('customer', 'Hello', chat))).toEqual(['Maya: Hello'])
  })

  test('a supervisor who rejects it or lets it ring out stays as available as they were', () => {
    const stage = supervised({ monitoringBegins: 'when accepted' })
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.rejects('grace', chat)
    expect(stage.contact('grace', chat).state).toBe('missed')
    stage.clears('grace', chat)
    stage.monitors('grace', chat)
    stage.clock.advance(20_000)
    expect(stage.contact('grace', chat).state).toBe('missed')
    expect(stage.presence('grace')).toBe('Available')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })

  test('a supervisor who joins as an agent before they accept is not asked any more', () => {
    const stage = supervised({ monitoringBegins: 'when accepted' })
    const chat = stage.chatOf()
    const asked = stage.monitors('bob', chat)
    stage.bringsIn('alice', 'bob', chat)
    expect(asked.state).toBe('left')
    expect(stage.contacts('bob').map(({ initiationMethod }) => initiationMethod)).toEqual(['TRANSFER'])
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
  })

  test('what has ended is gone from the supervisor’s contacts', () => {
    const stage = supervised({ endedMonitoring: 'contact gone' })
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.leaves('grace', chat)
    expect(stage.contacts('grace')).toEqual([])
    stage.monitors('grace', chat)
    stage.barges('grace', chat)
    stage.leaves('customer', chat)
    expect(stage.contacts('grace')).toEqual([])
    expect(stage.contact('alice', chat).state).toBe('ended')
  })
})
