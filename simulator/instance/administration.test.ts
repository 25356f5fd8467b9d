import { describe, expect, test } from 'vitest'
import { center } from './test-support/center.ts'
import { Stage, type StageOptions } from './test-support/stage.ts'

function administered(options: StageOptions = {}) {
  const stage = new Stage(options)
  return { stage, administration: stage.instance.administration, directory: stage.instance.directory }
}

describe('the switch of multi-party chat', () => {
  test('turned off lets nobody new in, and leaves a chat of five as it is', { tags: ['H21'] }, () => {
    const { stage, administration } = administered()
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.is('Available', 'erin')
    administration.setFeature('multiPartyChat', false)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave'])
    stage.refuses(() => stage.invites('alice', 'erin', chat), 'multi-party chat off', /not enabled/)
    stage.says('dave', 'Still here', chat)
    administration.setFeature('multiPartyChat', true)
    stage.invites('alice', 'erin', chat)
    expect(stage.roster(chat)).toContain('Erin?')
  })

  test('leaves the other switches alone, and they leave it alone', () => {
    const { administration, directory } = administered({ center: center({ features: { multiPartyChat: true } }) })
    administration.setFeature('enhancedChatMonitoring', true)
    expect(directory.settings.features).toMatchObject({
      multiPartyChat: true,
      enhancedChatMonitoring: true,
      messageStreaming: false,
    })
  })
})

describe('the console’s option for multi-party chats and enhanced monitoring', () => {
  test('sets both', () => {
    const { administration, directory } = administered({ center: center({ features: { multiPartyChat: false } }) })
    administration.setConsoleChatOption(true)
    expect(directory.settings.features).toMatchObject({ multiPartyChat: true, enhancedChatMonitoring: true })
    administration.setConsoleChatOption(false)
    expect(directory.settings.features).toMatchObject({ multiPartyChat: false, enhancedChatMonitoring: false })
  })

  test('set before there were multi-party chats has to be turned off and on, or the attribute to be set', () => {
    const earlier = { multiPartyChat: false, enhancedChatMonitoring: true }
    const { stage, administration } = administered({ center: center({ features: earlier }) })
    const chat = stage.chatOf()
    stage.is('Available', 'bob', 'carol')
    administration.setConsoleChatOption(true)
    stage.refuses(
      () => stage.invites('alice', 'bob', chat),
      'multi-party chat off',
      /off and on.*UpdateInstanceAttribute/,
    )
    administration.setConsoleChatOption(false)
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'multi-party chat off', /enable multi-party chats/)
    administration.setConsoleChatOption(true)
    stage.invites('alice', 'bob', chat)
    const { stage: other, administration: api } = administered({ center: center({ features: earlier }) })
    api.setFeature('multiPartyChat', true)
    other.chatOf('bob')
  })
})

describe('quick connects', () => {
  test('can be made, associated, used, and are gone once deleted', { tags: ['H54'] }, () => {
    const { stage, administration } = administered()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    const { id } = administration.createQuickConnect({ name: 'Bob again', type: 'agent', destination: 'user-bob' })
    const invites = () =>
      stage.instance.invite('user-alice', stage.contact('alice', chat).contactId, { id, type: 'agent' })
    stage.refuses(invites, 'quick connect not associated')
    administration.associate('support', [id, 'to-carol'])
    invites()
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
    administration.deleteQuickConnect(id)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
    stage.rejects('bob', chat)
    stage.is('Available', 'bob')
    stage.refuses(invites, 'unknown quick connect')
  })

  test('are of use to a queue as long as they are associated with it, each once', () => {
    const { stage, administration, directory } = administered()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    administration.disassociate('support', ['to-bob', 'to-carol'])
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'quick connect not associated', /Bob/)
    administration.associate('support', ['to-bob', 'to-bob'])
    administration.associate('support', ['to-bob'])
    expect(directory.findQuickConnect('to-bob')?.queueIds).toEqual(['support'])
    stage.invites('alice', 'bob', chat)
  })

  test('lead elsewhere once they are redirected', () => {
    const { stage, administration, directory } = administered()
    const chat = stage.chatOf()
    stage.is('Available', 'bob', 'carol')
    administration.redirectQuickConnect('to-bob', { type: 'agent', destination: 'user-carol', contactFlowId: 'flow-1' })
    stage.invites('alice', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Carol?'])
    administration.redirectQuickConnect('to-bob', { type: 'phone_number', destination: '+12065550101' })
    expect(directory.findQuickConnect('to-bob')).toEqual({
      id: 'to-bob',
      name: 'Bob',
      type: 'phone_number',
      destination: '+12065550101',
      queueIds: ['support'],
    })
  })

  test('take a new name and description, each by itself', () => {
    const { administration, directory } = administered()
    administration.nameQuickConnect('to-bob', { name: 'Robert' })
    administration.nameQuickConnect('to-bob', { description: 'Knows invoices' })
    administration.nameQuickConnect('to-bob', { name: 'Robert' })
    expect(directory.findQuickConnect('to-bob')).toMatchObject({ name: 'Robert', description: 'Knows invoices' })
  })

  test('are refused with a name that is taken, or to what does not exist', () => {
    const { stage, administration } = administered()
    const to = { type: 'agent', destination: 'user-bob' } as const
    stage.refuses(() => administration.createQuickConnect({ name: 'Bob', ...to }), 'quick connect name taken', /Bob/)
    stage.refuses(() => administration.nameQuickConnect('to-carol', { name: 'Bob' }), 'quick connect name taken')
    for (const lead of [
      { lead: { type: 'agent', destination: 'user-zoe' }, reason: 'unknown user' },
      { lead: { type: 'queue', destination: 'no-such-queue' }, reason: 'unknown queue' },
      { lead: { ...to, contactFlowId: 'flow-2' }, reason: 'unknown contact flow' },
    ] as const) {
      stage.refuses(() => administration.createQuickConnect({ name: 'New', ...lead.lead }), lead.reason)
      stage.refuses(() => administration.redirectQuickConnect('to-bob', lead.lead), lead.reason)
    }
  })

  test('that do not exist, or queues that do not, change nothing at all', () => {
    const { stage, administration } = administered()
    const missing = 'unknown quick connect'
    stage.refuses(() => administration.deleteQuickConnect('to-zoe'), missing, /to-zoe/)
    stage.refuses(() => administration.nameQuickConnect('to-zoe', { name: 'Zoe' }), missing)
    stage.refuses(
      () => administration.redirectQuickConnect('to-zoe', { type: 'queue', destination: 'support' }),
      missing,
    )
    stage.refuses(() => administration.associate('back-office', ['to-bob', 'to-zoe']), missing)
    stage.refuses(() => administration.disassociate('support', ['to-bob', 'to-zoe']), missing)
    stage.refuses(() => administration.associate('no-such-queue', ['to-bob']), 'unknown queue')
    stage.refuses(() => administration.disassociate('no-such-queue', ['to-bob']), 'unknown queue')
  })
})

describe('approved origins', () => {
  test.each([
    'https://crm.example.com',
    'https://crm.example.com:8443',
    'https://*.example.com',
    'http://localhost:3000',
    'http://localhost:*',
    'http://alice.localhost:5173',
    'http://127.0.0.1',
  ])('%s can be one', (origin) => {
    const { administration, directory } = administered({ center: center({ approvedOrigins: [] }) })
    administration.approveOrigin(origin)
    expect(directory.settings.approvedOrigins).toEqual([origin])
  })

  test.each([
    '',
    'crm.example.com',
    'https://',
    'https://crm.example.com/page',
    'https://crm.example.com ; script-src *',
    'https://a.example.com https://b.example.com',
    "'self'",
    '*',
    'https://*',
    'ftp://crm.example.com',
    'http://crm.example.com',
    'http://localhost.example.com',
    'https://crm.example.com\r\nset-cookie: a=b',
    'https://crm.example.com\n',
  ])('%j can be none', (origin) => {
    const { stage, administration } = administered()
    stage.refuses(() => administration.approveOrigin(origin), 'malformed origin')
  })

  test('may be of plain http where that is assumed, and still be nothing but an origin', () => {
    const { stage, administration } = administered({ assumptions: { originForm: 'any scheme' } })
    administration.approveOrigin('http://crm.example.com')
    stage.refuses(() => administration.approveOrigin('http://crm.example.com/page'), 'malformed origin')
    stage.refuses(() => administration.approveOrigin('ftp://crm.example.com'), 'malformed origin')
  })

  test('are a hundred at most, each once', () => {
    const approvedOrigins = Array.from({ length: 99 }, (_, index) => `https://app-${index}.example.com`)
    const { stage, administration } = administered({ center: center({ approvedOrigins }) })
    stage.refuses(() => administration.approveOrigin('https://app-1.example.com'), 'origin approved already')
    administration.approveOrigin('https://last.example.com')
    stage.refuses(() => administration.approveOrigin('https://more.example.com'), 'too many origins', /100/)
  })
})

describe('what was never associated', () => {
  test('cannot be taken away', () => {
    const { stage, administration } = administered()
    stage.refuses(() => administration.revokeOrigin('https://crm.example.com'), 'unknown origin')
    stage.refuses(
      () => administration.disassociate('back-office', ['to-grace', 'to-bob']),
      'unknown quick connect',
      /Bob/,
    )
  })

  test('is gone already, where that is assumed', () => {
    const { stage, administration, directory } = administered({ assumptions: { absentAssociation: 'nothing to do' } })
    const before = stage.instance.snapshot()
    administration.revokeOrigin('https://crm.example.com')
    administration.disassociate('back-office', ['to-bob'])
    expect(stage.instance.snapshot()).toEqual(before)
    administration.disassociate('back-office', ['to-bob', 'to-grace'])
    expect(directory.quickConnectsOf(['back-office'])).toEqual([])
  })
})

describe('assumption invitedBeforeSwitchOff', () => {
  function invitedBeforeSwitchOff(assumed: 'may join' | 'refused') {
    const stage = new Stage({ assumptions: { invitedBeforeSwitchOff: assumed } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.instance.administration.setFeature('multiPartyChat', false)
    return { stage, chat }
  }

  test('may join: who was invited before comes in', () => {
    const { stage, chat } = invitedBeforeSwitchOff('may join')
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
  })

  test('refused: nobody comes in as a third any more', () => {
    const { stage, chat } = invitedBeforeSwitchOff('refused')
    stage.refuses(() => stage.accepts('bob', chat), 'multi-party chat off', /not enabled/)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
  })

  test('refused: a chat from the queue is accepted as ever', () => {
    const stage = new Stage({
      center: center({ features: { multiPartyChat: false } }),
      assumptions: { invitedBeforeSwitchOff: 'refused' },
    })
    expect(stage.roster(stage.chatOf())).toEqual(['Maya', 'Alice'])
  })
})
