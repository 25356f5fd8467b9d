import { describe, expect, test } from 'vitest'
import { Redaction } from './redaction.ts'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'
const ID = '0f000000-0000-4000-a000-000000000001'

function redacted(body: object | string, known: (redaction: Redaction) => void = () => {}): unknown {
  const redaction = new Redaction()
  known(redaction)
  return redaction.of(typeof body === 'string' ? body : JSON.stringify(body))
}

describe('what gives access is taken out', () => {
  test.each([
    ['a token by its name, however short', { ParticipantToken: 'abc' }, { ParticipantToken: '<credential 1>' }],
    ['a JWT wherever it stands', { note: `see ${JWT}!` }, { note: 'see <credential 1>!' }],
    ['the address of a socket', { Websocket: { Url: 'wss://a.b/c?d=1' } }, { Websocket: { Url: '<credential 1>' } }],
    [
      'a token in JSON in a text',
      { connectionData: JSON.stringify({ ConnectionAuthenticationToken: 'abc' }) },
      { connectionData: { ConnectionAuthenticationToken: '<credential 1>' } },
    ],
    ['a token in a list', { tokens: [{ authToken: 'abc' }] }, { tokens: [{ authToken: '<credential 1>' }] }],
    ['a token that is the whole body', JWT, '<credential 1>'],
    ['a password', { password: 'x' }, { password: '<credential 1>' }],
  ])('%s', (_, body, expected) => expect(redacted(body)).toEqual(expected))

  test('and one can see which is the same', () => {
    const redaction = new Redaction()
    const shown = ['{"nextToken":"a"}', '{"nextToken":"b"}', '{"nextToken":"a"}'].map((each) => redaction.of(each))
    expect(shown).toEqual([
      { nextToken: '<credential 1>' },
      { nextToken: '<credential 2>' },
      { nextToken: '<credential 1>' },
    ])
  })
})

describe('what somebody wrote, and who it was, is shown only when the specs know it', () => {
  const item = { Content: 'My card is 4111', DisplayName: 'Jane Roe', Type: 'MESSAGE' }

  test('of others there is the length alone', () => {
    expect(redacted(item)).toEqual({ Content: '<15 characters>', DisplayName: '<somebody>', Type: 'MESSAGE' })
  })

  test('of their own there is all', () => {
    const known = (redaction: Redaction) => {
      redaction.knowsText('My card is 4111')
      redaction.knowsName('Jane Roe')
    }
    expect(redacted(item, known)).toEqual(item)
  })

  test('also where it is data: a form that was filled in; but what a receipt is for is no text', () => {
    expect(redacted({ Content: '{"iban":"DE02"}' })).toEqual({ Content: '<15 characters>' })
    const receipt = { Content: JSON.stringify({ messageId: ID }) }
    expect(redacted(receipt)).toEqual(receipt)
  })

  test('a frame of a socket is looked into', () => {
    const frame = { topic: 'aws/chat', contentType: 'application/json', content: JSON.stringify(item) }
    expect(redacted(frame)).toMatchObject({ topic: 'aws/chat', content: { Content: '<15 characters>' } })
  })

  test('attributes of contacts may be anybody’s data', () => {
    expect(redacted({ attributes: { phone: { value: '+1' } } })).toEqual({ attributes: '<attributes>' })
  })
})

test('what strangers say, and who they are, is known word for word', { tags: ['H63'] }, () => {
  const redaction = new Redaction()
  redaction.knowsText('Hello')
  redaction.knowsName('Maya')
  redaction.of(JSON.stringify({ Content: 'Hello', DisplayName: 'Maya', ParticipantToken: 'abc' }))
  redaction.of(JSON.stringify({ Content: 'My card is 4111', DisplayName: 'Jane Roe' }))
  expect(redaction.takenOut).toEqual(['abc', 'My card is 4111', 'Jane Roe'])
  redaction.knowsText('My card is 4111')
  expect(redaction.takenOut).toEqual(['abc', 'Jane Roe'])
})

test.each([
  { Id: ID, ContactId: ID, ClientToken: ID },
  { AbsoluteTime: '2026-01-05T09:00:00.000Z', Type: 'EVENT' },
  { ContentType: 'application/vnd.amazonaws.connect.event.participant.joined' },
  { Arn: `arn:aws:connect:us-west-2:111122223333:instance/${ID}/transfer-destination/${ID}` },
  { status: 'success', topics: ['aws/chat'], MaxResults: 100, isOn: true, nothing: null },
])('nothing else is touched: %j', (body) => expect(redacted(body)).toEqual(body))
